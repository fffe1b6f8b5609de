"""All that a layout works with: the chart, its colours and letters, and the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.darkroom.charts.sheet import Style

if TYPE_CHECKING:
    from decimal import Decimal

    from magazine.darkroom.charts.chart import Chart, Palette
    from magazine.darkroom.charts.sheet import Sheet
    from magazine.darkroom.lettering import Lettering

Series = tuple[str, "tuple[Decimal | None, ...]"]


@dataclass(frozen=True, slots=True)
class Board:
    """A chart on its way to the sheet."""

    chart: Chart
    palette: Palette
    lettering: Lettering
    sheet: Sheet
    series: tuple[Series, ...]

    @property
    def name(self) -> Style:
        """How names of rows and series are set."""
        return Style(size=15, weight=500, fill=self.palette.ink)

    @property
    def value(self) -> Style:
        """How figures are set."""
        return Style(size=18, weight=700, fill=self.palette.ink)

    @property
    def small(self) -> Style:
        """How units and axes are set."""
        return Style(size=14, weight=400, fill=self.palette.soft)

    def measure(self, text: str, style: Style) -> float:
        """Give the width of a line in pixels."""
        return self.lettering.width(text, style.size, style.weight)

    def wrapped(self, text: str, style: Style, space: float) -> list[str]:
        """Break a text into lines that fit; a word that is longer than the space stands alone."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.measure(f"{lines[-1]} {word}", style) <= space:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines
