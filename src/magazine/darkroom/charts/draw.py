"""From a chart's value to its SVG."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from magazine.constants import CHARTS_VERSION
from magazine.darkroom.charts.alternative import chart_alt
from magazine.darkroom.charts.chart import palette_of
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magazine.darkroom.charts.board import Board
    from magazine.darkroom.charts.chart import Chart, Palette
    from magazine.issue.theme import Face, Theme

_LIBRARIES: Final = ("altair", "vl-convert-python", "uharfbuzz", "python-bidi", "fonttools")


def chart_job(chart: Chart, theme: Theme) -> Job:
    """Order a chart. Its key holds the data, labels, colours, faces and the tools' versions."""
    palette = palette_of(theme.tokens, chart.ground)
    faces = _faces(theme)
    key = content_key(
        "chart", CHARTS_VERSION, [f"{name} {version_of(name)}" for name in _LIBRARIES], chart.kind, chart.columns, chart.rows,
        chart.language.tag, chart.width, chart.title, chart.unit, chart.alt, _pages(chart), _plain(palette),
        [[face.digest, face.weight] for face in faces],
    )  # fmt: skip
    name = f"{chart.where.path} {chart.language.tag} {chart.width} px"
    return Job(kind="chart", name=name, key=key, work=draw, arguments=(chart, palette, faces))


def draw(chart: Chart, palette: Palette, faces: tuple[Face, ...]) -> bytes:
    """Draw a chart as SVG: outlines and shapes only, with its written alternative as the accessible name.

    Raises:
        Stop: where the data holds something else than figures.
    """
    from magazine.darkroom.charts.board import Board  # noqa: PLC0415 - HarfBuzz and lxml, in workers only
    from magazine.darkroom.charts.outlines import outlined  # noqa: PLC0415
    from magazine.darkroom.charts.plot import vega_svg  # noqa: PLC0415
    from magazine.darkroom.charts.sheet import Sheet  # noqa: PLC0415
    from magazine.darkroom.lettering import Lettering  # noqa: PLC0415

    lettering = Lettering(faces, chart.language)
    sheet = Sheet(chart.width, chart.language.direction)
    _layouts()[chart.kind](Board(chart, palette, lettering, sheet, chart.series))
    sheet.height = math.ceil(sheet.height)
    return outlined(vega_svg(sheet), lettering, chart_alt(chart), dict(palette.inks)).encode()


def _layouts() -> Mapping[str, Callable[[Board], None]]:
    from magazine.darkroom.charts.bar import draw_bars  # noqa: PLC0415
    from magazine.darkroom.charts.line import draw_areas, draw_lines  # noqa: PLC0415
    from magazine.darkroom.charts.share import draw_shares  # noqa: PLC0415
    from magazine.darkroom.charts.star import draw_star  # noqa: PLC0415

    return {"bar": draw_bars, "line": draw_lines, "area": draw_areas, "share": draw_shares, "star": draw_star}


def _faces(theme: Theme) -> tuple[Face, ...]:
    """Give the upright faces of the sans, the heaviest display face for large figures, and others for the scripts that they lack."""
    sans = theme.tokens["face-sans"].strip("\"'")
    upright = sorted(
        (face for face in theme.faces if face.style == "normal"), key=lambda face: (face.family, face.weight)
    )
    own = [face for face in upright if face.family == sans]
    display = [face for face in upright if face.family == theme.tokens["face-display"].strip("\"'")]
    own += sorted(display, key=lambda face: -face.weight)[:1]
    known = {script for face in own for script in face.scripts}
    return (*own, *(face for face in upright if face not in own and not known.issuperset(face.scripts)))


def _pages(chart: Chart) -> list[float]:
    return [chart.facing.fold, chart.facing.height, chart.facing.rows] if chart.facing else []


def _plain(palette: Palette) -> list[object]:
    return [
        palette.ink,
        palette.soft,
        palette.track,
        palette.grid,
        palette.paper,
        palette.fills,
        palette.texts,
        palette.inks,
    ]
