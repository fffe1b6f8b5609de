"""Booklet spreads: the pages of a volume two by two on sheets that are printed on both sides, laid in one another and folded.

For a proof on an office machine or a small press: pages stand at full size, trimmed, none turned, with marks where to cut and fold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from magazine.constants import PROOF_MARK_GAP_MM, PROOF_MARK_LENGTH_MM, PROOF_SHEET_MM, SIGNATURE_PAGES
from magazine.editions.print.bindery.binding import written
from magazine.editions.print.bindery.boxes import HAIRLINE_PT, POINTS_PER_MM
from magazine.editions.print.bindery.outlines import PathPen
from magazine.issue.edition import Edition
from magazine.issue.flatplan import Side
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from magazine.issue.theme import Face

LABEL_PT: Final = 7.0
LABEL_INDENT_MM: Final = 8.0  # from the cut, clear of the cutting marks
DASH_PT: Final = "[3 2] 0 d"  # fold marks are dashed, cutting marks are not

Line = tuple[float, float, float, float]
"""From where to where, in points."""


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One side of a folded sheet.

    Attributes:
        sheet: counted from 1, the outermost.
        side: RECTO is printed first; it bears the covers on the outermost sheet.
        left: the page on the left, counted from 1 in the order of the document.
        right: the page on the right.
    """

    sheet: int
    side: Side
    left: int
    right: int


def booklet(pages: int, direction: Direction) -> tuple[SheetSide, ...]:
    """Say which pages stand on which side of which sheet, in the order of printing.

    Args:
        pages: of the volume.
        direction: of reading; a volume read from the right has its back on the right.

    Raises:
        ValueError: where the pages do not fill their folds.
    """
    if pages <= 0 or pages % SIGNATURE_PAGES:
        raise ValueError(f"{pages} pages do not fill folds of {SIGNATURE_PAGES}")
    sides: list[SheetSide] = []
    for number in range(pages // SIGNATURE_PAGES):
        first, last = 2 * number + 1, pages - 2 * number
        outside, inside = (last, first), (first + 1, last - 1)
        if direction is Direction.RIGHT_TO_LEFT:
            outside, inside = outside[::-1], inside[::-1]
        sides += [SheetSide(number + 1, Side.RECTO, *outside), SheetSide(number + 1, Side.VERSO, *inside)]
    return tuple(sides)


def impose(document: Path, direction: Direction, title: str, faces: Sequence[Face]) -> bytes:
    """Lay the pages of a press PDF out in booklet spreads.

    Args:
        document: the press PDF; its pages are cut at their trim boxes.
        direction: of reading.
        title: named on every sheet, and the document's title.
        faces: the theme's; the first that has all letters of the labels writes them.
    """
    with pikepdf.open(document) as bound, pikepdf.new() as pdf:
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in bound.pages]
        names = [page.label for page in bound.pages]
        sides = booklet(len(forms), direction)
        for side in sides:
            label = (
                f"{title} · {side.sheet}/{len(sides) // 2} {side.side.value} · "
                f"{names[side.left - 1]} | {names[side.right - 1]}"
            )
            _add(pdf, forms[side.left - 1], forms[side.right - 1], _lettered(label, faces))
        if "/OutputIntents" in bound.Root:
            pdf.Root.OutputIntents = pdf.copy_foreign(bound.make_indirect(bound.Root.OutputIntents))
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
        for key in ("/CreationDate", "/ModDate", "/Creator", "/Producer"):
            if key in bound.docinfo:
                pdf.docinfo[key] = String(str(bound.docinfo[key]))
        pdf.docinfo["/Title"] = String(title)
        return written(pdf, Edition.PRESS)


def _add(pdf: pikepdf.Pdf, left: pikepdf.Object, right: pikepdf.Object, label: bytes) -> None:
    """Add one side of a sheet."""
    width, height = (float(left.BBox[2] - left.BBox[0]), float(left.BBox[3] - left.BBox[1]))
    outer = [length * POINTS_PER_MM for length in PROOF_SHEET_MM]
    x, y = (outer[0] - 2 * width) / 2, (outer[1] - height) / 2
    drawn = b"".join(
        f"q 1 0 0 1 {place - float(form.BBox[0]):.4f} {y - float(form.BBox[1]):.4f} cm {name} Do Q\n".encode()
        for name, form, place in (("/Left", left, x), ("/Right", right, x + width))
    )
    written_label = (
        f"q 1 0 0 1 {x + LABEL_INDENT_MM * POINTS_PER_MM:.3f} {y / 3:.3f} cm 0 0 0 1 k\n".encode() + label + b"Q\n"
    )
    page = pdf.add_blank_page(page_size=(outer[0], outer[1]))
    trim = Array([round(edge, 3) for edge in (x, y, x + 2 * width, y + height)])
    page.obj.TrimBox, page.obj.BleedBox = trim, trim
    page.obj.Resources = Dictionary(XObject=Dictionary({"/Left": left, "/Right": right}))
    page.obj.Contents = pdf.make_stream(drawn + _marks(x, y, x + 2 * width, y + height) + written_label)


def _marks(left: float, bottom: float, right: float, top: float) -> bytes:
    """Draw marks where the sheet is cut and, dashed, where it is folded, all outside the pages."""
    near, far = (length * POINTS_PER_MM for length in (PROOF_MARK_GAP_MM, PROOF_MARK_GAP_MM + PROOF_MARK_LENGTH_MM))
    cuts: list[Line] = []
    for x in (left, right):
        cuts += [(x, bottom - near, x, bottom - far), (x, top + near, x, top + far)]
    for y in (bottom, top):
        cuts += [(left - near, y, left - far, y), (right + near, y, right + far, y)]
    middle = (left + right) / 2
    folds: list[Line] = [(middle, bottom - near, middle, bottom - far), (middle, top + near, middle, top + far)]
    return f"q 0 0 0 1 K {HAIRLINE_PT} w\n{_drawn(cuts)}S\n{DASH_PT}\n{_drawn(folds)}S\nQ\n".encode()


def _drawn(lines: Sequence[Line]) -> str:
    return "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l\n" for a, b, c, d in lines)


def _lettered(text: str, faces: Sequence[Face]) -> bytes:
    """Draw a line of Latin text as shapes, from the origin to the right; nothing where no face has its letters."""
    for face in faces:
        font = _font(face.file)
        letters = font.getBestCmap()
        if face.style == "normal" and all(ord(letter) in letters for letter in text):
            return _shapes(font, [letters[ord(letter)] for letter in text])
    return b""


def _shapes(font: TTFont, names: Sequence[str]) -> bytes:
    glyphs, scale, x = font.getGlyphSet(), LABEL_PT / font["head"].unitsPerEm, 0.0
    paths: list[str] = []
    for name in names:
        pen = PathPen(glyphs)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, x, 0)))
        paths += pen.path
        x += glyphs[name].width * scale
    return f"{' '.join(paths)} f\n".encode()


@cache
def _font(file: Path) -> TTFont:
    return TTFont(BytesIO(file.read_bytes()), lazy=True)
