"""What a drawing of shapes is made of (SVG 1.1 and 2, Filter Effects 1, Masking 1): whatever is not named here is refused.

Text hangs on the fonts of the machine, pictures bring metadata of their own, and the rest (links, scripts, animation, frames, what
loads by any of the ways that CSS and XML know or will know) is no shape. Both rooms that read drawings ask here. What attributes and styles
may say stands in ``shape_values`` and ``shape_sheets``, what may stand where in ``shape_parts``.
"""

from __future__ import annotations

import re
from typing import Final

from magazine.manuscript.shape_sheets import fault_of_style
from magazine.manuscript.shape_values import FORM, LOOK, SILENT_LOOK, says_well

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

ATTRIBUTES: Final = frozenset({*FORM, *LOOK, *SILENT_LOOK, "href", "style"})
"""Attributes that are drawn; names of properties stand in style sheets too."""
SILENT: Final = re.compile(r"data-[\w.-]*|aria-[a-z]+|role|focusable|lang|tabindex|contentScriptType|contentStyleType")
"""Attributes that are taken out before anything is drawn."""
_XML: Final = frozenset({"space", "lang"})
_XLINK: Final = frozenset({"href", "type", "show", "actuate", "title", "role"})

REFERENCE: Final = re.compile(r"url\(\s*(['\"]?)#([^\s'\"()\\<>#]+)\1\s*\)", re.IGNORECASE)
"""A part of the same drawing, from a value."""
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


def fault_of_attribute(space: str, name: str, value: str, tag: str = "", *, themed: bool = False) -> str:
    """Say what is wrong with an attribute; nothing where it is part of a shape, or nobody reads it.

    Args:
        space: its namespace, mostly none.
        name: its own name, without a prefix.
        value: what it says.
        tag: of the element.
        themed: True in a theme's drawing, whose colours may be the theme's own.
    """
    if space:
        return _fault_of_foreign(space, name, value)
    if name.lower().startswith("on"):
        return f"its attribute “{name}” runs code"
    if SILENT.fullmatch(name):
        return ""
    if name not in ATTRIBUTES:
        return f"its attribute “{name}” is no part of a shape"
    return _fault_of_value(name, value, tag, themed=themed)


def _fault_of_value(name: str, value: str, tag: str, *, themed: bool) -> str:
    if name == "href":
        return _fault_of_target(value)
    if name == "style":
        fault = fault_of_style(value, tag, themed=themed)
        return f"its style says {fault}, which is not drawn alike everywhere" if fault else ""
    if says_well(name, value, themed=themed):
        return ""
    return f"its attribute “{name}” says “{value[:_SHOWN]}”, which is not drawn alike everywhere"


def _fault_of_foreign(space: str, name: str, value: str) -> str:
    if space == XLINK and name in _XLINK:
        return _fault_of_target(value) if name == "href" else ""
    known = (space == XML and name in _XML) or space.startswith(PROGRAMS)
    return "" if known else f"its attribute “{name}” is no part of a shape"


def _fault_of_target(value: str) -> str:
    return "" if re.fullmatch(r"#[\w.:-]+", value) else f"it points to “{value.strip()[:_SHOWN]}”"


def is_drawn(space: str, name: str) -> bool:
    """Say whether an attribute that is allowed has a part in the drawing; the others are taken out."""
    return name in ATTRIBUTES if space == "" else (space, name) in {(XLINK, "href"), (XML, "space")}
