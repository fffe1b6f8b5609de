"""Lines in reading order.

WeasyPrint shows a line of Arabic from left to right, last word first, with vowel signs before their letters. A reader that takes text in the
order of the page's content (``pdftotext -raw``, selection in some viewers) hears such lines backwards. Here every word is shown by itself,
in reading order, and vowel signs after their word; no glyph moves.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Operator

from magazine.editions.print.bindery.cmaps import read_texts, read_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RIGHT_TO_LEFT: Final = {"R", "AL"}
SPACES: Final = {" ", "\u00a0", "\u202f", "\u2009"}

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


class PageFont:
    """What a page's font says of its glyphs."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.texts = read_texts(font.ToUnicode.read_bytes())
        self.widths = read_widths(font.DescendantFonts[0].W)


def in_reading_order(document: bytes) -> bytes:
    """Rewrite the lines of a laid-out sheet."""
    with pikepdf.open(BytesIO(document)) as pdf:
        fonts: dict[tuple[int, int], dict[str, PageFont]] = {}
        for page in pdf.pages:
            own = page.obj.Resources.get("/Font")
            if own is None:
                continue
            if own.objgen not in fonts:
                fonts[own.objgen] = {name: PageFont(font) for name, font in own.items() if "/ToUnicode" in font}
            content = list(_rewritten(pikepdf.parse_content_stream(page), fonts[own.objgen]))
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        written = BytesIO()
        pdf.save(written, static_id=True, compress_streams=True)
        return written.getvalue()


def _rewritten(content: Any, fonts: dict[str, PageFont]) -> Iterator[Instruction]:
    block: list[Instruction] | None = None
    for operands, operator in content:
        name = str(operator)
        if name == "BT":
            block = [(operands, operator)]
        elif block is None:
            yield operands, operator
        else:
            block.append((operands, operator))
            if name == "ET":
                yield from _line(block, fonts)
                block = None


def _line(block: list[Instruction], fonts: dict[str, PageFont]) -> Iterator[Instruction]:
    matrix, glyphs = _glyphs(block, fonts)
    words = list(_words(glyphs))
    if matrix is None or not any(_is_right_to_left(word) for word in words):
        yield from block
        return
    yield [], Operator("BT")
    font: tuple[str, float] | None = None
    for word in _in_order(words):
        for run in (_letters(word), _marks(word)):
            if not run:
                continue
            if (run[0].font, run[0].size) != font:
                font = run[0].font, run[0].size
                yield [pikepdf.Name(run[0].font), run[0].size], Operator("Tf")
            yield from _shown(run, matrix)
    yield [], Operator("ET")


def _glyphs(block: list[Instruction], fonts: dict[str, PageFont]) -> tuple[list[float] | None, list[Glyph]]:
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


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a line into words and spaces, from left to right."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text in SPACES:
            if word:
                yield word
            yield [glyph]
            word = []
        else:
            word.append(glyph)
    if word:
        yield word


def _kind(word: Sequence[Glyph]) -> str:
    kinds = {unicodedata.bidirectional(letter) for glyph in word for letter in glyph.text}
    if kinds & RIGHT_TO_LEFT:
        return "R"
    return "L" if "L" in kinds else "N"


def _is_right_to_left(word: Sequence[Glyph]) -> bool:
    return _kind(word) == "R"


def _in_order(words: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put the words of a right-to-left line into reading order; runs of left-to-right words keep theirs."""
    turned = words[::-1]
    kinds = [_kind(word) for word in turned]
    index = 0
    while index < len(turned):
        if kinds[index] != "L":
            index += 1
            continue
        last = index
        for ahead in range(index, len(turned)):
            if kinds[ahead] == "R":
                break
            if kinds[ahead] == "L":
                last = ahead
        turned[index : last + 1] = turned[index : last + 1][::-1]
        index = last + 1
    return turned


def _letters(word: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in word if not glyph.is_mark]


def _marks(word: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in word if glyph.is_mark][::-1]


def _shown(run: Sequence[Glyph], matrix: list[float]) -> Iterator[Instruction]:
    """Show glyphs of one font and rise in one operation, each where it was."""
    start = run[0]
    a, b, c, d, e, f = matrix
    yield [a, b, c, d, round(e + start.x * a, 4), f], Operator("Tm")
    parts: list[Any] = []
    codes = b""
    pen = start.x
    rise = 0.0
    for glyph in run:
        gap = glyph.x - pen
        if glyph.rise != rise:
            if codes or parts:
                yield [pikepdf.Array([*parts, *([pikepdf.String(codes)] if codes else [])])], Operator("TJ")
            parts, codes, rise = [], b"", glyph.rise
            yield [rise], Operator("Ts")
        if abs(gap) * 1000 > glyph.size * 0.5:
            if codes:
                parts.append(pikepdf.String(codes))
                codes = b""
            parts.append(round(-gap * 1000 / glyph.size))
            pen += round(gap * 1000 / glyph.size) * glyph.size / 1000
        codes += glyph.number.to_bytes(2, "big")
        pen += glyph.width
    yield [pikepdf.Array([*parts, *([pikepdf.String(codes)] if codes else [])])], Operator("TJ")
    if rise:
        yield [0], Operator("Ts")
