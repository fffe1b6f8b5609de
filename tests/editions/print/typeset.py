"""Lines as they stand on the pages of a written file: letters with their places, read with PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from magazine.constants import MARGIN_TOP_MM, TRIM_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

POINTS_PER_MM = 72 / 25.4
PIXELS_PER_POINT = 96 / 72
"""WeasyPrint sets type in CSS pixels on a scaled page; PDFium tells the size before the scale."""

LINE_END_HYPHEN = "\x02"
"""What PDFium calls a hyphen at a line's end."""

GAP_EM = 0.1
"""What stands further apart are two words."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: what it is, where its foot stands (points from the left, and from the top of the trim), how wide, in what type."""

    text: str
    left: float
    right: float
    base: float
    face: str
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column; letters in the order of the file."""

    page: int
    column: int
    base: float
    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The letters alone, joined: no spaces, marks, figures or stops."""
        return only_letters("".join(letter.text for letter in self.letters))

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.letters[0].size

    @property
    def shown(self) -> str:
        """The letters as they stand, with stops and spaces."""
        return "".join(letter.text for letter in self.letters).strip()

    def gaps(self) -> list[float]:
        """Give the spaces between words, from left to right, in points."""
        shown = sorted((each for each in self.letters if each.text.strip()), key=lambda each: each.left)
        found, edge = [], shown[0].right
        for each in shown[1:]:
            if each.left - edge > GAP_EM * self.size:
                found.append(each.left - edge)
            edge = max(edge, each.right)
        return found


def only_letters(text: str) -> str:
    """Leave out what differs between a manuscript and a line: all but letters, in their plain form."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] == "L" and letter != "ـ")


def letters_of(file: Path, pages: Iterable[int]) -> Iterator[tuple[int, float, list[Letter]]]:
    """Give each page's number, its middle and its letters."""
    with pypdfium2.PdfDocument(file) as document:
        for number in pages:
            page = document[number - 1]
            left, _, right, _ = page.get_mediabox()
            text = page.get_textpage()
            yield number, (left + right) / 2, list(_letters(text))
            text.close()
            page.close()


def _letters(page: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    for index in range(pdfium.FPDFText_CountChars(page.raw)):
        if pdfium.FPDFText_IsGenerated(page.raw, index):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(page.raw, index, x, y)
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(page.raw, index, box)
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFText_GetFontInfo(page.raw, index, name, 100, ctypes.c_int())
        yield Letter(
            text=chr(pdfium.FPDFText_GetUnicode(page.raw, index)).replace(LINE_END_HYPHEN, "-"),
            left=box.left,
            right=box.right,
            base=TRIM_MM[1] * POINTS_PER_MM - y.value,
            face=name.value.decode("latin-1").partition("+")[2],
            size=pdfium.FPDFText_GetFontSize(page.raw, index) / PIXELS_PER_POINT,
        )


def lines_of(file: Path, pages: Iterable[int], face: str, size: float) -> list[Line]:
    """Give the lines of one type on two-column pages, column after column.

    Args:
        file: the volume.
        pages: their numbers in it.
        face: how the font's name begins.
        size: of the type, in points.
    """
    lines = []
    for number, middle, letters in letters_of(file, pages):
        rows: defaultdict[tuple[int, float], list[Letter]] = defaultdict(list)
        for each in letters:
            is_mark = unicodedata.category(each.text)[0] == "M"
            if each.face.startswith(face) and abs(each.size - size) < 0.2 and not is_mark:
                rows[int(each.left > middle), round(each.base, 0)].append(each)
        lines += [
            Line(page=number, column=column, base=row[0].base, letters=tuple(row))
            for (column, _), row in sorted(rows.items())
        ]
    return lines


def off_grid(base: float, step: float) -> float:
    """Say where a baseline stands within its step of the page's grid, in points."""
    return (base - MARGIN_TOP_MM * POINTS_PER_MM) % step
