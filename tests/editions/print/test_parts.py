"""The pure parts: plan, runs, page rule, ornaments, lines."""

from __future__ import annotations

import pytest

from magazine.editions.print.bindery.glyphs import Glyph
from magazine.editions.print.bindery.lines import _in_order
from magazine.editions.print.flow import WIDE_BEGINS, WIDE_ENDS, runs
from magazine.editions.print.front import _halves
from magazine.editions.print.ornaments import band
from magazine.editions.print.page import inks_rule, page_rule
from magazine.editions.print.plan import Slot, first_pages, imposed
from magazine.issue.flatplan import Side

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


def test_contents_are_parted_into_columns_of_about_the_same_height() -> None:
    groups = [(name, "navy", [None] * count) for name, count in (("a", 1), ("b", 4), ("c", 1), ("d", 4))]
    first, second = _halves(groups)  # type: ignore[arg-type]
    assert [name for name, _, _ in first] == ["a", "b"]
    assert [name for name, _, _ in second] == ["c", "d"]


def test_page_rule_states_trim_and_overshoot() -> None:
    rule = page_rule()
    assert "size: 210.0mm 297.0mm" in rule
    assert "bleed: 8.0mm" in rule


def test_press_colours_take_the_place_of_the_screens() -> None:
    rule = inks_rule({"navy": "#0b2545", "press-navy": "device-cmyk(1 0.8 0.36 0.42)"})
    assert rule == ":root { --navy: device-cmyk(1 0.8 0.36 0.42); }"


def test_an_ornament_depends_on_its_seed_alone() -> None:
    first, again, other = (band(5, 2, ("#111111", "#222222"), "#ffffff", seed) for seed in ("a", "a", "b"))
    assert first == again
    assert first != other


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
