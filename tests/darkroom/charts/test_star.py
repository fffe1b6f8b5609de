"""The star: a tile for each thing counted, a figure for each ring."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.darkroom.charts.specimens import AR, FR, box, chart, drawn, shapes
from tests.darkroom.theme_of_the_house import theme

from magazine.darkroom.charts import Facing, chart_alt
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from magazine.darkroom.charts import Chart
    from magazine.issue.language import Language

HEART_OUT = ("gold", "plum", "teal", "blue", "red", "navy")
ROWS = (
    ("كل: أ", "65"), ("كل: ب", "166"), ("كل: ج", "649"), ("كل: د", "795"), ("هـ", "288"), ("و", "2463"),
)  # fmt: skip
SPREAD = Facing(fold=200.0, height=1251.0, rows=980.0)


def star(language: Language = AR, rows: tuple[tuple[str, ...], ...] = ROWS, width: int = 720) -> Chart:
    return chart("star", language, rows, width=width)


def over_spread(language: Language) -> Chart:
    return replace(star(language, width=1940), facing=SPREAD)


def tiles(of: Chart, colour: str) -> int:
    """Count the squares of a colour's ring: what is laid in one piece and has the most of them."""
    paths = [path.get("d", "") for path in drawn(of) if path.get("fill") == theme().tokens[colour]]
    return max((path.count("M") for path in paths), default=0)


@pytest.mark.parametrize("language", [AR, FR])
@pytest.mark.parametrize("width", [330, 720])
def test_there_is_a_tile_for_each_thing_counted(language: Language, width: int) -> None:
    of = star(language, width=width)
    assert [tiles(of, colour) for colour in HEART_OUT] == [65, 166, 649, 795, 288, 2463]


def test_no_two_tiles_lie_on_each_other() -> None:
    places = re.findall(r"M([-\d.]+,[-\d.]+)H", " ".join(path.get("d", "") for path in drawn(star())))
    assert len(places) >= 4426
    assert len(set(places)) == len(places)


def test_of_very_many_a_tile_stands_for_several() -> None:
    rows = (("a", "40000"), ("b", "8000"))
    assert [tiles(star(FR, rows), colour) for colour in ("gold", "plum")] == [4000, 800]


def test_rings_lie_around_each_other() -> None:
    svg = drawn(star())
    edges = []
    for colour in HEART_OUT:
        ring = max(shapes(svg, theme().tokens[colour]), key=len)
        left, _, right, _ = box(ring)
        edges.append(right - left)
    assert edges == sorted(edges)


@pytest.mark.parametrize("language", [AR, FR])
def test_over_a_double_page_the_star_stands_on_the_first_and_the_figures_on_the_second(language: Language) -> None:
    svg = drawn(over_spread(language))
    assert (svg.get("width"), svg.get("height")) == ("1940", "1251")
    first = (1070, 1940) if language is AR else (0, 870)
    for colour in HEART_OUT:
        left, _, right, _ = box(max(shapes(svg, theme().tokens[colour]), key=len))
        assert first[0] - 1 <= left
        assert right <= first[1] + 1


@pytest.mark.parametrize("language", [AR, FR])
def test_nothing_but_rays_stands_in_the_fold(language: Language) -> None:
    svg = drawn(over_spread(language))
    crossing = [
        path for path, shape in zip(svg, shapes(svg), strict=True) if box(shape)[0] < 969 and box(shape)[2] > 971
    ]
    rays = [path for path in crossing if path.get("stroke") == theme().tokens["ink"]]
    assert len(rays) == 6
    assert all(path.get("stroke") for path in crossing)


def test_rays_do_not_cross() -> None:
    svg = drawn(over_spread(FR))
    ink = theme().tokens["ink"]
    ways = [shape for path, shape in zip(svg, shapes(svg), strict=True) if path.get("stroke") == ink]
    starts, ends = [way[0][1] for way in ways], [way[-1][1] for way in ways]
    assert sorted(range(6), key=starts.__getitem__) == sorted(range(6), key=ends.__getitem__)


def test_figures_end_above_what_the_page_keeps_free() -> None:
    many = tuple((f"a long name of a row, number {number}", "40") for number in range(14))
    for rows in (ROWS, many):
        svg = drawn(replace(star(FR, rows, width=1940), facing=SPREAD))
        listed = [shape for shape in shapes(svg) if box(shape)[0] > 1069]
        assert max(box(shape)[3] for shape in listed) <= SPREAD.rows + 2


def test_a_group_has_its_sum() -> None:
    """Three more outlines than without a group: the sum's figure, the group's name; its share stands for those of its parts."""
    tokens = theme().tokens
    grouped, plain = star(FR, (("a: b", "3"), ("a: c", "5"))), star(FR, (("b", "3"), ("c", "5")))
    words = [
        [path for path in drawn(of) if path.get("fill") == tokens["ink"] and len(path.get("d", "")) > 120]
        for of in (grouped, plain)
    ]
    assert len(words[0]) == len(words[1]) + 2


def test_the_alternative_gives_every_figure_and_the_total() -> None:
    said = chart_alt(star(FR))
    for figure in ("65", "166", "649", "795", "288", "2\u202f463", "Total 4\u202f426"):
        assert figure in said


def test_nothing_and_gaps_can_be_drawn() -> None:
    assert tiles(star(FR, (("a", "0"), ("b", ""), ("c", "4"))), "teal") == 4
    assert len(drawn(star(FR, (("a", "0"), ("b", "0"))))) > 2


def test_two_series_are_a_finding() -> None:
    with pytest.raises(Stop, match="several-series"):
        drawn(star(FR, (("a", "1", "2"),)))
