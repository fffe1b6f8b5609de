"""What is made again, and the same bytes anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from magazine.editions.print.press import layout_job
from magazine.editions.print.sheet import Sheet
from magazine.issue.edition import Edition
from magazine.issue.finding import Location, Stop
from magazine.issue.flatplan import Side
from magazine.issue.language import Language
from magazine.manuscript.theme import read_theme
from magazine.works.crew import Workshop
from magazine.works.store import Store
from tests.editions.print.bench import ALL, ROOT, lay_specimen, print_specimen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.print.bench import Printed

PROGRAM = """
import sys
from pathlib import Path
from tests.editions.print.bench import print_specimen
print_specimen(Path(sys.argv[1]), Path(sys.argv[1]) / "store")
"""


def layouts(printed: Printed) -> list[str]:
    return [name for kind, name in printed.made if kind == "layout"]


EDITORIAL = "issues/2019-01/editorial/ar.md"


def test_a_second_build_lays_nothing_out(arabic: Printed, project: Path) -> None:
    assert arabic.products
    again = print_specimen(project, project / ".magazine/store")
    assert again.made == ()


def store_of(arabic: Printed, project: Path, place: Path) -> Path:
    """Copy the store in which the specimen is laid out, for a test that must not share what it adds."""
    assert arabic.products
    return shutil.copytree((project / ".magazine/store").resolve(), place)


def test_a_change_in_one_article_lays_out_that_article_only(arabic: Printed, project: Path, tmp_path: Path) -> None:
    store = store_of(arabic, project, tmp_path / "store")
    project = lay_specimen(tmp_path / "project")
    assert print_specimen(project, store, editions=(Edition.SCREEN,)).made == ()
    article = project / "issues/2019-01/editorial/ar.md"
    article.write_text(article.read_text("utf-8").replace("عدد صغير", "عدد صغير جدا"), "utf-8")
    again = print_specimen(project, store, editions=(Edition.SCREEN,))
    assert [name for name in layouts(again) if name.endswith(".md")] == [EDITORIAL]


def test_a_page_more_in_one_article_does_not_lay_out_the_others(arabic: Printed, project: Path, tmp_path: Path) -> None:
    store = store_of(arabic, project, tmp_path / "store")
    project = lay_specimen(tmp_path / "project")
    before = print_specimen(project, store, editions=(Edition.SCREEN,))
    article = project / "issues/2019-01/editorial/ar.md"
    paragraph = "فقرة طويلة تملأ الصفحة سطرا بعد سطر حتى ينتقل المقال إلى صفحة أخرى. " * 12
    article.write_text(article.read_text("utf-8") + "\n\n" + "\n\n".join([paragraph] * 12), "utf-8")
    after = print_specimen(project, store, editions=(Edition.SCREEN,))
    plans = [printed.products[Edition.SCREEN].pages for printed in (before, after)]
    starts = [piece.first_page for plan in plans if plan for piece in plan.pieces if piece.id == "patrol"]
    assert starts[0] < starts[1]
    assert [name for name in layouts(after) if name.endswith(".md")] == [EDITORIAL]


def test_same_bytes_from_another_folder_and_hash_seed(arabic: Printed, tmp_path: Path) -> None:
    other = lay_specimen(tmp_path / "another place" / "مشروع")
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4321",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONPATH": f"{ROOT}:{ROOT}/src",
    }
    subprocess.run([sys.executable, "-c", PROGRAM, str(other)], check=True, env=environment, timeout=600)
    for edition in ALL:
        place = arabic.products[edition].files[0]
        same = (other / "build" / place).read_bytes() == arabic.file(edition).read_bytes()
        assert same, edition  # pytest would explain the bytes for minutes


def test_no_place_of_this_machine_is_in_the_files(arabic: Printed, project: Path) -> None:
    for edition in ALL:
        data = arabic.file(edition).read_bytes()
        assert str(project).encode() not in data
        assert b"/tmp/" not in data


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_plan_covers_all_pages_in_order(arabic: Printed, french: Printed, language: Language) -> None:
    printed = arabic if language is Language.ARABIC else french
    plan = printed.products[Edition.SCREEN].pages
    assert plan is not None
    folio = 1
    for piece in plan.pieces:
        assert piece.first_page == folio
        assert piece.side is (Side.RECTO if folio % 2 else Side.VERSO)
        folio += piece.pages
    assert plan.page_count == folio - 1
    assert plan.pieces[0].id == "cover"
    assert plan.pieces[-1].id == "back"


def test_headings_are_marked_with_their_pages(arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    piece = plan.piece("patrol")
    assert piece is not None
    assert piece.marks
    assert all(piece.first_page <= mark.page < piece.first_page + piece.pages for mark in piece.marks)


def test_more_pages_than_planned_are_found(arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    piece = plan.piece("patrol")
    assert piece is not None
    found = [finding.rule for finding in arabic.products[Edition.SCREEN].findings]
    assert ("page-count" in found) == (piece.pages != piece.planned)


def test_a_layout_that_never_ends_is_a_finding_at_its_manuscript(tmp_path: Path) -> None:
    words = "كلمة " * 200_000
    html = f'<html lang="ar" dir="rtl"><head><title>x</title></head><body><div style="columns: 2"><p>{words}</p></div></body></html>'
    sheet = Sheet(id="endless", html=html, css="", where=Location(path="issues/2019-01/endless/ar.md"))
    faces = read_theme(ROOT, "police").faces
    with Workshop(Store(tmp_path), workers=1, seconds=2) as crew, pytest.raises(Stop) as stopped:
        crew.make([layout_job(sheet, [], faces)])
    finding = stopped.value.findings[0]
    assert (finding.rule, finding.where.path) == ("job-too-long", "issues/2019-01/endless/ar.md")
