"""The pure parts: plan, runs, page rule, ornaments, lines."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from magazine.editions.print.beginnings import beginnings, letters_on
from magazine.editions.print.bindery.glyphs import Glyph
from magazine.editions.print.bindery.lines import _in_order
from magazine.editions.print.bindery.volume import LaidOut
from magazine.editions.print.flow import WIDE_BEGINS, WIDE_ENDS, runs
from magazine.editions.print.page import inks_rule, page_rule
from magazine.editions.print.plan import Placed, Slot, filler_findings, first_pages, imposed
from magazine.editions.print.sheet import Sheet
from magazine.issue.finding import Level, Location
from magazine.issue.flatplan import Filler, Side
from magazine.issue.language import Language

if TYPE_CHECKING:
    from pathlib import Path

FRONT = (Slot(id="cover", pages=1), Slot(id="contents", pages=2), Slot(id="masthead", pages=1))
BACK = Slot(id="back", pages=1)


def test_fillers_complete_the_last_fold_before_the_back_cover() -> None:
    order = [slot.id for slot in imposed(FRONT, [Slot(id="one", pages=1)], BACK)]
    assert order == ["cover", "contents", "masthead", "one", "filler-1", "filler-2", "back"]


def test_no_filler_where_the_folds_are_full() -> None:
    order = imposed(FRONT, [Slot(id="one", pages=3)], BACK)
    assert [slot.id for slot in order] == ["cover", "contents", "masthead", "one", "back"]


def test_a_spread_begins_on_a_verso() -> None:
    spread = Slot(id="figures", pages=2, starts_on=Side.VERSO)
    order = imposed(FRONT, [spread], BACK)
    assert first_pages(order)["figures"] % 2 == 0
    assert [slot.id for slot in order][3] == "filler-1"
    assert order[3].filler is Filler.SIDE


def test_no_filler_where_a_spread_falls_on_a_verso_by_itself() -> None:
    order = imposed(FRONT, [Slot(id="one", pages=1), Slot(id="figures", pages=2, starts_on=Side.VERSO)], BACK)
    assert [slot.id for slot in order if slot.filler is Filler.SIDE] == []


def placed(slots: tuple[Slot, ...], tmp_path: Path) -> list[Placed]:
    pages = first_pages(slots)
    where = Location(path="issues/2019-01/issue.yaml")
    return [
        Placed(
            sheet=Sheet(id=slot.id, html="", css="", where=where),
            laid_out=LaidOut(file=tmp_path, pages=slot.pages, fill=1.0, anchors=(), remarks=(), missing=()),
            first_page=pages[slot.id],
            filler=slot.filler,
        )
        for slot in slots
    ]


def test_fillers_are_told_with_their_pages_and_why(tmp_path: Path) -> None:
    spread = Slot(id="figures", pages=2, starts_on=Side.VERSO)
    order = imposed(FRONT, [Slot(id="one", pages=2), spread], BACK)
    side, fold = sorted(
        filler_findings(placed(order, tmp_path), Language.FRENCH), key=lambda finding: len(finding.what)
    )
    assert {side.rule, fold.rule} == {"filler-page"}
    assert {side.level, fold.level} == {Level.NOTE}
    assert side.what == "a filler stands on page 7 of the print edition in fr, so that “figures” begins on a verso page"
    assert fold.what == (
        "fillers stand on the 2 pages 10, 11 of the print edition in fr, so that its 12 pages are a multiple of 4"
    )


def test_a_volume_without_fillers_says_nothing_of_them(tmp_path: Path) -> None:
    order = imposed(FRONT, [Slot(id="one", pages=3)], BACK)
    assert list(filler_findings(placed(order, tmp_path), Language.FRENCH)) == []


class Box:
    """A box as WeasyPrint makes one: other boxes, or text."""

    def __init__(self, *children: Box, text: str = "", is_header: bool = False, element: str = "") -> None:
        self.children, self.text, self.is_header, self.element = children, text, is_header, element


class Line(Box): ...


class Text(Box): ...


class Margin(Box): ...


class Notes(Box): ...


class Page:
    def __init__(self, *children: Box) -> None:
        self._page_box = Box(*children)


BOXES = SimpleNamespace(LineBox=Line, TextBox=Text, MarginBox=Margin, FootnoteAreaBox=Notes)


def line(*texts: str) -> Line:
    return Line(*(Box(Text(text=text)) for text in texts))


def test_a_page_begins_with_its_first_words_and_neither_margin_note_nor_repeated_head() -> None:
    head = Box(line("the head"), is_header=True, element="thead")
    page = Page(
        Margin(line("12")), Notes(line("a note")), head, Box(line("one two", " three")),
        Box(line("four five six seven"), line("eight nine ten")),
    )  # fmt: skip
    assert beginnings([page, page], BOXES) == [
        "the head one two three four five six",
        "one two three four five six seven eight",
    ]


def test_a_word_parted_by_a_page_belongs_to_the_page_before() -> None:
    pages = [Page(line("a whole"), line("line and inter-")), Page(line("national news of"), line("today")), Page()]
    assert beginnings(pages, BOXES) == ["a whole line and", "news of today", ""]


def test_a_pages_letters_are_counted_without_its_notes_margins_and_repeated_heads() -> None:
    page = Page(
        Margin(line("12")), Notes(line("a note")), Box(line("the head"), is_header=True), line("one, 2", " three")
    )
    assert letters_on([page, Page()], BOXES) == [9, 0]


def test_joiners_and_isolates_are_no_letters_of_a_beginning() -> None:
    assert beginnings([Page(line("\u2068word\u2069 \u200bother"))], BOXES) == ["word other"]


def test_what_is_wide_parts_the_columns() -> None:
    body = f"<h2>أ</h2><p>{'نص ' * 300}</p>{WIDE_BEGINS}<figure></figure>{WIDE_ENDS}<p>{'نص ' * 300}</p>"
    parts = runs(body)
    assert parts.count('<div class="columns">') == 2
    assert '<div class="wide"><figure></figure></div>' in parts


def test_a_heading_goes_with_the_wide_thing_below_it() -> None:
    parts = runs(f'<p>{"نص " * 300}</p><h2 id="x">عنوان</h2>{WIDE_BEGINS}<figure></figure>{WIDE_ENDS}')
    assert '<div class="wide"><h2 id="x">عنوان</h2><figure></figure></div>' in parts


def test_no_word_is_lost_in_runs() -> None:
    body = f"<p>one</p>{WIDE_BEGINS}<p>two</p>{WIDE_ENDS}<h2>three</h2>{WIDE_BEGINS}<p>four</p>{WIDE_ENDS}<h2>five</h2>"
    assert [word for word in ("one", "two", "three", "four", "five") if word not in runs(body)] == []


def test_a_short_beginning_is_a_lead() -> None:
    assert runs(f"<p>قصير</p>{WIDE_BEGINS}<hr/>{WIDE_ENDS}").startswith('<div class="lead">')


def test_page_rule_states_trim_and_overshoot() -> None:
    rule = page_rule()
    assert "size: 210.0mm 297.0mm" in rule
    assert "bleed: 8.0mm" in rule


def test_press_colours_take_the_place_of_the_screens() -> None:
    """Two colours that look alike have other inks, so each is laid out in a light of its own."""
    rule = inks_rule(
        {
            "navy": "#0b2545", "press-navy": "device-cmyk(1 0.8 0.36 0.42)",
            "navy-text": "#0b2545", "press-navy-text": "device-cmyk(1 0.8 0 0.5)",
            "gap": "2mm",
        }
    )  # fmt: skip
    assert rule == ":root { --navy: #0b2545; --navy-text: #0b2546; }"


def glyphs(text: str) -> list[Glyph]:
    return [
        Glyph(font="/F", size=1, number=1, x=float(place), rise=0, text=letter, width=1)
        for place, letter in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (["ج", " ", "ب", " ", "أ"], "أ ب ج"),
        (["ب", " ", "IBM", " ", "Plex", " ", "أ"], "أ IBM Plex ب"),
        (["ب", " ", "IBM", " ", "2019", " ", "Plex", " ", "أ"], "أ IBM 2019 Plex ب"),
        (["ب", " ", "2019", " ", "أ"], "أ 2019 ب"),
    ],
)
def test_words_of_a_line_in_reading_order(shown: list[str], read: str) -> None:
    ordered = _in_order([glyphs(word) for word in shown])
    assert "".join(glyph.text for word in ordered for glyph in word) == read
