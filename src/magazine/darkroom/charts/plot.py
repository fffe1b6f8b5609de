"""The door to Altair and vl-convert: a sheet becomes the SVG that Vega writes, its words still text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.darkroom.charts.sheet import Layer, Sheet

FAMILY: Final = "Lettering"
"""Stands in Vega's SVG where the lettering puts outlines; no face has this name."""

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "rect": ("x", "x2", "y", "y2", "fill"),
    "text": ("x", "y", "text", "fill", "size"),
    "line": ("x", "y", "order"),
    "area": ("x", "y", "y2"),
    "point": ("x", "y", "fill", "size"),
    "tiles": ("x", "y", "fill", "size"),  # a point whose shape is drawn at its own size, which is what 4 stands for
}

_SHARED: Final[Mapping[str, dict[str, Any]]] = {
    "point": {"filled": True, "opacity": 1},
    "tiles": {"filled": True, "opacity": 1},
    "text": {"baseline": "alphabetic"},
}


def vega_svg(sheet: Sheet) -> str:
    """Draw a sheet. Every position is final, so Vega measures and places nothing by itself."""
    import altair as alt  # noqa: PLC0415 - half a second to load, in workers only
    import vl_convert  # noqa: PLC0415 - likewise

    drawing = alt.layer(*(_layer(alt, layer) for layer in sheet.layers if layer.data))
    drawing = drawing.properties(
        width=sheet.width, height=sheet.height, padding=0, autosize=alt.AutoSizeParams(type="none")
    ).configure(aria=False, background="transparent", font=FAMILY, view=alt.ViewConfig(stroke=None))
    version = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    return str(vl_convert.vegalite_to_svg(drawing.to_dict(), vl_version=version, allowed_base_urls=[]))


def _layer(alt: Any, layer: Layer) -> Any:
    chart = alt.Chart(alt.Data(values=layer.data))
    marked = {
        "rect": chart.mark_rect,
        "text": chart.mark_text,
        "line": chart.mark_line,
        "area": chart.mark_area,
        "point": chart.mark_point,
        "tiles": chart.mark_point,
    }[layer.mark]
    mark = marked(**_SHARED.get(layer.mark, {}), **dict(layer.shared))
    return mark.encode(**{name: _channel(alt, name) for name in _FIELDS[layer.mark]})


def _channel(alt: Any, name: str) -> Any:
    """Take a mark's property from the data as it is: no scale, no axis, no stacking."""
    return {
        "x": lambda: alt.X("x:Q", scale=None, axis=None),
        "y": lambda: alt.Y("y:Q", scale=None, axis=None, stack=None),
        "x2": lambda: alt.X2("x2"),
        "y2": lambda: alt.Y2("y2"),
        "text": lambda: alt.Text("text:N"),
        "order": lambda: alt.Order("order:Q"),
        "fill": lambda: alt.Fill("fill:N", scale=None),
        "size": lambda: alt.Size("size:Q", scale=None),
    }[name]()
