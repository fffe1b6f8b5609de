"""How much there is to draw in a drawing, reckoned from its markup: a few kilobytes can stand for hours.

A part that others use (``<use>``, patterns, masks, clip paths, markers, filters) is drawn again for each of them, and what it uses in turn
again for each of its own. What takes a layer (a picture as large as the drawing that is laid over it) costs resvg some 0.09 s a megapixel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from magazine.constants import (
    SVG_MAX_ATTRIBUTES,
    SVG_MAX_DECLARATIONS,
    SVG_MAX_ELEMENTS,
    SVG_MAX_LAYERS,
    SVG_MAX_REFERENCES,
    SVG_MAX_STYLING,
)
from magazine.manuscript.shapes import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_INHERITED: Final = frozenset({"fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"})
"""Properties that an element hands on to those within it."""
_DRAWN: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"})
_MARKED: Final = frozenset({"path", "line", "polyline", "polygon"})
_PLAIN: Final = frozenset({"linearGradient", "radialGradient"})
_SOLID: Final = re.compile(r"\s*(?:1|1\.0*|100%)\s*")
_BLOCK: Final = re.compile(r"([^{}]*)\{([^{}]*)\}?")
_SELECTOR: Final = re.compile(r"\s*([.#]?[^\s.#:>+~\[*,]+)\s*")
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CORNER: Final = re.compile(r"[A-Za-z]|[\s,]+")

_SIMPLER: Final = "simplify it in the drawing program (merge shapes, flatten masks and groups), and export it again; or hand it in as PNG"

Fault = tuple[int, int, str, str]
"""Line, column, what is wrong, what to do."""


@dataclass(slots=True)
class _Piece:
    """An element: its place, what it uses, and where what it holds ends."""

    line: int
    column: int
    name: str
    number: int = 0
    uses: list[str] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)
    target: str = ""
    layers: int = 0
    copies: int = 1
    end: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """What is drawn: elements, layers, and how many parts are used within each other."""

    elements: int = 0
    layers: int = 0
    depth: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(self.elements + other.elements, self.layers + other.layers, max(self.depth, other.depth))

    def __mul__(self, times: int) -> Load:
        return Load(self.elements * times, self.layers * times, self.depth)


_NOTHING: Final = Load()


class TooMuch(Exception):  # noqa: N818 - a verdict
    """There is more to draw than is drawn in good time."""

    def __init__(self, piece: _Piece, what: str) -> None:
        super().__init__(what)
        self.fault: Fault = (piece.line, piece.column, what, _SIMPLER)


class Weight:
    """Takes in the elements of a drawing as they come, and says at the end whether it is drawn in good time."""

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._open: list[int] = []
        self._ids: dict[str, int] = {}
        self._dresses: dict[str, list[tuple[str, str]]] = {}
        self._everywhere: list[tuple[str, str]] = []
        self._wearers: list[tuple[_Piece, list[str]]] = []
        self._rules = 0
        self._paints: list[list[str]] = [[]]
        self._known: dict[int, Load] = {}

    def begin(self, name: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        """Take in an element where it begins.

        Args:
            name: without its prefix.
            attributes: by their own names.
            line: its place in the file.
            column: likewise.

        Raises:
            TooMuch: where it alone is too much.
        """
        piece = _Piece(line=line, column=column, name=name, number=len(self._pieces))
        if len(attributes) > SVG_MAX_ATTRIBUTES:
            raise TooMuch(piece, f"<{name}> has {len(attributes)} attributes, more than any shape has")
        look = [*_declared(piece, attributes.get("style", "")), *attributes.items()]
        for attribute, value in look:
            _take(piece, attribute, value)
        if attributes.get("href", "").strip().startswith("#"):
            piece.target = attributes["href"].strip()[1:]
        if name in _MARKED:
            piece.copies = 1 + len(_CORNER.findall(attributes.get("d", "") or attributes.get("points", "")))
        classes = attributes.get("class", "").split()
        if len(classes) > SVG_MAX_ATTRIBUTES:
            raise TooMuch(piece, f"<{name}> has {len(classes)} classes, more than any shape has")
        self._wearers.append((piece, [name, f"#{attributes.get('id', '')}", *(f".{one}" for one in classes)]))
        self._ids.setdefault(attributes.get("id", ""), len(self._pieces))
        self._paints.append(piece.paints or self._paints[-1])
        piece.paints = self._paints[-1] if name in _DRAWN else []
        self._open.append(len(self._pieces))
        self._pieces.append(piece)
        if len(self._pieces) > SVG_MAX_ELEMENTS:
            raise TooMuch(piece, f"it consists of more than {SVG_MAX_ELEMENTS:,} elements")

    def end(self) -> None:
        """Close the element that was begun last."""
        self._pieces[self._open.pop()].end = len(self._pieces)
        self._paints.pop()

    def dress(self, sheet: str) -> None:
        """Take in a style sheet.

        Raises:
            TooMuch: where one of its rules is.
        """
        here = self._pieces[self._open[-1]]
        for selectors, body in _BLOCK.findall(_REMARK.sub(" ", sheet)):
            said = [pair for pair in _declared(here, body) if REFERENCE.search(pair[1]) or _is_layer(*pair)]
            for selector in selectors.split(","):
                self._rules += 1
                match = _SELECTOR.fullmatch(selector)
                if match is not None:
                    self._dresses.setdefault(match[1], []).extend(said)
                else:  # whoever it is meant for: reckon with all
                    self._everywhere += said

    def weigh(self) -> Load:
        """Reckon how much there is to draw.

        Raises:
            TooMuch: where it is more than is drawn in good time.
        """
        if not self._pieces:
            return _NOTHING
        if self._rules * len(self._pieces) > SVG_MAX_STYLING:
            raise TooMuch(
                self._pieces[0], f"its style sheet has {self._rules:,} rules for {len(self._pieces):,} shapes"
            )
        for piece, wears in self._wearers if self._dresses else ():
            for one in wears:
                self._wear(piece, self._dresses.get(one, ()))
        if self._everywhere:
            for piece in self._pieces:
                self._wear(piece, self._everywhere)
        return self._of(self._pieces, ())

    def _wear(self, piece: _Piece, declared: Iterable[tuple[str, str]]) -> None:
        for name, value in declared:
            _take(piece, name, value)
        if piece.name not in _DRAWN and piece.paints:  # of a group: all within it inherit them
            piece.copies = max(1, piece.end - piece.number)

    def _of(self, pieces: Sequence[_Piece], chain: tuple[int, ...]) -> Load:
        """Give how much is drawn for some elements that follow each other."""
        load = _NOTHING
        for piece in pieces:
            load += self._of_piece(piece, chain)
            if load.depth > SVG_MAX_REFERENCES:
                what = f"parts that use parts that use parts: more than {SVG_MAX_REFERENCES} within each other"
                raise TooMuch(piece, what)
            if load.elements > SVG_MAX_ELEMENTS:
                what = f"masks, patterns, clip paths and copies within each other come to more than {SVG_MAX_ELEMENTS:,} shapes"
                raise TooMuch(piece, what)
            if load.layers > SVG_MAX_LAYERS:
                what = f"masks, clip paths, filters and see-through groups come to more than {SVG_MAX_LAYERS:,} layers"
                raise TooMuch(piece, what)
        return load

    def _of_piece(self, piece: _Piece, chain: tuple[int, ...]) -> Load:
        load, copies = Load(1, piece.layers), piece.copies
        for name in piece.uses:
            load += self._of_part(name, chain)
        if piece.target:
            part = self._of_part(piece.target, chain)
            load, copies = load + part, max(1, part.elements)
        for name in piece.paints:
            load += self._of_part(name, chain) * copies
        return load

    def _of_part(self, name: str, chain: tuple[int, ...]) -> Load:
        """Give how much a part is that is drawn by its id; nothing where there is none, and little for a gradient."""
        number = self._ids.get(name) if name else None
        if number is None:
            return _NOTHING
        piece = self._pieces[number]
        if number in chain:
            raise TooMuch(piece, f"its part “{name[:40]}” is drawn within itself")
        if number not in self._known:
            if len(chain) > SVG_MAX_REFERENCES:
                return Load(0, 0, len(chain))
            found = self._of(self._pieces[number : piece.end], (*chain, number))
            drawn = _NOTHING if piece.name in _PLAIN else found + Load(0, int(piece.name == "pattern"))
            self._known[number] = Load(drawn.elements, drawn.layers, found.depth + 1)
        return self._known[number]


def _declared(piece: _Piece, text: str) -> list[tuple[str, str]]:
    """Give the declarations of a style."""
    parts = text.split(";")
    if len(parts) > SVG_MAX_DECLARATIONS:
        raise TooMuch(piece, f"a style of <{piece.name}> says {len(parts)} things, more than any shape needs")
    pairs = (part.partition(":") for part in parts)
    return [(name.strip().lower(), value) for name, colon, value in pairs if colon]


def _take(piece: _Piece, name: str, value: str) -> None:
    """Note what a property makes an element use."""
    for used in _used(value):
        if name in _INHERITED:
            piece.paints = [*piece.paints, used]
        else:
            piece.uses.append(used)
    piece.layers += _is_layer(name, value)


def _used(value: str) -> Iterator[str]:
    if "url(" in value.lower():
        for match in REFERENCE.finditer(value):
            yield match[2]


def _is_layer(name: str, value: str) -> bool:
    match name:
        case "mask" | "clip-path" | "filter":
            return value.strip() not in {"", "none"}
        case "opacity":
            return not _SOLID.fullmatch(value)
        case "mix-blend-mode":
            return value.strip() != "normal"
        case _:
            return False
