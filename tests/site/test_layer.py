"""The layer over all issues: an issue that is added costs itself and its year, however many stand before it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.site_layer import HOUSE, LANGUAGES, MOMENT, issue_ids, make, sow

from magazine.issue.finding import Stop
from magazine.manuscript.theme import read_theme
from magazine.site.shelf import build_site
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

OLD = issue_ids(80)
"""2018-11 to 2019-02."""


def put_up(
    into: Path, cache: Path, last: Path | None = None, unchanged: list[str] | None = None, **more: Any
) -> tuple[str, ...]:
    return build_site(
        into=into, house=HOUSE, theme=read_theme(into, "police"), languages=LANGUAGES,
        crew=SoloCrew(Store(cache / "store")), last=last, unchanged=frozenset(unchanged or ()), **({"moment": MOMENT} | more),
    )  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def archive(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build of four issues, known by their manifests."""
    into = tmp_path_factory.mktemp("archive") / "build"
    sow(into, OLD)
    put_up(into, cache)
    return into


def break_issues(build: Path, year: str) -> None:
    """Make the manifests of a year unreadable, so that who opens one stops."""
    for file in build.glob(f"site/*/{year}-*/issue.json"):
        file.write_text("{", encoding="utf-8")


def test_adding_an_issue_opens_no_issue_of_another_year(archive: Path, cache: Path, tmp_path: Path) -> None:
    last = shutil.copytree(archive, tmp_path / "last")
    break_issues(last, "2018")
    into = tmp_path / "build"
    sow(into, ["2019-03"])
    put_up(into, cache, last, OLD)
    page = (into / "site/ar/archive/2019/index.html").read_text(encoding="utf-8")
    assert all(f"/{month}/index.html" in page for month in ("2019-01", "2019-02", "2019-03"))
    assert (into / "site/ar/archive/2018/index.html").read_bytes() == (archive / "site/ar/archive/2018/index.html").read_bytes()  # fmt: skip


def test_a_broken_issue_of_the_same_year_is_found(archive: Path, cache: Path, tmp_path: Path) -> None:
    last = shutil.copytree(archive, tmp_path / "last")
    break_issues(last, "2019")
    into = tmp_path / "build"
    sow(into, ["2019-03"])
    with pytest.raises(Stop) as stopped:
        put_up(into, cache, last, OLD)
    assert {finding.rule for finding in stopped.value.findings} == {"broken-manifest"}


def test_a_year_begins_without_opening_the_years_before(archive: Path, cache: Path, tmp_path: Path) -> None:
    last = shutil.copytree(archive, tmp_path / "last")
    break_issues(last, "2018")
    into = tmp_path / "build"
    sow(into, ["2020-01"])
    put_up(into, cache, last, OLD)
    first = (into / "site/fr/rubrics/rubric-1/index.html").read_text(encoding="utf-8")
    assert "2020-01/article-2/" in first
    assert "2019-01/article-2/" not in first


@pytest.mark.parametrize("spoilt", ["index.html", "index.html.gz", "odd.txt"])
def test_a_year_of_which_a_file_is_spoilt_does_not_stay(
    archive: Path, cache: Path, tmp_path: Path, spoilt: str
) -> None:
    last, stays = shutil.copytree(archive, tmp_path / "last"), list[str]()
    place = f"fr/archive/2018/{spoilt}"
    (last / "site" / place).unlink(missing_ok=True)
    (last / "site" / place).write_text("spoilt", encoding="utf-8")
    for into, known in ((tmp_path / "build", (place,)), (tmp_path / "unknown", ())):
        stays.clear()
        sow(into, ["2019-03"])
        put_up(into, cache, last, OLD, stay=stays.append, spoilt=known)
        assert ("site/fr/archive/2018" in stays) == (not known)
        assert "site/ar/archive/2018" in stays
    made, page = tmp_path / "build/site/fr/archive/2018", "index.html"
    assert (made / page).read_bytes() == (archive / "site/fr/archive/2018" / page).read_bytes()
    assert not (made / "odd.txt").exists()


def test_an_inventory_that_is_spoilt_is_not_believed(archive: Path, cache: Path, tmp_path: Path) -> None:
    last = shutil.copytree(archive, tmp_path / "last")
    inventory = last / "site/fr/shelf.json"
    text = inventory.read_text(encoding="utf-8")
    inventory.unlink()
    inventory.write_text(text.replace('"title":"', '"title":"Faux '), encoding="utf-8")
    whole, told, untold = (tmp_path / name for name in ("whole", "told", "untold"))
    for into, source, spoilt in ((whole, archive, ()), (told, last, ("fr/shelf.json",)), (untold, last, ())):
        sow(into, ["2019-03"])
        put_up(into, cache, source, OLD, spoilt=spoilt)
    assert tree(told) == tree(whole)
    homes = [(into / "site/fr/index.html").read_text(encoding="utf-8") for into in (untold, told)]
    assert ["Faux " in home for home in homes] == [True, False]


def test_what_is_added_step_by_step_is_what_is_made_at_once(archive: Path, cache: Path, tmp_path: Path) -> None:
    added, whole = tmp_path / "added", tmp_path / "whole"
    shutil.copytree(
        archive, added, ignore=shutil.ignore_patterns("rubrics", "contributors", "corrections", "shelf.json")
    )
    sow(added, ["2020-01"])
    files = put_up(added, cache, archive, OLD)
    sow(whole, [*OLD, "2020-01"])
    assert put_up(whole, cache) == files
    assert tree(added) == tree(whole)


def test_the_site_is_dated_by_the_newest_issue_that_stands(archive: Path, cache: Path, tmp_path: Path) -> None:
    """Not by the one that was built last: an older one that is corrected would set the site back."""
    built, older = tmp_path / "build", datetime(2018, 11, 1, tzinfo=UTC)
    sow(built, OLD)
    put_up(built, cache, archive, OLD, dated=lambda cover: cover.moment, moment=older)
    assert "<updated>2019-02-01T00:00:00+00:00</updated>" in (built / "site/opds/index.xml").read_text("utf-8")


def test_an_issue_of_which_nothing_is_published_dates_no_page(archive: Path, cache: Path, tmp_path: Path) -> None:
    """It was built last, and lies nowhere: readers would learn when it comes."""
    built, coming = tmp_path / "build", datetime(2019, 3, 14, tzinfo=UTC)
    sow(built, OLD)
    put_up(built, cache, archive, OLD, dated=lambda cover: cover.moment, moment=coming)
    assert not [file for file in (built / "site").rglob("*.xml") if "2019-03-14" in file.read_text("utf-8")]


def test_an_older_issue_that_is_made_again_takes_back_the_first_page_of_its_rubrics(
    archive: Path, cache: Path, tmp_path: Path
) -> None:
    """The newest year goes; what it had laid over the year before comes to light again."""
    into = tmp_path / "build"
    sow(into, ["2018-11", "2018-12"])
    put_up(into, cache, archive, ["2018-11", "2018-12"])
    assert "2018-12/article-2/" in (into / "site/ar/rubrics/rubric-1/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"format": 99}', '{"format": 1, "issues": [{}], "years": {}}'])
def test_an_inventory_that_cannot_be_used_is_as_good_as_none(
    archive: Path, cache: Path, tmp_path: Path, spoilt: str
) -> None:
    last, into = shutil.copytree(archive, tmp_path / "last"), tmp_path / "build"
    for tag in ("ar", "fr"):
        (last / "site" / tag / "shelf.json").write_text(spoilt, encoding="utf-8")
    put_up(into, cache, last, OLD)
    assert (into / "site/ar/shelf.json").read_bytes() == (archive / "site/ar/shelf.json").read_bytes()


def test_a_page_that_was_lost_from_the_last_build_is_made_again(archive: Path, cache: Path, tmp_path: Path) -> None:
    last, into = shutil.copytree(archive, tmp_path / "last"), tmp_path / "build"
    lost = "site/ar/archive/2018/index.html"
    (last / lost).unlink()
    put_up(into, cache, last, OLD)
    assert (into / lost).read_bytes() == (archive / lost).read_bytes()


def test_the_inventory_holds_what_pages_show_and_no_place_of_the_machine(archive: Path) -> None:
    text = (archive / "site/ar/shelf.json").read_text(encoding="utf-8")
    assert [issue["id"] for issue in json.loads(text)["issues"]] == sorted(OLD, reverse=True)
    assert str(archive) not in text


def test_adding_to_ten_times_the_articles_costs_little_more(cache: Path, tmp_path: Path) -> None:
    """The limit is 1.5 for a hundred times the articles (docs/web-shelf.md has the figures); the least of three runs is compared."""
    least = {}
    for articles in (40, 400):
        out = tmp_path / f"build-{articles}"
        make(out, cache / "store", issue_ids(articles))
        costs = [make(out, cache / "store", [f"2019-{month:02}"]) for month in (3, 4, 5)]
        # Each run adds to the same year, so the first is the cheapest and the least noisy to compare.
        least[articles] = min(cost.seconds for cost in costs)
    assert least[400] <= 1.5 * least[40], least
