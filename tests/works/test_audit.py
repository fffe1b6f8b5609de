"""The audit of a build: it blocks, it keeps what it knows, and it looks at what comes over from the last build."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.common_store import share_store
from tests.release.audit import newsroom
from tests.works import tiny
from tests.wrong.cases import copy_specimen

from magazine.issue.edition import Edition
from magazine.issue.finding import Level, Stop
from magazine.release.audit.causes import BUILD_AGAIN
from magazine.works import build as building
from magazine.works.audit import Ledger, audit_build
from magazine.works.crew import SoloCrew
from magazine.works.order import BuildOrder
from magazine.works.places import cache_folder, store_folder
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CLEAN = "<!doctype html><html><body><p>Une page sans rien à cacher.</p></body></html>"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newsroom.lay_in(copy_specimen(tmp_path_factory.mktemp("audit")))


@pytest.fixture
def out(project: Path) -> Path:
    """A build of one page, anew for each test."""
    out = project / "build"
    for file in sorted(out.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() and not file.is_symlink() else file.unlink()
    write(out / "site" / "index.html", CLEAN)
    return out


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def crew_of(project: Path) -> SoloCrew:
    return SoloCrew(Store(store_folder(project)))


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def test_a_clean_build_has_no_findings(project: Path, out: Path) -> None:
    assert audit_build(project, out, NOW) == ()


def test_a_leak_names_the_output_and_the_line_of_the_manuscript(project: Path, out: Path) -> None:
    write(out / "site" / "fr" / "feed.xml", f"<feed><title>{newsroom.DRAFT_FR}</title></feed>")
    findings = audit_build(project, out, NOW)
    finding = findings[0]
    assert {(one.where, one.rule) for one in findings} == {(finding.where, finding.rule)}
    assert (finding.rule, finding.level) == ("leaked-draft", Level.ERROR)
    assert str(finding.where) == "issues/2019-01/night-raid/fr.md:7:1"
    assert "site/fr/feed.xml" in finding.what
    assert "draft" in finding.remedy


def test_an_embargo_ends(project: Path, out: Path) -> None:
    """What is past its embargo is published once it stands in the contents; before, and elsewhere, it is not."""
    write(out / "site" / "a.html", f"<p>{newsroom.EMBARGO_FR}</p>")
    assert rules(audit_build(project, out, NOW)) == {"leaked-embargo"}
    sheet = project / "issues/2019-01/issue.yaml"
    before = sheet.read_text(encoding="utf-8")
    try:
        write(sheet, before.replace("articles: [figures]", "articles: [figures, radar-plan]"))
        assert rules(audit_build(project, out, NOW)) == {"leaked-embargo"}
        assert audit_build(project, out, datetime(2039, 1, 1, tzinfo=UTC)) == ()
    finally:
        write(sheet, before)


def test_a_file_that_has_not_changed_is_not_read_again(project: Path, out: Path) -> None:
    write(out / "site" / "one.html", f"<p>{newsroom.DRAFT_FR}</p>")
    first = audit_build(project, out, NOW, crew_of(project))
    again = crew_of(project)
    assert audit_build(project, out, NOW, again) == first != ()
    assert again.made == []
    write(out / "site" / "two.html", "<p>Une page de plus.</p>")
    more = crew_of(project)
    assert audit_build(project, out, NOW, more) == first
    assert [record.name for record in more.made if "words" in record.name] == ["words of site/two.html"]


def with_a_drawing_under_transparency() -> bytes:
    picture = Image.new("RGBA", (32, 32), (255, 255, 255, 0))
    picture.paste((0, 0, 0, 0), (8, 8, 24, 24))
    saved = io.BytesIO()
    picture.save(saved, "PNG")
    return saved.getvalue()


def in_a_book(file: Path, page: str, picture: bytes) -> None:
    with zipfile.ZipFile(file, "w") as book:
        for name, data in (("page.xhtml", page.encode()), ("1.png", picture)):
            book.writestr(zipfile.ZipInfo(name, (2019, 1, 1, 0, 0, 0)), data)


def test_a_picture_in_several_files_is_looked_at_once_and_told_in_each(project: Path, out: Path) -> None:
    picture = with_a_drawing_under_transparency()
    (out / "site" / "a.png").write_bytes(picture)
    in_a_book(out / "site" / "b.epub", CLEAN, picture)
    crew = crew_of(project)
    found = audit_build(project, out, NOW, crew)
    assert [(one.rule, one.where.path) for one in found] == [("leaked-hidden-pixels", "site/a.png")]
    assert "site/a.png and site/b.epub, 1.png hold" in found[0].what
    assert [record.name for record in crew.made if "pictures" in record.name] == ["pictures of site/a.png"]
    in_a_book(out / "site" / "c.epub", CLEAN.replace("rien", "grand-chose"), picture)
    more = crew_of(project)
    found = audit_build(project, out, NOW, more)
    assert all(f"site/{name}" in found[0].what for name in ("a.png", "b.epub, 1.png", "c.epub, 1.png"))
    assert len(found) == 1
    assert [record.name for record in more.made if "pictures" in record.name] == []


def test_a_draft_that_changes_is_looked_for_anew(project: Path, out: Path) -> None:
    write(out / "site" / "one.html", "<p>Une phrase toute neuve que personne ne doit lire avant demain.</p>")
    assert audit_build(project, out, NOW) == ()
    draft = project / "issues/2019-01/night-raid/fr.md"
    before = draft.read_text(encoding="utf-8")
    try:
        write(draft, f"{before}\nUne phrase toute neuve que personne ne doit lire avant demain.\n")
        assert rules(audit_build(project, out, NOW)) == {"leaked-draft"}
    finally:
        write(draft, before)


def test_what_a_killed_audit_had_half_written_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".words-0.json.4711.part").touch()
    (tmp_path / "words-0.json").touch()
    Ledger(tmp_path).sweep()
    Ledger(tmp_path / "nowhere").sweep()
    assert [file.name for file in tmp_path.iterdir()] == ["words-0.json"]


def test_what_was_kept_is_believed_only_where_it_is_whole(project: Path, out: Path, tmp_path: Path) -> None:
    write(out / "site" / "one.html", f"<p>{newsroom.DRAFT_FR}</p>")
    assert audit_build(project, out, NOW) != ()
    for file in (cache_folder(project) / "audit").glob("*.json"):
        file.write_text(file.read_text(encoding="utf-8").replace("leaked-draft", "leaked-draff"), encoding="utf-8")
    assert rules(audit_build(project, out, NOW)) == {"leaked-draft"}
    ledger = Ledger(tmp_path)
    ledger.keep("x", {"a": {"films": [], "leaks": []}})
    assert ledger.known("x") == {"a": {"films": [], "leaks": []}}
    assert ledger.known("y") == {}


def test_where_a_link_stands_for_what_was_kept_nothing_behind_it_is_touched(
    project: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/.half.part").touch()
    (tmp_path / "audit").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OSError, match="audit"):
        audit_build(project, out, NOW)
    assert [file.name for file in (tmp_path / "elsewhere").iterdir()] == [".half.part"]


def test_reports_stay_in_the_house_and_are_told_elsewhere(project: Path, out: Path) -> None:
    write(out / "reports" / "2019-01" / "waivers.json", f'[{{"reason": "{newsroom.WAIVER}"}}]')
    assert audit_build(project, out, NOW) == ()
    write(out / "site" / "data.json", f'[{{"reason": "{newsroom.WAIVER}"}}]')
    assert rules(audit_build(project, out, NOW)) == {"leaked-report", "leaked-waiver"}


def test_where_nothing_leaves_the_house_its_reports_are_no_leak(project: Path, tmp_path: Path) -> None:
    """All that was published is withheld, and no site is made: a build without outputs."""
    write(tmp_path / "reports/2018-12/report.html", f"<p>{newsroom.DRAFT_FR}</p>")
    assert audit_build(project, tmp_path, NOW) == ()


def test_a_link_out_of_the_build_is_told(project: Path, out: Path) -> None:
    (out / "site" / "notes.md").symlink_to(project / "issues/2019-01/night-raid/fr.md")
    assert rules(audit_build(project, out, NOW)) == {"leaked-link"}


def test_what_comes_over_from_the_last_build_is_looked_at(project: Path, out: Path, tmp_path: Path) -> None:
    """An article was withdrawn after its issue was built: the old page would come over as it is."""
    write(out / "site" / "fr" / "2018-12" / "index.html", f"<p>{newsroom.DRAFT_FR}</p>")
    write(tmp_path / "next" / "site" / "index.html", CLEAN)
    assert audit_build(project, tmp_path / "next", NOW) == ()
    found = audit_build(project, tmp_path / "next", NOW, last=out, stays=["site/fr/2018-12", "reports/2018-12"])
    assert {finding.what.partition(",")[0].split()[0] for finding in found} == {"site/fr/2018-12/index.html"}
    assert {finding.remedy for finding in found} == {BUILD_AGAIN}


def test_what_was_brought_over_is_told_apart_from_what_was_made_anew(project: Path, out: Path, tmp_path: Path) -> None:
    """An article was put under embargo, and one edition is built: the others still hold it, and a build of them all mends that."""
    fresh, old = tmp_path / "next", "site/fr/2018-12/old.html"
    write(out / old, f"<p>{newsroom.DRAFT_FR}</p>")
    (fresh / old).parent.mkdir(parents=True)
    for bring in (os.link, shutil.copy2):  # the latter on a disk without hard links
        bring(out / old, fresh / old)
        found = audit_build(project, fresh, NOW, last=out, kept=["site/fr/2018-12"])
        assert {finding.remedy for finding in found} == {BUILD_AGAIN}
        (fresh / old).unlink()
    write(fresh / old, f"<p>{newsroom.DRAFT_FR}</p>")
    anew = audit_build(project, fresh, NOW, last=out, kept=["site/fr/2018-12"])
    assert anew
    assert BUILD_AGAIN not in {finding.remedy for finding in anew}


def test_a_leak_stops_the_build_and_the_last_one_stays(
    project: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaking(_work: object, into: Path, *_: object) -> tuple[str, ...]:
        write(into / "site" / "index.html", f"<p>{newsroom.DRAFT_FR}</p>")
        return ("site/index.html",)

    write(
        out / "reports" / "site.json",
        json.dumps({"files": {"site/index.html": hashlib.sha256(CLEAN.encode()).hexdigest()}}),
    )
    monkeypatch.setattr(building, "_build_shelf", leaking)
    order = BuildOrder(project=project, issues=(), out=out, as_of=NOW)
    with pytest.raises(Stop) as stop:
        building.build(order, lambda _: None)
    assert rules(stop.value.findings) == {"leaked-draft"}
    assert (out / "site" / "index.html").read_text(encoding="utf-8") == CLEAN
    monkeypatch.setattr(building, "audit_build", lambda *_, **__: ())  # without it the draft would be out
    building.build(order, lambda _: None)
    assert "descente" in (out / "site" / "index.html").read_text(encoding="utf-8")


def test_a_slip_in_an_issue_that_stays_is_told_beside_what_counts_as_leaked_for_it(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Words of an article that cannot be read count as a draft's; who builds another issue would look for a leak, and find none."""
    tiny.write_tiny(tmp_path)
    tiny.write_article(tmp_path, tiny.SECOND, tiny.OLD)
    share_store(tmp_path / ".magazine", tmp_path_factory)
    order = BuildOrder(
        project=tmp_path, issues=(tiny.OLD, tiny.NEW), out=tmp_path / "build", as_of=NOW, editions=frozenset({Edition.WEB})
    )  # fmt: skip
    building.build(order, lambda _: None)
    article = tmp_path / "issues" / tiny.OLD / "patrol/fr.md"
    article.write_text(article.read_text(encoding="utf-8").replace("[patrouille]", "[patrouille"), encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        building.build(replace(order, issues=(tiny.NEW,)), lambda _: None)
    told = {finding.rule for finding in stopped.value.findings if finding.where.path.endswith("patrol/fr.md")}
    assert {"bad-yaml", "leaked-address"} <= told
