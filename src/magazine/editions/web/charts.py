"""The charts of an issue's pages: each drawn for wide pages and for telephones, on light and on dark ground."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from magazine.darkroom.charts import Chart, Ground, chart_alt, chart_job
from magazine.editions.web.naming import content_name
from magazine.issue.job import content_key
from magazine.markup.nodes import Chart as ChartNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.issue.job import Job

CHARTS_FOLDER: Final = "charts"
WIDE_PX: Final = 640
"""The column of text on a wide screen, less the frame's padding (themes/police/web/css/article.css)."""
NARROW_PX: Final = 330
"""A telephone of 390 pixels, less the page's edges and the frame's padding."""
NARROW_SCREEN: Final = "(max-width: 34rem)"
DARK_SCREEN: Final = "(prefers-color-scheme: dark)"

_SIZE: Final = re.compile(rb'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One drawing of a chart: for which screens, under which name, how large in pixels."""

    media: str
    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnChart:
    """A chart with all its drawings; the one for all other screens comes last."""

    alt: str
    drawings: tuple[Drawing, ...]

    def element(self, folder: str) -> Markup:
        """Write its ``picture``; ``folder`` is the way to the issue's folder, with a slash at the end."""
        *others, plain = self.drawings
        sources = Markup("").join(
            Markup('<source media="{}" srcset="{}" width="{}" height="{}" />').format(
                drawing.media, folder + drawing.name, drawing.width, drawing.height
            )
            for drawing in others
        )
        return Markup(
            '<picture class="chart-drawing">{}<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" /></picture>'
        ).format(sources, folder + plain.name, plain.width, plain.height, self.alt)


def key_of(node: ChartNode) -> str:
    """Name a chart for what it shows."""
    return content_key(*(node[name] for name in ("data", "kind", "title", "unit", "alt")))


def charts_of(commission: Commission) -> dict[str, Chart]:
    """Find every chart of the published articles, each once, as drawn on a wide light page."""
    tables = commission.publication.tables
    return {
        key_of(node): Chart(
            kind=node["kind"],
            columns=tables[node["data"]].columns,
            rows=tables[node["data"]].rows,
            where=tables[node["data"]].where,
            language=commission.language,
            width=WIDE_PX,
            title=node["title"],
            unit=node["unit"],
            alt=node["alt"],
        )
        for document in commission.reading.documents.values()
        for node in document.findall(ChartNode)
    }


def _variants(chart: Chart) -> list[tuple[str, Chart]]:
    """Give a chart's drawings with the screens that they are for, the most particular first."""
    narrow = replace(chart, width=NARROW_PX)
    return [
        (f"{NARROW_SCREEN} and {DARK_SCREEN}", replace(narrow, ground=Ground.DARK)),
        (NARROW_SCREEN, narrow),
        (DARK_SCREEN, replace(chart, ground=Ground.DARK)),
        ("", chart),
    ]


def chart_jobs(charts: Mapping[str, Chart], commission: Commission) -> list[Job]:
    """Order all drawings of all charts."""
    return [chart_job(variant, commission.theme) for chart in charts.values() for _, variant in _variants(chart)]


def name_charts(charts: Mapping[str, Chart], made: Sequence[Path]) -> tuple[dict[str, DrawnChart], dict[str, Path]]:
    """Name what was drawn: charts by key, and the file to copy by name; ``made`` is in the order of ``chart_jobs``."""
    files = iter(made)
    drawn: dict[str, DrawnChart] = {}
    sources: dict[str, Path] = {}
    for key, chart in charts.items():
        drawings = []
        for media, _ in _variants(chart):
            path = next(files)
            drawing = _drawing(media, path.read_bytes())
            sources[drawing.name] = path
            drawings.append(drawing)
        drawn[key] = DrawnChart(alt=chart_alt(chart), drawings=tuple(drawings))
    return drawn, sources


def _drawing(media: str, svg: bytes) -> Drawing:
    """Name a drawing for its content; its size stands on its first element."""
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("a chart came without its size")
    name = f"{CHARTS_FOLDER}/{content_name(svg, '.svg')}"
    return Drawing(media=media, name=name, width=round(float(size[1])), height=round(float(size[2])))
