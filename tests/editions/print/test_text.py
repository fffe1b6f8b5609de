"""Text as other programs read it out of the pages, and the fonts that it is set in."""

from __future__ import annotations

import subprocess
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from pikepdf import Pdf, parse_content_stream

from magazine.issue.edition import Edition
from tests.editions.print.bench import lay_specimen, print_specimen
from tests.sample.manuscript_words import read_manuscript, words

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

    from tests.editions.print.bench import Printed


def text_of(pdf: Path, *, first: int = 1, last: int = 9999) -> str:
    command = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def in_order(wanted: list[str], found: list[str]) -> float:
    """Say which share of the wanted words is found, in order."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def test_an_article_is_read_whole_and_in_order(arabic: Printed, project: Path) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    for name in ("editorial", "patrol", "figures"):
        piece = plan.piece(name)
        assert piece is not None
        manuscript = read_manuscript(project / f"issues/2019-01/{name}/ar.md")
        last = piece.first_page + piece.pages - 1
        found = words(text_of(arabic.file(Edition.SCREEN), first=piece.first_page, last=last))
        assert in_order(manuscript.headline, found) == 1.0
        assert in_order(manuscript.body, found) > 0.95  # a note's mark stands at its word, and the specimen is short
        assert in_order(manuscript.notes, found) == 1.0 if manuscript.notes else True


def test_a_french_article_is_read_whole_and_in_order(french: Printed, project: Path) -> None:
    manuscript = read_manuscript(project / "issues/2019-01/patrol/fr.md")
    plan = french.products[Edition.SCREEN].pages
    piece = plan.piece("patrol") if plan else None
    assert piece is not None
    text = text_of(french.file(Edition.SCREEN), first=piece.first_page, last=piece.first_page + piece.pages - 1)
    found = words(text.replace("\u00ad\n", ""))
    assert in_order(manuscript.body, found) > 0.95  # a note's mark stands at its word, and the specimen is short


def test_many_notes_stand_at_the_end_and_are_linked(tmp_path: Path) -> None:
    project = lay_specimen(tmp_path / "project")
    article = project / "issues/2019-01/editorial/ar.md"
    calls = " ".join(f"فقرة[^{number}]" for number in range(1, 12))
    notes = "\n\n".join(f"[^{number}]: حاشية برقم {number}." for number in range(1, 12))
    article.write_text(f"{article.read_text('utf-8')}\n\n{calls}\n\n{notes}\n\nختام المقال.\n", "utf-8")
    printed = print_specimen(project, tmp_path / "store", editions=(Edition.SCREEN,))
    plan = printed.products[Edition.SCREEN].pages
    piece = plan.piece("editorial") if plan else None
    assert piece is not None
    last = piece.first_page + piece.pages - 1
    text = " ".join(words(text_of(printed.file(Edition.SCREEN), first=piece.first_page, last=last)))
    assert text.index("ختام المقال") < text.index("حاشية برقم 1") < text.index("حاشية برقم 11")
    with Pdf.open(printed.file(Edition.SCREEN)) as pdf:
        names = pdf.Root.Names.Dests.Kids[0].Names
    assert {"editorial/note-1", "editorial/note-11"} <= {str(names[index]) for index in range(0, len(names), 2)}


def test_running_heads_and_folios_are_seen_but_never_read(arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    piece = plan.piece("editorial")
    assert piece is not None
    text = text_of(arabic.file(Edition.SCREEN), first=piece.first_page, last=piece.first_page)
    assert "يناير" not in text
    assert str(piece.first_page) not in words(text)
    with Pdf.open(arabic.file(Edition.SCREEN)) as pdf:
        page = pdf.pages[piece.first_page - 1]
        furniture = page.obj.Resources.XObject["/Furniture"]
        assert len(furniture.read_bytes()) > 2000
        assert not [1 for _, operator in parse_content_stream(furniture) if str(operator) in {"Tj", "TJ", "BT"}]
        assert b"/Artifact <</Type /Pagination>> BDC" in page.obj.Contents.read_bytes()


def fonts_of(pdf: Pdf) -> dict[tuple[int, int], pikepdf.Object]:
    found = {}
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            found[font.objgen] = font
    return found


def test_each_font_is_embedded_once(screen: pikepdf.Pdf) -> None:
    fonts = list(fonts_of(screen).values())
    names = [str(font.BaseFont).partition("+")[2] for font in fonts]
    assert len(set(names)) == len(names)
    assert all(name.startswith("Police-") for name in names)
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_every_glyph_says_what_it_stands_for(screen: pikepdf.Pdf) -> None:
    from magazine.editions.print.bindery.cmaps import read_texts, read_widths  # noqa: PLC0415

    for font in fonts_of(screen).values():
        texts = read_texts(font.ToUnicode.read_bytes())
        assert set(read_widths(font.DescendantFonts[0].W)) - {0} <= set(texts)


def test_letters_carry_no_marks_of_others(screen: pikepdf.Pdf) -> None:
    """WeasyPrint maps a glyph to the first cluster that it met it in (Kozea/WeasyPrint #2841)."""
    from magazine.editions.print.bindery.cmaps import read_texts  # noqa: PLC0415
    from magazine.editions.print.bindery.signs import FIRST_CODE  # noqa: PLC0415

    for font in fonts_of(screen).values():
        for code, text in read_texts(font.ToUnicode.read_bytes()).items():
            if code >= FIRST_CODE:  # a letter with its own signs
                continue
            letters = [letter for letter in text if unicodedata.category(letter) == "Lo"]
            marks = [letter for letter in text if unicodedata.category(letter) == "Mn"]
            assert not (letters and marks), text
