"""Text as outlines: shaped by HarfBuzz with the theme's own faces, set in proper order, drawn as one path.

So Arabic joins and reads in order wherever a path can be drawn, whatever the reader's fonts. This is the door to HarfBuzz.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from magazine.darkroom.runs import Run, in_logical_order, in_visual_order, without_marks
from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.issue.language import Language
    from magazine.issue.theme import Face

SPACES: Final = {"\u00a0": 1.0, "\u202f": 0.7, "\u2009": 0.7}
"""Spaces that a face may lack, as parts of its own space."""

_SCRIPTS: Final = {"ARABIC": "Arab", "LATIN": "Latn", "TIFINAGH": "Tfng"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in its place.

    Attributes:
        letter: index in the text of the first letter it stands for.
        x: of its origin, in pixels from the line's left end.
        y: of its origin, in pixels below the baseline.
        number: in its face.
        face: which face of the lettering.
    """

    letter: int
    x: float
    y: float
    number: int
    face: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, shaped: its glyphs left to right, and its width in pixels."""

    glyphs: tuple[Glyph, ...]
    width: float


class Lettering:
    """Shapes and draws text in one language.

    Args:
        faces: of the theme, the first choice first; those nearer to the wanted weight go before.
        language: of the text; it decides the direction of a line and which forms HarfBuzz takes.

    Raises:
        Stop: where a font file is not the one that its digest names.
    """

    def __init__(self, faces: Sequence[Face], language: Language) -> None:
        self._faces = list(faces)
        self._fonts = [_font(face) for face in faces]
        self._language = language

    def width(self, text: str, size: float, weight: int) -> float:
        """Measure a line, in pixels."""
        return self.shape(text, size, weight).width

    def shape(self, text: str, size: float, weight: int) -> Line:
        """Shape a line.

        Args:
            text: one line; direction marks are left out.
            size: of the type, in pixels.
            weight: wanted; the nearest that the theme has is taken.
        """
        text = without_marks(text)
        glyphs: list[Glyph] = []
        x = 0.0
        for run, face in self._in_faces(text, weight):
            placed, x = self._shape_run(text, run, face, size, x)
            glyphs += placed
        return Line(tuple(glyphs), x)

    def outline(self, line: Line, size: float, x: float, y: float) -> str:
        """Draw a shaped line as the data of an SVG path, from its left end at ``x`` on the baseline ``y``."""
        pen = SVGPathPen(None, ntos=_short)
        for glyph in line.glyphs:
            font = self._fonts[glyph.face]
            scale = size / font.face.upem
            font.draw_glyph_with_pen(glyph.number, TransformPen(pen, (scale, 0, 0, -scale, x + glyph.x, y + glyph.y)))
        return str(pen.getCommands())

    def _in_faces(self, text: str, weight: int) -> list[tuple[Run, int]]:
        """Part a line into runs of one direction and one face, left to right."""
        order = sorted(range(len(self._faces)), key=lambda index: (abs(self._faces[index].weight - weight), index))
        found: dict[Run, int] = {}
        for run in in_logical_order(text, self._language.direction):
            start = run.start
            current = self._face_of(text[start], order, None)
            for index in range(run.start, run.end):
                face = self._face_of(text[index], order, current)
                if face != current:
                    found[Run(start, index, run.level)] = current
                    start, current = index, face
            found[Run(start, run.end, run.level)] = current
        return [(run, found[run]) for run in in_visual_order(list(found))]

    def _face_of(self, letter: str, order: list[int], current: int | None) -> int:
        if current is not None and (letter in SPACES or unicodedata.category(letter) in {"Mn", "Cf", "Zs"}):
            return current
        choices = order if current is None or _script(letter) else [current, *order]
        wanted = " " if letter in SPACES else letter
        for index in choices:
            if self._fonts[index].get_nominal_glyph(ord(wanted)) is not None:
                return index
        return order[0]

    def _shape_run(self, text: str, run: Run, face: int, size: float, x: float) -> tuple[list[Glyph], float]:
        font = self._fonts[face]
        scale = size / font.face.upem
        buffer = hb.Buffer()
        known = [ord(" " if letter in SPACES else letter) for letter in text]
        buffer.add_codepoints(known, item_offset=run.start, item_length=run.end - run.start)
        buffer.direction = run.direction.value
        buffer.script = next(filter(None, map(_script, text[run.start : run.end])), "Arab" if run.level % 2 else "Latn")
        buffer.language = self._language.tag
        hb.shape(font, buffer)
        glyphs = []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(
                Glyph(info.cluster, x + place.x_offset * scale, -place.y_offset * scale, info.codepoint, face)
            )
            x += place.x_advance * scale * SPACES.get(text[info.cluster], 1.0)
        return glyphs, x


def _font(face: Face) -> hb.Font:
    data = face.file.read_bytes()
    if hashlib.sha256(data).hexdigest() != face.digest:
        raise Stop(
            Finding(
                rule="changed-font", where=Location(path=face.file.name),
                what="the font is not the one that the theme names", remedy="put the right file back, or its new digest",
            )
        )  # fmt: skip
    return hb.Font(hb.Face(hb.Blob(data)))


def _script(letter: str) -> str | None:
    """Give the script of a letter, None for digits, signs and spaces."""
    if not letter.isalpha():
        return None
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "Latn")


def _short(number: float) -> str:
    """Write a coordinate to a hundredth of a pixel: enough for a page at 2,400 dots an inch."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # adding nothing turns -0.0 into 0.0
