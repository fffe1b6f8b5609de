"""Turn text into shapes, for running heads and folios: what stands in the margins is seen, but never read as text."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from magazine.editions.print.bindery.cmaps import read_widths
from magazine.editions.print.bindery.signs import read_signed

MARKS = {"BMC", "BDC", "EMC", "MP", "DP"}
LAYOUT = {"BT", "ET", "Tf", "Tm", "TJ", "Tj", "Ts"}


class PathPen(BasePen):  # type: ignore[misc] # fontTools ships no types
    """Write a glyph as PDF path operators (curves of the second degree become cubic ones)."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.path: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.path.append(f"{point[0]:.3f} {point[1]:.3f} m")

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.path.append(f"{point[0]:.3f} {point[1]:.3f} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.path.append(" ".join(f"{x:.3f} {y:.3f}" for x, y in points) + " c")

    def _closePath(self) -> None:  # noqa: N802 - fontTools' name
        self.path.append("h")


class Typeface:
    """A font embedded in a sheet: its shapes and widths."""

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        program = descriptor.get("/FontFile2") or descriptor.FontFile3
        shapes = TTFont(BytesIO(program.read_bytes()))
        self.glyphs = shapes.getGlyphSet()
        self.order = shapes.getGlyphOrder()
        self.em = shapes["head"].unitsPerEm
        self.widths = read_widths(descendant.W)
        self.signed = read_signed(font)

    def draw(self, glyph: int, matrix: tuple[float, ...]) -> str:
        """Draw a glyph, or a letter with its signs; ``matrix`` takes one em to the page."""
        a, b, c, d, e, f = matrix
        if glyph in self.signed:
            signed = self.signed[glyph]
            parts = [(signed.letter, 0, 0), *signed.signs]
            return " ".join(
                self.draw(part, (a, b, c, d, e + (right * a + up * c) / 1000, f + (right * b + up * d) / 1000))
                for part, right, up in parts
            )
        pen = PathPen(self.glyphs)
        scale = 1 / self.em
        self.glyphs[self.order[glyph]].draw(TransformPen(pen, (a * scale, b * scale, c * scale, d * scale, e, f)))
        return " ".join(pen.path)


@lru_cache(maxsize=2)
def outlines(document: bytes) -> tuple[bytes, ...]:
    """Give the contents of a document's pages with every glyph drawn as a shape; the screen's furniture is the archive's too."""
    known: dict[tuple[int, int], Typeface] = {}
    with pikepdf.open(BytesIO(document)) as pdf:
        return tuple(outlined(page, known) for page in pdf.pages)


def outlined(page: pikepdf.Page, known: dict[tuple[int, int], Typeface]) -> bytes:
    """Give a page's content with every glyph drawn as a shape and no marked content.

    Args:
        page: whose text becomes shapes.
        known: typefaces by their objects, kept from page to page.
    """
    faces: dict[str, Typeface] = {}
    fonts = page.obj.Resources.get("/Font", {})
    written: list[bytes] = []
    face, size, matrix = "", 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    pen, rise = 0.0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            face, size = str(operands[0]), float(operands[1])
            font = fonts[face]
            if font.objgen not in known:
                known[font.objgen] = Typeface(font)
            faces[face] = known[font.objgen]
        elif name == "Tm":
            matrix = tuple(float(number) for number in operands)  # type: ignore[assignment]
            pen, rise = 0.0, 0.0
        elif name == "Ts":
            rise = float(operands[0])
        elif name in {"TJ", "Tj"}:
            run = operands[0] if name == "TJ" else [operands[0]]
            shapes, pen = _run(run, faces[face], size, matrix, pen, rise)
            written.append(shapes)
        elif name == "Do":  # what a form paints is an artifact only if the form is called as one
            written.append(b"/Artifact BMC\n" + pikepdf.unparse_content_stream([(operands, operator)]) + b"\nEMC")
        elif name not in LAYOUT | MARKS:
            written.append(pikepdf.unparse_content_stream([(operands, operator)]))
    return b"\n".join(written)


def _run(  # noqa: PLR0917 - the text state of PDF
    run: Any, face: Typeface, size: float, matrix: tuple[float, ...], pen: float, rise: float
) -> tuple[bytes, float]:
    a, b, c, d, e, f = matrix
    shapes: list[str] = []
    for part in run:
        if isinstance(part, pikepdf.String | str | bytes):
            data = bytes(part) if not isinstance(part, str) else part.encode("latin-1")
            for index in range(0, len(data), 2):
                glyph = int.from_bytes(data[index : index + 2], "big")
                place = (e + pen * a + rise * c, f + pen * b + rise * d)
                shapes.append(face.draw(glyph, (a * size, b * size, c * size, d * size, *place)))
                pen += face.widths.get(glyph, 0.0) * size / 1000
        else:
            pen -= float(part) * size / 1000
    return f"{' '.join(filter(None, shapes))} f".encode(), pen
