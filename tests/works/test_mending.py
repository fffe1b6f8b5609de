"""Whatever is done to a build that stands, the next one is as it would be from nothing, and says so: docs/safe-builds.md.

A daily run harms all kinds of files at once; a soak harms each kind in every way, one at a time.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.works.single import SingleHanded
from tests.works.tiny import NEW, OLD, SECOND, write_article, write_tiny
from tests.works.trial import difference, snapshot

from magazine.issue.edition import Edition
from magazine.issue.finding import Level, Stop
from magazine.issue.language import Language
from magazine.release.outlets.inventory import digest_of
from magazine.works import build as works
from magazine.works import mending
from magazine.works.mending import look_over
from magazine.works.order import ALL_EDITIONS, BuildOrder
from magazine.works.site_record import SITE_RECORD, write_site_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.conftest import Times

    from magazine.issue.finding import Finding
    from magazine.works.manuscripts import Copy

THEN = datetime(2026, 1, 1, tzinfo=UTC)
YEAR_PAGE = "site/fr/contributors/newsroom/2018/index.html"
KINDS = (
    f"site/fr/{OLD}/patrol/index.html",
    f"site/fr/{OLD}/index.html.gz",
    f"site/fr/{OLD}/patrol/index.html.br",
    f"site/fr/{OLD}/issue.json",
    f"site/fr/{OLD}/offline.json",
    f"site/fr/{OLD}/cards/*.jpg",
    f"site/fr/{OLD}/*.epub",
    f"site/fr/{OLD}/*.pdf",
    f"archive/{OLD}/*.pdf",
    f"press/{OLD}/*.pdf",
    YEAR_PAGE,
    f"{YEAR_PAGE}.gz",
    f"{YEAR_PAGE}.br",
    "site/fr/rubrics/life/2018/feed.xml",
    "site/fr/rubrics/life/2018/index.html",
    "site/fr/feed.xml",
    "site/fr/shelf.json",
    "site/search/fr/2018/*",
    "site/assets/*.woff2",
    "site/assets/style-*.css",
    "site/icons/*.png",
    "site/sw.js",
    f"reports/{OLD}/check.json",
)
"""A place of each kind of file that stays, or may be believed, when the new issue is built; the first file that fits is meant."""
RECORDS = (f"reports/{OLD}/build.json", SITE_RECORD)


def flip(file: Path) -> None:
    """Turn a bit; size and times stay, as on a disk that fails."""
    was = file.stat()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def cut(file: Path) -> None:
    os.truncate(file, 0)


def leak(file: Path) -> None:
    with file.open("ab") as end:
        end.write(b"<!-- /home/fatima/Bureau/secret.docx -->")


def remove(file: Path) -> None:
    file.unlink()


def lay_beside(file: Path) -> None:
    file.with_name(f"odd-{file.name}").write_text("<p>Grand concours", encoding="utf-8")


HARMS = (leak, flip, cut, remove, lay_beside)


class Crew(SingleHanded):
    """Works alone; fonts of the site are not cut, those of books and prints are."""

    def _do(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, BaseException | None]]:
        web = [job for job in jobs if job.kind == "font" and job.name.endswith("woff2")]
        for job in web:
            self.store.put(job.key, f"in the place of {job.name}".encode())
            yield job, None
        yield from super(SingleHanded, self)._do([job for job in jobs if job not in web])


@dataclass(frozen=True)
class Magazine:
    """The tiny magazine, built.

    Attributes:
        project: its folder.
        fresh: what its build holds.
    """

    project: Path
    fresh: dict[str, str]

    @property
    def out(self) -> Path:
        """The build."""
        return self.project / "build"

    def build(self, *issues: str, editions: frozenset[Edition] = ALL_EDITIONS) -> list[Finding]:
        """Build, and give what is told of the build before."""
        order = BuildOrder(
            project=self.project, issues=issues or (NEW,), out=self.out, as_of=THEN, editions=editions
        )  # fmt: skip
        found = works.build(order, lambda _: None).findings
        return [finding for finding in found if finding.rule == "spoilt-build"]

    def file(self, pattern: str) -> Path:
        """Give the first file that fits."""
        return next(file for file in sorted(self.out.glob(pattern)) if file.is_file())

    def is_fresh(self) -> str:
        """Say what is not as in a build from nothing."""
        standing = snapshot(self.out)
        return "" if standing == self.fresh else str(difference(self.fresh, standing))


@pytest.fixture(scope="module", autouse=True)
def _crew() -> Iterator[None]:
    """Let builds be done in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(works, "Workshop", Crew)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Magazine:
    """Give the tiny magazine in all editions; do not touch it."""
    project = tmp_path_factory.mktemp("tiny") / "house"
    write_tiny(project)
    first = Magazine(project=project, fresh={})
    first.build(OLD, NEW)
    fresh = snapshot(first.out)
    assert first.build(NEW) == []
    assert snapshot(first.out) == fresh
    return Magazine(project=project, fresh=fresh)


@pytest.fixture
def magazine(built: Magazine, tmp_path: Path) -> Magazine:
    """Give a copy to harm. What is put aside are further names of the build's own files, as they are in life."""
    project = shutil.copytree(built.project, tmp_path / "house", ignore=shutil.ignore_patterns("spare"))
    for issue_folder in (f"site/fr/{OLD}", f"press/{OLD}"):
        shutil.copytree(
            project / "build" / issue_folder, project / ".magazine/spare" / issue_folder, copy_function=os.link
        )
    return Magazine(project=project, fresh=built.fresh)


def test_whatever_is_harmed_is_made_again_and_told(magazine: Magazine) -> None:
    for turn, kind in enumerate(KINDS):
        harm = HARMS[turn % len(HARMS)]
        (flip if harm is lay_beside and kind.startswith("reports") else harm)(magazine.file(kind))
    told = magazine.build()
    assert magazine.is_fresh() == ""
    assert [finding.level for finding in told] == [Level.WARNING, Level.WARNING]
    assert sum(f"{OLD} was made again" in finding.what for finding in told) == 1
    assert magazine.build() == []
    assert magazine.is_fresh() == ""


def test_where_a_record_is_harmed_all_that_it_names_is_made_again(magazine: Magazine) -> None:
    flip(magazine.file(RECORDS[1]))
    assert magazine.build()
    assert magazine.is_fresh() == ""


@pytest.mark.soak
@pytest.mark.parametrize("kind", [*KINDS, *RECORDS])
@pytest.mark.parametrize("harm", HARMS)
def test_each_kind_harmed_in_each_way_is_made_again(
    magazine: Magazine, kind: str, harm: Callable[[Path], None]
) -> None:
    if harm is lay_beside and kind.startswith("reports"):
        pytest.skip("reports stay in the house, whoever wrote them")
    harm(magazine.file(kind))
    assert magazine.build()
    assert magazine.is_fresh() == ""


def test_a_leak_in_a_year_page_is_taken_out_whatever_is_built_and_kept(magazine: Magazine, times: Times) -> None:
    orders: list[tuple[str, ...]] = [(NEW,), (OLD,), (OLD, NEW)]
    for issues in orders[: times(daily=1, soak=len(orders))]:
        leak(magazine.file(YEAR_PAGE))
        shutil.rmtree(magazine.project / ".magazine/audit")
        (told,) = magazine.build(*issues)
        assert told.where.path == f"build/{YEAR_PAGE}"
        assert b"fatima" not in (magazine.out / YEAR_PAGE).read_bytes()


@pytest.mark.parametrize(
    ("kind", "edition"),
    [
        (f"press/{OLD}/*.pdf", Edition.WEB),
        (f"site/fr/{NEW}/index.html", Edition.PRESS),
        pytest.param(YEAR_PAGE, Edition.PRESS, marks=pytest.mark.soak),
    ],
)
def test_a_build_of_one_edition_makes_again_what_is_spoilt_in_the_others(
    magazine: Magazine, kind: str, edition: Edition
) -> None:
    leak(magazine.file(kind))
    assert magazine.build(editions=frozenset({edition}))
    assert b"fatima" not in magazine.file(kind).read_bytes()
    files = {place: what for place, what in snapshot(magazine.out).items() if not place.startswith("reports")}
    assert {place for place in files if files[place] != magazine.fresh[place]} == set()
    assert files.keys() == {place for place in magazine.fresh if not place.startswith("reports")}


def test_what_its_texts_do_not_allow_to_be_made_again_is_told_with_what_mends_it(magazine: Magazine) -> None:
    leak(magazine.file(f"site/fr/{OLD}/index.html"))
    before = snapshot(magazine.out)
    article = magazine.project / "issues" / OLD / "patrol/fr.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("kind: feature", "kind: nonsense"), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        magazine.build()
    (spoilt,) = [finding for finding in stop.value.findings if finding.rule == "spoilt-build"]
    assert (spoilt.level, spoilt.where.path) == (Level.ERROR, f"build/site/fr/{OLD}/index.html")
    assert spoilt.remedy.endswith(f"magazine build {OLD}")
    assert {finding.where.path for finding in stop.value.findings} >= {f"issues/{OLD}/patrol/fr.md"}
    assert snapshot(magazine.out) == before
    article.write_text(text, encoding="utf-8")
    magazine.build(OLD)
    assert magazine.build() == []
    assert magazine.is_fresh() == ""


def test_an_issue_that_is_made_again_is_as_its_sources_are_now(magazine: Magazine) -> None:
    """There is no other way to make it; whole, it would have stayed as it was."""
    write_article(magazine.project, SECOND, OLD)
    page = magazine.file(f"site/fr/{OLD}/patrol/index.html")
    was = page.read_bytes()
    assert magazine.build() == []
    assert page.read_bytes() == was
    cut(magazine.file(f"site/fr/{OLD}/index.html"))
    assert magazine.build()
    assert "au matin et rentre" in page.read_text("utf-8")


# The survey's answers, without a build


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """Give a build of two issues as it would stand, of a few small files."""
    build = tmp_path / "build"
    for issue in (OLD, NEW):
        files = (
            f"site/fr/{issue}/index.html",
            f"site/fr/{issue}/issue.json",
            f"press/{issue}/ronde-{issue}-fr-press.pdf",
        )
        for place in files:
            (build / place).parent.mkdir(parents=True, exist_ok=True)
            (build / place).write_text(json.dumps({"assets": [f"assets/{issue}.css"]}), encoding="utf-8")
        listed = {place: {"sha256": digest_of(build / place)} for place in files}
        (build / "reports" / issue).mkdir(parents=True)
        (build / "reports" / issue / "build.json").write_text(json.dumps({"files": listed}), encoding="utf-8")
        (build / "site/assets").mkdir(exist_ok=True)
        (build / f"site/assets/{issue}.css").write_text("p {}", encoding="utf-8")
    write_site_record(build, {}, {f"fr/{OLD}", f"fr/{NEW}"})
    return build


def looked_over(build: Path, monkeypatch: pytest.MonkeyPatch, *issues: str, **order: Any) -> mending.Mending:
    house = SimpleNamespace(slug="ronde", languages=(Language.FRENCH,))
    copy = cast("Copy", SimpleNamespace(publication=SimpleNamespace(house=house), theme=None))
    monkeypatch.setattr(mending, "asset_jobs", lambda _: [])
    monkeypatch.setattr(mending, "name_assets", lambda *_: (None, (SimpleNamespace(place=f"assets/{NEW}.css"),)))
    wanted = BuildOrder(project=build.parent, issues=issues or (NEW,), out=build, as_of=THEN, **order)
    return look_over(wanted, (OLD, NEW), [copy], cast("Any", SimpleNamespace(make=lambda _: [])))


def test_what_is_whole_needs_no_mending(standing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = looked_over(standing, monkeypatch)
    assert (found.orders, list(found.over_all), list(found.told((NEW,)))) == ({}, [], [])


def test_an_issue_is_made_again_in_the_editions_that_stood(standing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remove(standing / f"press/{OLD}/ronde-{OLD}-fr-press.pdf")
    found = looked_over(standing, monkeypatch)
    assert {issue: order.editions for issue, order in found.orders.items()} == {
        OLD: frozenset({Edition.WEB, Edition.PRESS})
    }
    assert looked_over(standing, monkeypatch, OLD, NEW).orders == {}


def test_an_old_shared_file_is_made_again_with_the_issues_that_need_it(
    standing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shared file that the site has now comes with the site; one of an older style comes with its issue alone."""
    cut(standing / f"site/assets/{NEW}.css")
    assert looked_over(standing, monkeypatch).orders == {}
    cut(standing / f"site/assets/{OLD}.css")
    assert set(looked_over(standing, monkeypatch).orders) == {OLD}


def test_a_file_of_an_issue_that_was_never_built_is_taken_out(standing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(standing / f"reports/{OLD}")
    for shelf in (f"press/{OLD}", f"site/fr/{OLD}"):
        shutil.rmtree(standing / shelf)
    write_site_record(standing, {}, {f"fr/{OLD}", f"fr/{NEW}"})
    (standing / f"press/{OLD}").mkdir()
    (standing / f"press/{OLD}/note.txt").touch()
    found = looked_over(standing, monkeypatch)
    assert not found.orders
    assert found.dropped == {OLD}
    assert ["taken out" in finding.what for finding in found.told((NEW,))] == [True]
