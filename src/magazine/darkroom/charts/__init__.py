"""Charts: data in, a drawing of shapes alone out, the same for browsers, EPUB readers and print."""

from __future__ import annotations

from magazine.darkroom.charts.alternative import chart_alt
from magazine.darkroom.charts.chart import Chart, Facing, Ground
from magazine.darkroom.charts.draw import chart_job, draw
from magazine.darkroom.charts.figures import writes_every_figure

__all__ = ["Chart", "Facing", "Ground", "chart_alt", "chart_job", "draw", "writes_every_figure"]
