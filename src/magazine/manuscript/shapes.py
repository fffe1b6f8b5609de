"""What a drawing of shapes is made of (SVG 1.1 and 2, Filter Effects 1, Masking 1): whatever is not named here is refused.

Text hangs on the fonts of the machine, pictures bring metadata of their own, and the rest (links, scripts, animation, frames, what
loads by any of the ways that CSS and XML know or will know) is no shape. Both rooms that read drawings ask here.
"""

from __future__ import annotations

import re
from typing import Final

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PROGRAMS: Final = (
    "http://sodipodi.sourceforge.net/", "http://www.inkscape.org/", "http://ns.adobe.com/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/", "http://creativecommons.org/", "http://web.resource.org/cc/", "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/", "http://www.serif.com/", "https://boxy-svg.com", "http://vectornator.io", "http://www.vector.evaxdesign.sk",
    "http://xml.openoffice.org/", "http://www.corel.com/", "http://schemas.microsoft.com/visio/",
)  # fmt: skip
"""How the namespaces begin in which drawing programs write notes for themselves: nothing of theirs is drawn or published."""

_FILTERS: Final = (
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "feTile",
)  # fmt: skip
ELEMENTS: Final = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "style", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter", *_FILTERS,
    }
)  # fmt: skip
NOTES: Final = frozenset({"title", "desc", "metadata"})
"""Elements that nobody sees: they are not drawn."""
SLOW: Final = frozenset(
    {"feTurbulence", "feMorphology", "feConvolveMatrix", "feDisplacementMap", "feDiffuseLighting", "feSpecularLighting"}
)
"""Effects that take resvg minutes."""

_FORM: Final = [
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width", "height", "dx", "dy",
    "viewBox", "preserveAspectRatio", "pathLength", "offset", "transform", "gradientTransform", "gradientUnits", "patternTransform",
    "patternUnits", "patternContentUnits", "clipPathUnits", "maskUnits", "maskContentUnits", "primitiveUnits", "filterUnits",
    "filterRes", "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient", "spreadMethod", "in", "in2", "result",
    "stdDeviation", "mode", "operator", "k1", "k2", "k3", "k4", "type", "tableValues", "slope", "intercept", "amplitude", "exponent",
    "values", "edgeMode", "href", "id", "class", "style", "version", "baseProfile", "zoomAndPan",
]  # fmt: skip
_LOOK: Final = [
    "alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "color-profile", "color-rendering", "cursor", "direction", "display", "dominant-baseline",
    "enable-background", "fill", "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "image-rendering", "isolation",
    "kerning", "letter-spacing", "lighting-color", "marker", "marker-end", "marker-mid", "marker-start", "mask", "mask-type",
    "mix-blend-mode", "opacity", "overflow", "paint-order", "pointer-events", "shape-rendering", "solid-color", "solid-opacity",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering", "transform-box",
    "transform-origin", "unicode-bidi", "vector-effect", "visibility", "word-spacing", "writing-mode", "font", "font-family",
    "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight",
]  # fmt: skip
ATTRIBUTES: Final = frozenset({*_FORM, *_LOOK})
"""Attributes that are drawn; names of properties stand in style sheets too."""
SILENT: Final = re.compile(
    r"data-[\w.-]*|aria-[a-z]+|role|focusable|lang|tabindex|contentScriptType|contentStyleType|media"
)
"""Attributes that are taken out before anything is drawn."""
_XML: Final = frozenset({"space", "lang"})
_XLINK: Final = frozenset({"href", "type", "show", "actuate", "title", "role"})

REFERENCE: Final = re.compile(r"url\(\s*(['\"]?)#([^\s'\"()\\<>#]+)\1\s*\)", re.IGNORECASE)
"""A part of the same drawing, from a value."""
FUNCTIONS: Final = frozenset(
    {
        "matrix", "translate", "translatex", "translatey", "scale", "scalex", "scaley", "rotate", "skewx", "skewy", "skew", "rgb", "rgba", "hsl",
        "hsla", "var", "rect", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate",
        "sepia", "icc-color",
    }
)  # fmt: skip
_CALL: Final = re.compile(r"([\w-]*)\s*\(")
_PATHS: Final = frozenset({"d", "points"})
_PATH: Final = re.compile(r"[MmZzLlHhVvCcSsQqTtAaEe0-9+\-.,\s]*")
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"@[\w-]*")
_SHOWN: Final = 40  # characters of a value that a finding repeats


def fault_of_element(space: str, name: str) -> str:
    """Say what is wrong with an element; nothing where it is a shape, or a drawing program's note.

    Args:
        space: its namespace.
        name: its own name, without a prefix.
    """
    if space == SVG:
        if name in ELEMENTS:
            return ""
        return f"it holds {_NAMED.get(name.lower(), f'<{name}>, which is no shape')}"
    return "" if space.startswith(PROGRAMS) else f"it holds <{name}>, which is no part of SVG"


_NAMED: Final = {
    "text": "text, which must be turned into paths in the drawing program",
    "tspan": "text, which must be turned into paths in the drawing program",
    "textpath": "text, which must be turned into paths in the drawing program",
    "image": "another picture, which must be drawn in shapes or handed in by itself",
    "feimage": "another picture, which must be drawn in shapes or handed in by itself",
    "a": "a link, which must be taken out",
    **dict.fromkeys(
        ("animate", "animatemotion", "animatetransform", "set"), "an animation, which must be taken out"
    ),
    **dict.fromkeys(
        (name.lower() for name in SLOW), "an effect that is drawn too slowly; blur, shadow and colour are fine"
    ),
}  # fmt: skip


def fault_of_attribute(space: str, name: str, value: str) -> str:
    """Say what is wrong with an attribute; nothing where it is part of a shape, or nobody reads it.

    Args:
        space: its namespace, mostly none.
        name: its own name, without a prefix.
        value: what it says.
    """
    if space:
        return _fault_of_foreign(space, name, value)
    if name.lower().startswith("on"):
        return f"its attribute “{name}” runs code"
    if SILENT.fullmatch(name):
        return ""
    if name not in ATTRIBUTES:
        return f"its attribute “{name}” is no part of a shape"
    return _fault_of_target(value) if name == "href" else _fault_of_value(name, value)


def _fault_of_foreign(space: str, name: str, value: str) -> str:
    if space == XLINK and name in _XLINK:
        return _fault_of_target(value) if name == "href" else ""
    known = (space == XML and name in _XML) or space.startswith(PROGRAMS)
    return "" if known else f"its attribute “{name}” is no part of a shape"


def _fault_of_target(value: str) -> str:
    return "" if re.fullmatch(r"\s*#[^\s#]+\s*", value) else f"it points to “{value.strip()[:_SHOWN]}”"


def _fault_of_value(name: str, value: str) -> str:
    if name in _PATHS:
        return "" if _PATH.fullmatch(value) else f"its attribute “{name}” is no path"
    if "(" not in value and "\\" not in value and "@" not in value and "/*" not in value:  # either way: only saves time
        return ""
    if "/*" in value or "\\" in value or "@" in value:
        return f"its attribute “{name}” hides what it says"
    call = _call_of(value)
    return f"its attribute “{name}” calls “{call}(…)”" if call is not None else ""


def _call_of(value: str) -> str | None:
    """Give what a value calls beyond colours, movements and parts of the same drawing; None where there is nothing."""
    left = REFERENCE.sub(" ", value)
    return next((call[:_SHOWN] for call in _CALL.findall(left) if call.lower() not in FUNCTIONS), None)


def fault_of_sheet(text: str) -> str:
    """Say what is wrong with a style sheet; nothing where it gives shapes their look and does nothing else."""
    plain = _REMARK.sub(" ", text)
    rule = _RULE.search(plain)
    if rule is not None:
        return f"its style sheet has “{rule.group()[:_SHOWN]}”"
    if "\\" in plain or "/*" in plain:
        return "its style sheet hides what it says"
    call = _call_of(plain)
    return f"its style sheet calls “{call}(…)”" if call is not None else ""


def is_drawn(space: str, name: str) -> bool:
    """Say whether an attribute that is allowed has a part in the drawing; the others are taken out."""
    return name in ATTRIBUTES if space == "" else (space, name) in {(XLINK, "href"), (XML, "space")}
