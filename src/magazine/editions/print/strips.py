"""The figures that a drawing does not write out, as strips below it: on paper nothing can be unfolded.

Series run along the line and the data's rows stand side by side, in as many strips as they need, so that even two years of months take a few lines.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from decimal import Decimal

    from magazine.darkroom.charts import Chart
    from magazine.issue.language import Language

GAP: Final = "–"
SHORT_NAME_LETTERS: Final = 5  # years, months by number, days
SHORT_NAMES_MOST: Final = 12  # side by side over the whole text
LONG_NAMES_MOST: Final = 6


def strips(chart: Chart) -> str:
    """Write a chart's data as small tables of like length."""
    most = SHORT_NAMES_MOST if all(len(name) <= SHORT_NAME_LETTERS for name in chart.names) else LONG_NAMES_MOST
    count = -(-len(chart.rows) // most)
    length = -(-len(chart.rows) // count)
    every = range(len(chart.rows))
    return "".join(_strip(chart, every[start : start + length]) for start in every[::length])


def _strip(chart: Chart, rows: range) -> str:
    heads = "".join(f'<th class="number" scope="col">{escape(chart.names[row], quote=False)}</th>' for row in rows)
    lines = "".join(
        f'<tr><th scope="row">{escape(name, quote=False)}</th>'
        + "".join(f'<td class="number">{_figure(values[row], chart.language)}</td>' for row in rows)
        + "</tr>"
        for name, values in chart.series
    )
    first = escape(chart.columns[0], quote=False)
    return (
        f'<table class="strip-figures"><thead><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table>"
    )


def _figure(value: Decimal | None, language: Language) -> str:
    return GAP if value is None else f'<bdi dir="ltr">{in_figures(value, language)}</bdi>'
