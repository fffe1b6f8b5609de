"""Which figures a drawing writes out, for editions in which nothing can be unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.darkroom.charts.line import fits_figures

if TYPE_CHECKING:
    from magazine.darkroom.charts.chart import Chart


def writes_every_figure(chart: Chart) -> bool:
    """Say whether every figure of the data stands on the drawing itself.

    Bars and stars always do. Several lines name their ends alone, a long line its first, last and highest point, and several wholes
    are told in percentages.
    """
    if chart.kind in {"bar", "star"}:
        return True
    if len(chart.series) > 1:
        return False
    return chart.kind == "share" or fits_figures(chart)
