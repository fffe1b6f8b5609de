"""The shelf: pages over all issues, made from manifests alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from magazine.editions.web.manifest import from_json, to_json
from magazine.issue.finding import Stop
from magazine.issue.house import House
from magazine.issue.language import Language, Wording
from magazine.manuscript.theme import read_theme
from magazine.site.front import blocks
from magazine.site.shelf import build_site
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built

MOMENT = datetime(2019, 1, 1, tzinfo=UTC)


def put_up(into: Path, house: House, cache: Path) -> tuple[str, ...]:
    theme = read_theme(into, "police")
    crew = SoloCrew(Store(cache / "store"))
    return build_site(into=into, house=house, theme=theme, languages=house.languages, moment=MOMENT, crew=crew)


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def shelf(built: Built, tmp_path: Path) -> Path:
    """Give a folder with the specimen's issue and an older one beside it, known by their manifests alone."""
    into = tmp_path / "build"
    for tag in ("ar", "fr"):
        issue = from_json((built.site / tag / "2019-01/issue.json").read_text(encoding="utf-8"))
        older = replace(
            issue, id="2018-12", date="2018-12", number=6, title="Le numéro d’avant", assets=("assets/old-1.css",)
        )
        for each in (issue, older):
            folder = into / "site" / tag / each.id
            folder.mkdir(parents=True)
            (folder / "issue.json").write_text(to_json(each), encoding="utf-8")
    return into


def test_the_way_in_offers_every_language_with_the_newest_cover(built: Built) -> None:
    page = soup(built.site / "index.html")
    doors = page.select(".door a")
    assert [door["href"] for door in doors] == ["ar/index.html", "fr/index.html"]
    assert [door.find_parent("section")["dir"] for door in doors] == ["rtl", "ltr"]  # type: ignore[index]
    assert all(door.find("img") for door in doors)


def test_the_home_page_leads_with_what_the_cover_names_first(built: Built) -> None:
    page = soup(built.site / "ar/index.html")
    rubrics = [heading.get_text() for heading in page.select(".front-block > h2")]
    assert rubrics == ["ميدان", "افتتاحية", "أرقام"]
    figures = [figure.get_text(" ", strip=True) for figure in page.select(".figures-strip .figure")]
    assert figures == ["12.500", "حوالي 260.000"]


def test_the_newest_issue_comes_first_and_the_archive_has_all(shelf: Path, built: Built, cache: Path) -> None:
    put_up(shelf, built.house, cache)
    page = soup(shelf / "site/fr/index.html")
    assert [link["href"] for link in page.select(".shelf a")] == ["2019-01/index.html", "2018-12/index.html"]
    newest = page.select_one("#newest a")
    assert newest is not None
    assert newest["href"] == "2019-01/index.html"


def test_shared_files_stay_while_an_issue_needs_them(shelf: Path, built: Built, cache: Path) -> None:
    assets = shelf / "site/assets"
    assets.mkdir()
    for name in ("old-1.css", "forgotten-2.css"):
        (assets / name).write_text("a{}", encoding="utf-8")
    put_up(shelf, built.house, cache)
    assert (assets / "old-1.css").is_file()
    assert not (assets / "forgotten-2.css").exists()


def test_files_of_an_earlier_build_are_replaced_and_not_written_through(
    shelf: Path, built: Built, cache: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.html"
    earlier.write_text("earlier", encoding="utf-8")
    (shelf / "site/index.html").hardlink_to(earlier)
    put_up(shelf, built.house, cache)
    assert earlier.read_text(encoding="utf-8") == "earlier"


def test_a_house_without_issues_has_pages_that_say_so(tmp_path: Path, cache: Path) -> None:
    house = House(title=Wording(((Language.ARABIC, "مجلة"), (Language.FRENCH, "Revue"))), slug="revue")
    put_up(tmp_path / "build", house, cache)
    assert "Le premier numéro paraît bientôt." in soup(tmp_path / "build/site/fr/index.html").get_text()


def test_the_page_for_lost_readers_works_at_any_address(shelf: Path, built: Built, cache: Path) -> None:
    put_up(shelf, replace(built.house, address="https://m.example/sub/path/"), cache)
    page = soup(shelf / "site/404.html")
    assert {link["href"] for link in page.select(".door a")} == {
        f"/sub/path/{tag}/{place}index.html" for tag in ("ar", "fr") for place in ("", "archive/", "search/")
    }
    assert all(str(link["href"]).startswith("/sub/path/") for link in page.select("head link[href]"))
    faces = " ".join(str(link["href"]) for link in page.select('link[as="font"]'))
    assert all(f"police-display-900-{script}" in faces for script in ("arabic", "latin"))
    assert "هذه الصفحة غير موجودة" in page.get_text()
    assert "Cette page n’existe pas" in page.get_text()


def test_a_broken_manifest_is_a_finding(shelf: Path, built: Built, cache: Path) -> None:
    (shelf / "site/ar/2018-12/issue.json").write_text("{", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        put_up(shelf, built.house, cache)
    (finding,) = stopped.value.findings
    assert finding.rule == "broken-manifest"
    assert finding.where.path == "site/ar/2018-12/issue.json"


def test_a_rubric_that_comes_back_is_one_block(built: Built) -> None:
    issue = from_json((built.site / "ar/2019-01/issue.json").read_text(encoding="utf-8"))
    assert [(block.rubric.id, block.size, len(block.articles)) for block in blocks(issue)] == [
        ("field", "pair", 2), ("editorial", "single", 1), ("figures", "single", 1),
    ]  # fmt: skip


def test_the_same_manifests_give_the_same_site(shelf: Path, built: Built, cache: Path, tmp_path: Path) -> None:
    files = put_up(shelf, built.house, cache)
    other = tmp_path / "other"
    shutil.copytree(shelf, other)
    assert put_up(other, built.house, cache) == files
    assert all((shelf / name).read_bytes() == (other / name).read_bytes() for name in files)
