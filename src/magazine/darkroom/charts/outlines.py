"""Vega's SVG → ours: every text an outline, nothing but shapes with their own attributes.

What is left has no text, class, style sheet, script, identifier or address, so that any number of charts can stand in one page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.darkroom.lettering import Lettering

SVG: Final = "http://www.w3.org/2000/svg"
_KEPT: Final = ("d", "fill", "fill-opacity", "stroke", "stroke-width", "transform")
_NUMBER: Final = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_SQUARE: Final = re.compile(r"M([-\d.]+),([-\d.]+)L([-\d.]+),\2L\3,([-\d.]+)L\1,\4(?=M|Z|$)")
"""A rectangle as Vega writes it among others, twice as long as it needs to be."""
_PLACE: Final = re.compile(r"translate\(\s*([-\d.e]+)[\s,]+([-\d.e]+)\s*\)")


@dataclass(frozen=True, slots=True)
class _Hand:
    """What shapes are drawn with: letters, and inks by colour."""

    lettering: Lettering
    inks: Mapping[str, str]

    def ink(self, colour: str) -> str:
        """Give a colour as it is written: itself, or on the press its inks."""
        if not self.inks or colour == "none":
            return colour
        if colour.lower() not in self.inks:
            raise ValueError(f"the theme has no inks for {colour}")
        return self.inks[colour.lower()]


def outlined(svg: str, lettering: Lettering, alternative: str, inks: Mapping[str, str]) -> str:
    """Turn the text of Vega's SVG into outlines and give a drawing that is one accessible picture.

    Args:
        svg: as Vega wrote it; Vega places by translations only.
        lettering: shapes the text.
        alternative: what the drawing says, for those who do not see it.
        inks: what each colour is printed with; empty for screens.

    Raises:
        ValueError: for a colour that has no inks, where inks are given.
    """
    root = etree.fromstring(svg.encode())
    width, height = root.get("width"), root.get("height")
    shapes = "".join(_shapes(root, _Hand(lettering, inks), 0.0, 0.0))
    return (
        f'<svg xmlns="{SVG}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f"aria-label={quoteattr(alternative)}>{shapes}</svg>"
    )


def _shapes(element: etree._Element, hand: _Hand, x: float, y: float) -> list[str]:
    """Write an element's shapes, with the groups' translations gathered on each."""
    moved = _PLACE.fullmatch(element.get("transform", "translate(0,0)"))
    if moved is None:
        raise ValueError(f"Vega placed a mark by {element.get('transform')}")
    x, y = x + float(moved[1]), y + float(moved[2])
    name = etree.QName(element).localname
    if name in {"svg", "g"}:
        return [shape for child in element for shape in _shapes(child, hand, x, y)]
    if name == "text":
        return [_letters(element, hand, x, y)]
    if name != "path":
        raise ValueError(f"Vega drew a {name}")
    return [_path(element, hand, x, y)] if _seen(element) else []


def _seen(path: etree._Element) -> bool:
    inked = any(path.get(ink, "none") not in {"none", "transparent"} for ink in ("fill", "stroke"))
    return bool(path.get("d")) and inked and path.get("display") != "none"


def _path(path: etree._Element, hand: _Hand, x: float, y: float) -> str:
    attributes = {name: path.get(name) for name in _KEPT if path.get(name) is not None}
    attributes.pop("transform", None)
    if x or y:
        attributes["transform"] = f"translate({x:g},{y:g})"
    rounded = _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), str(path.get("d")))
    attributes["d"] = _SQUARE.sub(r"M\1,\2H\3V\4H\1", rounded)
    attributes["fill"] = hand.ink(path.get("fill", "none"))
    if path.get("stroke") is not None:
        attributes["stroke"] = hand.ink(path.get("stroke"))
    return f"<path {' '.join(f'{name}={quoteattr(str(value))}' for name, value in attributes.items())}/>"


def _letters(text: etree._Element, hand: _Hand, x: float, y: float) -> str:
    size = float(text.get("font-size", "0").removesuffix("px"))
    line = hand.lettering.shape("".join(text.itertext()), size, int(text.get("font-weight", "400")))
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")] * line.width
    return f"<path fill={quoteattr(hand.ink(text.get('fill', '#000000')))} d={quoteattr(hand.lettering.outline(line, size, left, y))}/>"
