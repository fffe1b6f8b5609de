"""A sheet to draw a chart on, in the language's own direction.

Charts are laid out from the start of the line: ``x`` is the distance from the right edge in Arabic, from the left in French. The
sheet alone knows which, so no layout is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

Anchor = Literal["start", "middle", "end"]
Datum = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one sort: what Altair calls them, the properties they share, and the data of each."""

    mark: str
    shared: tuple[tuple[str, str | float], ...]
    data: list[Datum] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set: size in pixels, weight, colour."""

    size: float
    weight: int
    fill: str


class Sheet:
    """Collects marks, the lowest first.

    Attributes:
        width: in pixels.
        height: in pixels; set it when the layout is done.
        layers: what was drawn.
    """

    def __init__(self, width: float, direction: Direction) -> None:
        self.width = width
        self.height = 0.0
        self.layers: list[Layer] = []
        self._mirrored = direction is Direction.RIGHT_TO_LEFT

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle."""
        near, far = sorted((self._x(x), self._x(x + width)))
        self._layer("rect").data.append({"x": near, "x2": far, "y": y, "y2": y + height, "fill": fill})

    def words(self, x: float, y: float, text: str, style: Style, anchor: Anchor = "start") -> None:
        """Set a line with its baseline on ``y``; start and end are the line's own."""
        align = {"start": "left", "middle": "center", "end": "right"}[anchor]
        if self._mirrored:
            align = {"left": "right", "right": "left"}.get(align, align)
        layer = self._layer("text", align=align, fontWeight=style.weight)
        layer.data.append({"x": self._x(x), "y": y, "text": text, "fill": style.fill, "size": style.size})

    def figure(self, x: float, width: float, y: float, text: str, style: Style) -> None:
        """Set a figure in a column: units stand under units, so it is flush right in either direction."""
        if self._mirrored:
            self.words(x, y, text, style, "start")
        else:
            self.words(x + width, y, text, style, "end")

    def rule(self, x: float, y: float, width: float, thickness: float, fill: str) -> None:
        """Draw a horizontal line, centred on ``y``."""
        self.bar(x, y - thickness / 2, width, thickness, fill)

    def curve(self, points: Sequence[tuple[float, float]], stroke: str, thickness: float) -> None:
        """Draw a line through points."""
        layer = Layer("line", (("stroke", stroke), ("strokeWidth", thickness)))
        layer.data.extend({"x": self._x(x), "y": y, "order": order} for order, (x, y) in enumerate(points))
        self.layers.append(layer)

    def band(self, points: Sequence[tuple[float, float, float]], fill: str, opacity: float) -> None:
        """Fill between two lines: points of ``x``, upper and lower ``y``."""
        layer = Layer("area", (("fill", fill), ("fillOpacity", opacity)))
        layer.data.extend({"x": self._x(x), "y": top, "y2": bottom} for x, top, bottom in points)
        self.layers.append(layer)

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """Draw a disc."""
        self._layer("point").data.append({"x": self._x(x), "y": y, "fill": fill, "size": 3.14159 * radius * radius})

    def tiles(self, middles: Sequence[tuple[float, float]], side: float, fill: str) -> None:
        """Fill squares of one size, as one shape."""
        half = side / 2
        ways = [f"M{self._x(x) - half:.1f},{y - half:.1f}h{side:.1f}v{side:.1f}h-{side:.1f}Z" for x, y in middles]
        if ways:
            self.layers.append(Layer("tiles", (("shape", "".join(ways)),), [{"x": 0, "y": 0, "fill": fill, "size": 4}]))

    def _x(self, x: float) -> float:
        return self.width - x if self._mirrored else x

    def _layer(self, mark: str, **shared: str | float) -> Layer:
        """Give the uppermost layer where it fits, else a new one above it."""
        properties = tuple(shared.items())
        if not self.layers or (self.layers[-1].mark, self.layers[-1].shared) != (mark, properties):
            self.layers.append(Layer(mark, properties))
        return self.layers[-1]
