"""What a chart shows and in which colours: values that editions hand over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, get_args

from magazine.issue.finding import Finding, Stop
from magazine.manuscript.data import cell_figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from magazine.issue.finding import Location
    from magazine.issue.language import Language

Kind = Literal["bar", "line", "area", "share", "star"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Ground(Enum):
    """What a chart stands on."""

    LIGHT = "light"
    DARK = "dark"
    PRESS = "press"
    """Paper, in process inks: each colour as ``device-cmyk(…)``, from the theme's press tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Two facing pages that a drawing goes over, all in pixels of the drawing.

    Attributes:
        fold: between the texts of the two pages, where nothing but lines may stand.
        height: of the drawing.
        rows: how far down the second page its figures go; below them the page is free.
    """

    fold: float
    height: float
    rows: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart to be drawn.

    Attributes:
        kind: ``bar``, ``line``, ``area``, ``share`` or ``star``.
        columns: heads of the data; the first names the rows, the others are series.
        rows: cells as written; an empty cell of a series is a gap.
        where: the data, for findings.
        language: of the labels; it decides the direction of the whole drawing.
        width: of the drawing, in pixels. Labels are set in 15 px, so a chart that is shown at three quarters of its width
            has labels of 8.4 pt in print. Below 480 px the chart is laid out for a telephone or a narrow column.
        title: stands above the chart in the article; not drawn, part of the written alternative.
        unit: what the figures count.
        alt: the editor's alternative text; empty where it is to be written from the data.
        ground: what it stands on.
        facing: the pages that a star goes over, or None for one page.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    where: Location
    language: Language
    width: int
    title: str = ""
    unit: str = ""
    alt: str = ""
    ground: Ground = Ground.LIGHT
    facing: Facing | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(row[0] for row in self.rows)

    @property
    def series(self) -> tuple[tuple[str, tuple[Decimal | None, ...]], ...]:
        """Each series by name, with a figure or a gap for each row.

        Raises:
            Stop: where a cell is not a figure.
        """
        return tuple(
            (name, tuple(self._figure(row[column]) for row in self.rows))
            for column, name in enumerate(self.columns[1:], start=1)
        )

    def _figure(self, cell: str) -> Decimal | None:
        figure = cell_figure(cell)
        if cell and figure is None:
            raise Stop(
                Finding(
                    rule="wrong-figure", where=self.where, what=f"'{cell}' is not a figure", remedy="write digits alone"
                )
            )
        return figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a chart, as hexadecimal sRGB.

    Attributes:
        ink: figures and names.
        soft: units and axes.
        track: what is left of a bar's way.
        grid: hairlines.
        paper: what it stands on, to set lines off from areas.
        fills: areas of the series or rows, in order.
        texts: the same colours, dark or light enough for letters.
        inks: for the press, what each colour is printed with.
    """

    ink: str
    soft: str
    track: str
    grid: str
    paper: str
    fills: tuple[str, ...]
    texts: tuple[str, ...]
    inks: tuple[tuple[str, str], ...] = ()


SERIES = ("red", "teal", "blue", "gold", "plum", "green", "navy")
"""Names of the theme's colours, in the order in which charts use them: neighbours differ in hue and in lightness."""


def palette_of(tokens: Mapping[str, str], ground: Ground) -> Palette:
    """Choose a chart's colours from a theme's tokens."""
    if ground is Ground.DARK:
        light = tuple(tokens[f"{name}-light"] for name in SERIES)
        return Palette(
            ink=tokens["paper"], soft=tokens["navy-light"], track=tokens["navy"], grid=tokens["ink-soft"],
            paper=tokens["night"], fills=light, texts=light,
        )  # fmt: skip
    return Palette(
        ink=tokens["ink"],
        soft=tokens["ink-soft"],
        track=tokens["navy-tint"],
        grid=tokens["hairline"],
        paper=tokens["paper"],
        fills=tuple(tokens[name] for name in SERIES),
        texts=tuple(tokens[f"{name}-text"] for name in SERIES),
        inks=_inks(tokens) if ground is Ground.PRESS else (),
    )


def _inks(tokens: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pair each of the theme's colours with its inks; of two colours with the same look the first decides."""
    pairs: dict[str, str] = {}
    for name in sorted(tokens):
        if f"press-{name}" in tokens:
            pairs.setdefault(tokens[name].lower(), tokens[f"press-{name}"])
    return tuple(sorted(pairs.items()))
