"""That a reader on paper finds every figure, and that marks and words of a drawing keep clear of each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.darkroom.charts.specimens import AR, COVERAGE, FR, NATURE, YEARS, box, chart, drawn, shapes
from tests.darkroom.theme_of_the_house import theme

from magazine.darkroom.charts import Ground, writes_every_figure
from magazine.darkroom.charts.contrast import ratio, reads_on
from magazine.darkroom.charts.line import _range, _ticks

MONTHS = tuple((str(month), str(100 + month)) for month in range(1, 25))
PAIR = tuple((name, figure, figure) for name, figure in NATURE[FR])
SIX = tuple((str(2010 + year), *(str(100 * line + year) for line in range(6))) for year in range(8))


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("bar", COVERAGE[FR]), ("bar", PAIR), ("share", NATURE[FR]), ("line", MONTHS[:8]), ("star", NATURE[FR])],
)
def test_drawings_that_write_every_figure(kind: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert writes_every_figure(chart(kind, FR, rows))


@pytest.mark.parametrize(
    ("kind", "rows"), [("line", MONTHS), ("area", MONTHS), ("line", PAIR), ("area", SIX), ("share", PAIR)]
)
def test_drawings_that_leave_figures_to_a_strip(kind: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert not writes_every_figure(chart(kind, FR, rows))


def test_each_figure_of_a_short_line_stands_at_its_point() -> None:
    """Twelve figures and twelve names of rows, and the unit; all bold ones are figures."""
    rows = tuple((str(2000 + year), str(300 + 37 * (year % 5))) for year in range(12))
    of = chart("line", FR, rows, width=870)
    assert writes_every_figure(of)
    tokens = theme().tokens
    figures = [path for path in drawn(of) if path.get("fill") in {tokens["ink"], tokens["red-text"]}]
    assert len(figures) == 12


@pytest.mark.parametrize(("low", "high"), [(-43, 831), (-40, 90), (-5, -1), (-0.3, 0.2), (0, 12), (80, 100)])
def test_nothing_is_on_the_axis_where_it_lies_between(low: float, high: float) -> None:
    bottom, top = _range([[low, high]])
    ticks = _ticks(bottom, top)
    assert bottom <= low
    assert top >= high
    assert (0 in ticks) == (low <= 0)
    assert 3 <= len(ticks) <= 7


@pytest.mark.parametrize("rows", [SIX, tuple((name, *reversed(figures)) for name, *figures in SIX)])
@pytest.mark.parametrize("kind", ["line", "area"])
def test_names_at_the_ends_of_six_lines_keep_clear_of_each_other(kind: str, rows: tuple[tuple[str, ...], ...]) -> None:
    of = replace(
        chart(kind, FR, SIX, width=870), rows=rows, columns=("Année", *(f"Série {letter}" for letter in "ABCDEF"))
    )
    tokens = theme().tokens
    texts = {tokens[f"{name}-text"] for name in ("red", "teal", "blue", "gold", "plum", "green")}
    svg = drawn(of)
    coloured = [box(shape) for path, shape in zip(svg, shapes(svg), strict=True) if path.get("fill") in texts]
    names = sorted(
        (place for place in coloured if place[0] > 790 and 5 < place[3] - place[1] < 20), key=lambda place: place[1]
    )
    assert len(names) == 6
    assert all(after[1] >= before[3] + 10 for before, after in pairwise(names))
    assert names[-1][3] <= float(svg.get("height", 0))


def test_bars_on_both_sides_stand_on_a_line() -> None:
    soft = theme().tokens["ink-soft"]
    both, one = (drawn(chart("bar", AR, (("a", first), ("b", "8")), width=720)) for first in ("-5", "5"))
    thin = [[place for place in map(box, shapes(svg, soft)) if 1 < place[2] - place[0] < 2] for svg in (both, one)]
    assert len(thin[0]) == 1
    assert not thin[1]
    bars = [box(shape) for colour in ("red", "navy") for shape in shapes(both, theme().tokens[colour])]
    assert all(min(abs(bar[0] - thin[0][0][0]), abs(bar[2] - thin[0][0][2])) < 1 for bar in bars)


def test_of_one_series_only_the_highest_bar_stands_out() -> None:
    tokens = theme().tokens
    svg = drawn(chart("bar", FR, tuple(row[:2] for row in YEARS)))
    assert len(shapes(svg, tokens["red"])) == 1
    assert len(shapes(svg, tokens["navy"])) == len(YEARS) - 1


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("series", [1, 2])
def test_letters_on_parts_of_a_whole_can_be_read(ground: Ground, series: int) -> None:
    rows = tuple((str(number), *("10",) * series) for number in range(7))
    svg = drawn(chart("share", FR, rows, ground=ground))
    parts = {
        path.get("fill", "") for path, shape in zip(svg, shapes(svg), strict=True) if box(shape)[3] - box(shape)[1] > 30
    }
    assert len(parts) >= 7
    assert [fill for fill in parts if ratio(reads_on(fill), fill) < 4.5] == []
