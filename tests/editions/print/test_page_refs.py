"""The page behind a link to another article: its room in the words, and what is set there."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest

from magazine.editions.print.bindery.reading import read_sheet
from magazine.editions.print.bindery.volume import Anchor, LaidOut
from magazine.editions.print.page_refs import page_references, room
from magazine.editions.print.plan import Placed
from magazine.editions.print.press import lay_out
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.stationery import Stationery
from magazine.issue.finding import Location
from magazine.issue.language import Language
from tests.editions.print.test_press import FACES, FILES, THEME, laid, page

BODY_MARGIN_MM = 8 * 25.4 / 96
"""What WeasyPrint leaves around a body that says nothing of it."""


def placed(name: str, first_page: int, *, anchors: tuple[Anchor, ...] = (), rooms: tuple[Anchor, ...] = ()) -> Placed:
    return Placed(
        sheet=Sheet(id=name, html="", css="", where=Location(path=f"issues/2019-01/{name}/ar.md")),
        laid_out=LaidOut(
            file=Path(name), pages=2, fill=1.0, anchors=anchors, remarks=(), missing=(), rooms=rooms,
        ),
        first_page=first_page,
    )  # fmt: skip


def referring(target: str) -> Placed:
    return placed("one", 6, rooms=(Anchor(name=f"page-ref-1-{target}", page=1, top=100.0, left=50.0),))


TARGETS = (placed("two", 14, anchors=(Anchor(name="عنوان", page=1),)), placed("two-more", 30))


@pytest.mark.parametrize(
    ("target", "words"),
    [("two", "p.\u00a014"), ("two/عنوان", "p.\u00a015"), ("two/gone", "p.\u00a014"), ("two-more", "p.\u00a030")],
)
def test_a_reference_says_the_page_of_its_target(target: str, words: str) -> None:
    references = list(page_references((referring(target), *TARGETS), Language.FRENCH))
    assert [(reference.folio, reference.words) for reference in references] == [(7, words)]


def test_a_target_that_is_not_in_print_gets_no_page() -> None:
    assert list(page_references((referring("elsewhere"), *TARGETS), Language.FRENCH)) == []


def test_a_reference_follows_the_trim_to_its_side() -> None:
    (french,) = page_references((referring("two"), *TARGETS), Language.FRENCH)
    (arabic,) = page_references((referring("two"), *TARGETS), Language.ARABIC)
    assert (french.left, arabic.left) == (52.0, 48.0)
    assert arabic.words == "ص.\u00a014"


def test_the_room_is_found_in_the_laid_out_sheet_and_is_no_place_for_links(tmp_path: Path) -> None:
    css = ".page-ref { display: inline-block; width: 8mm; height: 0 }"
    sheet = read_sheet(laid(tmp_path, f'<p id="here">{room(1, "two", "عنوان")}نص</p>', css))
    assert [anchor.name for anchor in sheet.rooms] == ["page-ref-1-two/عنوان"]
    assert [anchor.name for anchor in sheet.anchors] == ["here"]
    assert sheet.rooms[0].left == pytest.approx(
        210 - 20 - BODY_MARGIN_MM - 8, abs=0.2
    )  # a line that is read from the right
    assert 20 < sheet.rooms[0].top < 27


AIR_MM = 0.5
"""The least air between a link and the page behind it: a narrow word space."""


@pytest.mark.parametrize("target", [9, 28, 128])
@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH], ids=str)
def test_what_is_set_with_the_furniture_fits_the_room_that_the_words_left(
    tmp_path: Path, language: Language, target: int
) -> None:
    width, (start, end) = room_width(tmp_path, language), set_from_to(tmp_path, language, target)
    before, after = (width - end, start) if language is Language.ARABIC else (start, width - end)
    assert before >= AIR_MM
    assert after >= -0.05


def room_width(tmp_path: Path, language: Language) -> float:
    """Give the width of a room on the words' own sheet, in millimetres."""
    two = room(1, "two", "") + room(2, "two", "")
    direction = language.direction.value
    css = FACES + Stationery(THEME).style("article.css")
    (tmp_path / "words.pdf").write_bytes(lay_out(page(f"<p>{two}</p>", direction=direction), css, FILES))
    first, second = read_sheet(tmp_path / "words.pdf").rooms
    return abs(second.left - first.left)


def set_from_to(tmp_path: Path, language: Language, target: int) -> tuple[float, float]:
    """Give where the page reference begins and ends on the furniture's sheet, in millimetres from the left of its room."""
    (reference,) = page_references((referring("two"), placed("two", target)), language)
    stationery, file = Stationery(THEME), tmp_path / "furniture.pdf"
    leaf = SimpleNamespace(folio=reference.folio, colour="blue", head=False, foot=False, ornament="")
    html = stationery.fill(
        "furniture.html", language=language.tag, direction=language.direction.value, leaves=[leaf],
        references={reference.folio: [reference]},
    )  # fmt: skip
    file.write_bytes(lay_out(html, FACES + stationery.style("furniture.css"), FILES))
    with pypdfium2.PdfDocument(file) as pdf:
        text, (left, *_) = pdf[0].get_textpage(), pdf[0].get_trimbox()
        boxes = [
            text.get_charbox(at, loose=True) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()
        ]
    ends = [(edge - left) * 25.4 / 72 - reference.left for box in boxes for edge in (box[0], box[2])]
    return min(ends), max(ends)
