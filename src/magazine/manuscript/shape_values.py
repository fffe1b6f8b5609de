"""What the attributes and properties of shapes may say: values that browsers and the darkroom's resvg read alike.

An editor looks at a drawing in a browser or a drawing program, and covers a face where it is seen; resvg draws what is published. Wherever
one of the two would shift, show or hide what the other does not, a redaction lies beside the face. So each value is held against what
the grammars of SVG 1.1 and CSS 2 give for it, written as drawing programs write it: lower case, no spaces around it, no units in transforms.
Geometry and transforms stand in attributes only (resvg reads no properties of that kind), and what two renderers count otherwise
(``vector-effect``, ``transform-origin``, CSS filter functions, system colours) is not named here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PIL import ImageColor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST: Final = 1e6
"""The largest number in a drawing: beyond it, renderers round otherwise."""
_N: Final = r"(?>[+-]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,3}+)?)"
_SEP: Final = r"(?>[ \t\r\n]*,?[ \t\r\n]*)"
_UNIT: Final = "(?:px|pt|pc|mm|cm|in)"
_FLAT: Final = 1e-12
_NUMBER: Final = re.compile(_N)
_LIST: Final = re.compile(rf"[ \t\r\n]*(?:{_N}(?:{_SEP}{_N})*+)?[ \t\r\n]*")
_LENGTH: Final = re.compile(rf"({_N})({_UNIT}|%)?")
_LENGTHS: Final = re.compile(rf"{_N}{_UNIT}?(?:{_SEP}{_N}{_UNIT}?)*+")
_PIECE: Final = re.compile(r"[ \t\r\n]*([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC: Final = re.compile(rf"[ \t\r\n]*{_N}{_SEP}{_N}{_SEP}{_N}{_SEP}[01]{_SEP}[01]{_SEP}{_N}{_SEP}{_N}{_SEP}")
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
"""Numbers that each command of a path takes (SVG 1.1, 8.3)."""
_MOVE: Final = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)[ \t\r\n]*\(([^()]*)\)[ \t\r\n]*,?[ \t\r\n]*")
_MOVES: Final = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}
_HEX: Final = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_BYTE: Final = r"\s*(?:25[0-5]|2[0-4]\d|1?\d?\d)\s*"
_PART: Final = r"\s*(?:100|\d?\d(?:\.\d+)?)%\s*"
_ALPHA: Final = r"\s*(?:0|1|0?\.\d+|1\.0+)\s*"
_COLOUR: Final = re.compile(
    rf"rgb\((?:{_BYTE},{_BYTE},{_BYTE}|{_PART},{_PART},{_PART})\)|rgba\({_BYTE},{_BYTE},{_BYTE},{_ALPHA}\)"
    rf"|hsl\(\s*\d{{1,3}}\s*,{_PART},{_PART}\)|hsla\(\s*\d{{1,3}}\s*,{_PART},{_PART},{_ALPHA}\)"
)
_NAMES: Final = (frozenset(ImageColor.colormap) - {"rebeccapurple"}) | {"transparent", "currentColor", "currentcolor"}
"""The colours of SVG 1.1 (4.2), which resvg knows; CSS added one since."""
_URL: Final = r"url\((?P<mark>['\"]?)#[\w.:-]+(?P=mark)\)"
_PART_OF_IT: Final = re.compile(_URL)
_PAINT_SERVER: Final = re.compile(rf"{_URL}(?: +(?P<else>\S+))?")
_THEMED: Final = re.compile(r"var\(--[a-z0-9-]+\)")
_PLAIN: Final = r"[^(){}\[\]<>@\\!;:*\"']*"
_INERT: Final = re.compile(rf"{_PLAIN}(?:(['\"]){_PLAIN}\1{_PLAIN})*")
_BLENDS: Final = "normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity"  # fmt: skip
_UNITS: Final = "userSpaceOnUse objectBoundingBox"


def _small(text: str) -> bool:
    return all(abs(float(number)) <= _MOST for number in _NUMBER.findall(text))


def _words(words: str) -> Callable[[str], bool]:
    return frozenset(words.split()).__contains__


def _colour(value: str) -> bool:
    return value in _NAMES or bool(_HEX.fullmatch(value) or _COLOUR.fullmatch(value))


def _paint(value: str) -> bool:
    if value in {"none", "context-fill", "context-stroke"} or _colour(value):
        return True
    match = _PAINT_SERVER.fullmatch(value)
    return match is not None and (match["else"] is None or match["else"] == "none" or _colour(match["else"]))


def _reference(value: str) -> bool:
    return value == "none" or bool(_PART_OF_IT.fullmatch(value))


def _effect(value: str) -> bool:
    return _reference(value) and "'" not in value and '"' not in value  # resvg reads no quoted name of a filter


def _length(value: str) -> bool:
    return bool(_LENGTH.fullmatch(value)) and _small(value)


def _extent(value: str) -> bool:
    return _length(value) and not value.startswith("-")


def _width(value: str) -> bool:
    return _extent(value) and not value.endswith("%")


def _number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value)) and _small(value)


def _share(value: str) -> bool:
    return _number(value) and 0 <= float(value) <= 1


def _offset(value: str) -> bool:
    bare = value.removesuffix("%")
    return _number(bare) and 0 <= float(bare) <= (1 if bare == value else 100)


def _mitre(value: str) -> bool:
    return _number(value) and float(value) >= 1


def _dashes(value: str) -> bool:
    return value == "none" or (bool(_LENGTHS.fullmatch(value)) and "-" not in value and _small(value))


def _order(value: str) -> bool:
    words = value.split()
    return value == "normal" or (len(words) == len(set(words)) and set(words) <= {"fill", "stroke", "markers"} != set())


def _numbers(least: int, most: int, *, positive: bool = False) -> Callable[[str], bool]:
    def says(value: str) -> bool:
        if not _LIST.fullmatch(value) or not _small(value):
            return False
        found = _NUMBER.findall(value)
        return least <= len(found) <= most and not (positive and any(number.startswith("-") for number in found))

    return says


def _box(value: str) -> bool:
    if not _numbers(4, 4)(value):
        return False
    _, _, width, height = map(float, _NUMBER.findall(value))
    return width > 0 and height > 0


def _points(value: str) -> bool:
    return bool(_LIST.fullmatch(value)) and _small(value) and len(_NUMBER.findall(value)) % 2 == 0


def _path(value: str) -> bool:
    at, first = 0, True
    while at < len(value):
        piece = _PIECE.match(value, at)
        if piece is None:
            return not value[at:].strip() and first
        command, said = piece[1], piece[2]
        if (first and command not in "Mm") or not _arguments(command, said):
            return False
        at, first = piece.end(), False
    return True


def _arguments(command: str, said: str) -> bool:
    """Say whether a command of a path has the numbers that it takes."""
    if command in "Zz":
        return not said.strip()
    if not _small(said):
        return False
    if command in "Aa":
        at = 0
        while (arc := _ARC.match(said, at)) is not None:
            at = arc.end()
        return at > 0 and at == len(said) and not said.rstrip().endswith(",")
    numbers = len(_NUMBER.findall(said))
    return bool(_LIST.fullmatch(said)) and numbers > 0 and numbers % _TAKES[command.upper()] == 0


def _transform(value: str) -> bool:
    text, at = value.strip(), 0
    while at < len(text):
        move = _MOVE.match(text, at)
        if move is None or not _LIST.fullmatch(move[2]) or not _small(move[2]):
            return False
        if len(_NUMBER.findall(move[2])) not in _MOVES[move[1]]:
            return False
        at = move.end()
    return not text.endswith(",")


def _flat_free(value: str) -> bool:
    """Say whether a transform is one, and leaves an area its two sides: a gradient without is a plain colour here and nothing there."""
    return _transform(value) and all(abs(_times(move[1], move[2])) > _FLAT for move in _MOVE.finditer(value))


def _times(name: str, said: str) -> float:
    """Give by how much an area grows."""
    numbers = [float(number) for number in _NUMBER.findall(said)]
    match name:
        case "matrix":
            return numbers[0] * numbers[3] - numbers[1] * numbers[2]
        case "scale":
            return numbers[0] * numbers[-1]
        case _:
            return 1.0


_ASPECT: Final = re.compile(r"(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?: (?:meet|slice))?")
_IDENTIFIER: Final = re.compile(r"[\w.:-]+")

LOOK: Final[Mapping[str, Callable[[str], bool]]] = {
    "clip": _words("auto"), "clip-path": _reference, "clip-rule": _words("nonzero evenodd"), "color": _colour,
    "color-interpolation": _words("auto sRGB"), "color-interpolation-filters": _words("sRGB linearRGB"), "display": _words("none inline block"),
    "fill": _paint, "fill-opacity": _share, "fill-rule": _words("nonzero evenodd"), "filter": _effect, "flood-color": _colour,
    "flood-opacity": _share, "isolation": _words("auto isolate"), "marker": _reference, "marker-end": _reference, "marker-mid": _reference,
    "marker-start": _reference, "mask": _reference, "mask-type": _words("luminance alpha"), "mix-blend-mode": _words(_BLENDS),
    "opacity": _share, "overflow": _words("visible hidden"), "paint-order": _order,
    "shape-rendering": _words("auto optimizeSpeed crispEdges geometricPrecision"), "stop-color": _colour, "stop-opacity": _share,
    "stroke": _paint, "stroke-dasharray": _dashes, "stroke-dashoffset": _length, "stroke-linecap": _words("butt round square"),
    "stroke-linejoin": _words("miter round bevel"), "stroke-miterlimit": _mitre, "stroke-opacity": _share, "stroke-width": _width,
    "vector-effect": _words("none"), "visibility": _words("visible hidden collapse"),
}  # fmt: skip
"""Properties that shapes are drawn by, in attributes and in styles."""
_SET: Final = (
    "alignment-baseline", "baseline-shift", "color-profile", "color-rendering", "cursor", "direction", "dominant-baseline",
    "enable-background", "font", "font-family", "font-feature-settings", "font-kerning", "font-size", "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-variant-alternates", "font-variant-caps", "font-variant-east-asian", "font-variant-ligatures",
    "font-variant-numeric", "font-variant-position", "font-variation-settings", "font-weight", "image-rendering", "kerning",
    "letter-spacing", "lighting-color", "line-height", "pointer-events", "shape-margin", "shape-padding", "solid-color", "solid-opacity",
    "text-align", "text-align-last", "text-anchor", "text-decoration", "text-decoration-color", "text-decoration-line",
    "text-decoration-style", "text-indent", "text-orientation", "text-rendering", "text-transform", "unicode-bidi", "white-space",
    "word-spacing", "writing-mode",
)  # fmt: skip
SILENT_LOOK: Final = frozenset(_SET)
"""Properties that no shape is drawn by, since there is no text and no length hangs on a font: drawing programs write them all the same."""
_OWN_NOTE: Final = re.compile(r"-inkscape-[a-z-]+")

FORM: Final[Mapping[str, Callable[[str], bool]]] = {
    "d": _path, "points": _points, **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "fx", "fy", "dx", "dy"), _length),
    **dict.fromkeys(("r", "rx", "ry", "width", "height", "markerWidth", "markerHeight"), _extent), "refX": _number, "refY": _number,
    "viewBox": _box, "preserveAspectRatio": lambda value: bool(_ASPECT.fullmatch(value)), "offset": _offset,
    "transform": _transform, **dict.fromkeys(("gradientTransform", "patternTransform"), _flat_free),
    **dict.fromkeys(
        ("gradientUnits", "patternUnits", "patternContentUnits", "clipPathUnits", "maskUnits", "maskContentUnits", "primitiveUnits", "filterUnits"),
        _words(_UNITS),
    ),
    "markerUnits": _words("strokeWidth userSpaceOnUse"), "orient": lambda value: value in {"auto", "auto-start-reverse"} or _number(value),
    "spreadMethod": _words("pad reflect repeat"), "in": lambda value: bool(_IDENTIFIER.fullmatch(value)),
    "in2": lambda value: bool(_IDENTIFIER.fullmatch(value)), "result": lambda value: bool(_IDENTIFIER.fullmatch(value)),
    "stdDeviation": _numbers(1, 2, positive=True), "mode": _words(_BLENDS), "operator": _words("over in out atop xor arithmetic"),
    **dict.fromkeys(("k1", "k2", "k3", "k4", "slope", "intercept", "amplitude", "exponent"), _number),
    "type": _words("text/css matrix saturate hueRotate luminanceToAlpha identity table discrete linear gamma"),
    "tableValues": _numbers(0, 1_000), "values": _numbers(1, 20), "class": lambda value: not re.search(r"[\t\r\n\f]", value),
    "id": lambda value: not re.search(r"[\t\r\n]", value), "media": _words("all screen"),
    "version": lambda _: True, "baseProfile": lambda _: True, "zoomAndPan": lambda _: True,
}  # fmt: skip
"""Attributes that are no properties."""


def says_well(name: str, value: str, *, themed: bool = False) -> bool:
    """Say whether an attribute has a value that all renderers read alike.

    Args:
        name: of one that shapes have.
        value: what it says.
        themed: True in a theme's drawing, whose colours may be the theme's own (``var(--blue)``): browsers alone draw those.
    """
    if name in FORM:
        return FORM[name](value)
    if name in {
        "marker",
        "mix-blend-mode",
        "isolation",
        "mask-type",
    }:  # properties, and no attributes: browsers pass over them
        return value in {"none", "normal", "auto"}
    return property_says_well(name, value, themed=themed)


def property_says_well(name: str, value: str, *, themed: bool = False) -> bool:
    """Say whether a property of a style has a value that all renderers read alike; the arguments are those of ``says_well``."""
    if name in LOOK:
        return LOOK[name](value) or (themed and _THEMED.fullmatch(value) is not None)
    return (name in SILENT_LOOK or _OWN_NOTE.fullmatch(name) is not None) and _INERT.fullmatch(value) is not None
