"""Reads the pages of a press file and notes every mark on them.

Each stream is parsed once, however often it is painted; patterns are read once for the page that paints with them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Dictionary, Name

from magazine.editions.print.preflight import geometry as g
from magazine.editions.print.preflight.proof import PAGE, Face, Kind, Marks, Paint, Veil
from magazine.editions.print.preflight.stream import OPERATORS, State, Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.editions.print.preflight.proof import Tint

DEPTH_MAX: Final = 24
"""Forms within forms; the deepest of WeasyPrint's has five."""


def marks_of(pdf: pikepdf.Pdf) -> Sequence[Paint]:
    """Give every mark on the pages of a document."""
    marks = Marks(pdf=pdf)
    Reader(marks).read()
    return marks.paints


class Reader:
    """Reads pages.

    Args:
        marks: takes what is read.
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._parsed: dict[tuple[int, int], Sequence[Any]] = {}
        self._fonts: set[tuple[int, int]] = set()
        self._states: set[tuple[int, str, int]] = set()
        self._patterns: set[tuple[int, tuple[int, int]]] = set()
        self._grounds: list[tuple[g.Box, Tint | None]] = []
        self._page = 0

    def read(self) -> None:
        """Read all pages."""
        for number, page in enumerate(self._marks.pdf.pages, 1):
            self._page = number
            self._grounds = []
            resources = page.obj.get("/Resources", Dictionary())
            self._faces(resources)
            self._stream(page, resources, State(), PAGE, 0)

    def _stream(self, item: Any, resources: Any, state: State, name: str, depth: int) -> None:
        if depth > DEPTH_MAX:
            return
        Stream(self, resources, state, name, depth).follow(self._instructions(item))

    def _instructions(self, item: Any) -> Sequence[Any]:
        key = item.objgen
        if key not in self._parsed:
            self._parsed[key] = [
                (operands, str(operator)) for operands, operator in pikepdf.parse_content_stream(item, OPERATORS)
            ]
        return self._parsed[key]

    # What streams report

    def paint(self, kind: Kind, name: str, **known: Any) -> None:
        """Note a mark."""
        self._marks.paints.append(Paint(page=self._page, kind=kind, name=name, **known))

    def veil(self, name: str, what: str, space: str | None = None) -> None:
        """Note transparency."""
        self._marks.veils.append(Veil(page=self._page, name=name, what=what, space=space))

    def ground(self, box: g.Box, tint: Tint | None) -> None:
        """Remember an area, for what is printed over it."""
        self._grounds.append((box, tint))

    def ground_at(self, point: tuple[float, float]) -> Tint | None:
        """Give the colour of the topmost area at a point; None for paper and pictures."""
        return next((tint for box, tint in reversed(self._grounds) if g.holds(box, point)), None)

    def form(self, form: Any, state: State, name: str, depth: int) -> None:
        """Follow a form where it is painted."""
        inner = replace(state, matrix=g.times(g.matrix_of(form.get("/Matrix", g.UNMOVED)), state.matrix))
        if "/BBox" in form:
            inner = replace(inner, clip=g.common(inner.clip, _around(form.BBox, inner.matrix)))
        resources = form.get("/Resources", Dictionary())
        group = form.get("/Group")
        if group is not None and group.get("/S") == Name.Transparency:
            self.veil(name, "a transparency group", str(group.get("/CS", "")))
            inner = replace(inner, blend="/Normal")
        self._faces(resources)
        self._stream(form, resources, inner, name, depth + 1)

    def pattern(self, pattern: Any, name: str, depth: int, state: State) -> None:
        """Read a pattern, once for each page that paints with it."""
        key = (self._page, pattern.objgen)
        if key in self._patterns and pattern.objgen != (0, 0):
            return
        self._patterns.add(key)
        if pattern.get("/PatternType") == 1:
            matrix = g.matrix_of(pattern.get("/Matrix", g.UNMOVED))
            inner = State(matrix=matrix, clip=state.clip)
            self._stream(pattern, pattern.get("/Resources", Dictionary()), inner, name, depth + 1)
        else:
            self.paint(Kind.SHADING, name, object=pattern.Shading)

    def graphics(self, name: str, state: Any) -> None:
        """Note a graphics state."""
        key = (self._page, name, id(state) if state.objgen == (0, 0) else state.objgen[0])
        if key in self._states:
            return
        self._states.add(key)
        self._marks.states.append((self._page, name, state))

    def _faces(self, resources: Any) -> None:
        for name, font in resources.get("/Font", {}).items():
            if font.objgen not in self._fonts or font.objgen == (0, 0):
                self._fonts.add(font.objgen)
                self._marks.faces.append(Face(page=self._page, name=name, font=font))


def _around(box: Any, matrix: g.Matrix) -> g.Box:
    left, bottom, right, top = g.box_of(box)
    return g.around(((left, bottom), (right, bottom), (right, top), (left, top)), matrix)
