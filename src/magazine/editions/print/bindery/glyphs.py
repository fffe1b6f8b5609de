"""Glyphs of a line: read from a sheet's content as WeasyPrint writes it, and shown again."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Operator

from magazine.editions.print.bindery.cmaps import read_texts, read_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from magazine.editions.print.bindery.cmaps import Texts

SPACES: Final = {" ", "\u00a0", "\u202f", "\u2009", "\u200a"}
RIGHT_TO_LEFT: Final = {"R", "AL"}
GAP_MIN: Final = 0.5
"""Gaps below this many thousandths of the size are Pango's rounding, and are not written."""

Instruction = tuple[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A glyph where it is shown.

    Attributes:
        font: name of its font on the page.
        size: of the font.
        x: from the start of the line, in units of the page's content.
        rise: of the text.
        number: in the font.
        text: what it stands for.
        width: its advance, in the same units as ``x``.
    """

    font: str
    size: float
    x: float
    rise: float
    number: int = 0
    text: str = ""
    width: float = 0.0

    @property
    def is_mark(self) -> bool:
        """Whether it stands on another glyph."""
        return self.width == 0 or (
            bool(self.text) and all(unicodedata.category(letter) == "Mn" for letter in self.text)
        )

    @property
    def is_space(self) -> bool:
        """Whether it parts words."""
        return self.text in SPACES


class PageFont:
    """What a page's font says of its glyphs.

    Args:
        font: the font's dictionary in the sheet.
        own: what the theme's own file says of its glyphs; what WeasyPrint writes is a glyph's first cluster only.
    """

    def __init__(self, font: pikepdf.Object, own: Mapping[str, Texts]) -> None:
        self.name = str(font.BaseFont).partition("+")[2]
        self.table = own.get(self.name, {})
        self.texts = read_texts(font.ToUnicode.read_bytes()) | self.table
        self.widths = read_widths(font.DescendantFonts[0].W)
        spaces = [glyph for glyph in sorted(self.widths) if self.texts.get(glyph) in SPACES]
        self.space = min(spaces, key=lambda glyph: self.texts[glyph], default=None)


def read_line(block: Sequence[Instruction], fonts: Mapping[str, PageFont]) -> tuple[list[float] | None, list[Glyph]]:
    """Read the glyphs of a line from left to right; no matrix where the block is not as WeasyPrint writes a line."""
    matrix: list[float] | None = None
    glyphs: list[Glyph] = []
    name, size, pen, rise = "", 0.0, 0.0, 0.0
    for operands, operator in block:
        match str(operator):
            case "Tm" if matrix is None:
                matrix = [float(number) for number in operands]
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Ts":
                rise = float(operands[0])
            case "TJ" | "Tj" if name in fonts:
                run = operands[0] if str(operator) == "TJ" else operands
                pen = _take(run, fonts[name], Glyph(font=name, size=size, x=pen, rise=rise), glyphs)
            case "BT" | "ET":
                pass
            case _:
                return None, []
    return matrix, glyphs


def _take(run: Any, font: PageFont, start: Glyph, glyphs: list[Glyph]) -> float:
    """Take the glyphs of a run, and give the place after it."""
    pen = start.x
    for part in run:
        if not isinstance(part, pikepdf.String | bytes | str):
            pen -= float(part) * start.size / 1000
            continue
        for number in _numbers(part):
            width = font.widths.get(number, 0.0) * start.size / 1000
            glyphs.append(replace(start, number=number, x=pen, text=font.texts.get(number, ""), width=width))
            pen += width
    return pen


def _numbers(part: Any) -> Iterator[int]:
    data = part.encode("latin-1") if isinstance(part, str) else bytes(part)
    for index in range(0, len(data), 2):
        yield int.from_bytes(data[index : index + 2], "big")


def shown(run: Sequence[Glyph], matrix: Sequence[float]) -> Iterator[Instruction]:
    """Show glyphs of one font, those of one height in one operation, every glyph where it was."""
    for _, level in groupby(run, key=lambda glyph: glyph.rise):
        yield from _shown_level(list(level), matrix)


def _shown_level(run: Sequence[Glyph], matrix: Sequence[float]) -> Iterator[Instruction]:
    a, b, c, d, e, f = matrix
    pen, rise = run[0].x, run[0].rise
    yield [a, b, c, d, round(e + pen * a + rise * c, 4), round(f + pen * b + rise * d, 4)], Operator("Tm")
    parts: list[Any] = []
    codes = b""
    for glyph in run:
        gap = glyph.x - pen
        if abs(gap) * 1000 > glyph.size * GAP_MIN:
            if codes:
                parts.append(pikepdf.String(codes))
                codes = b""
            parts.append(round(-gap * 1000 / glyph.size))
            pen += round(gap * 1000 / glyph.size) * glyph.size / 1000
        codes += glyph.number.to_bytes(2, "big")
        pen += glyph.width
    yield [pikepdf.Array([*parts, pikepdf.String(codes)])], Operator("TJ")
