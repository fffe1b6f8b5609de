"""The drawings and advances of glyphs that are made from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from tools.foundry.tables import subtables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph


def redraw(font: TTFont, glyph: str, *, shift: int = 0) -> Glyph:
    """Draw a glyph again as plain contours, moved by ``shift`` font units to the right."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    return pen.glyph()


def put_glyph(font: TTFont, name: str, drawing: Glyph, advance: int) -> None:
    """Add a glyph, or replace the one of that name."""
    table = font["glyf"]
    if name not in table.glyphs:
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    table.glyphs[name] = drawing
    table.glyphOrder = font.getGlyphOrder()
    drawing.recalcBounds(table)
    font["hmtx"][name] = (advance, getattr(drawing, "xMin", 0) if drawing.numberOfContours else 0)


def blank() -> Glyph:
    """Draw nothing."""
    return TTGlyphPen(None).glyph()


def second_share(font: TTFont, ligature: str) -> int:
    """Give the part of a lam-alef's advance that the alef, on the left, takes: one half."""
    return int(font["hmtx"][ligature][0] // 2)


def carry(font: TTFont, ligature: str, parts: tuple[str, str], *, shared: bool) -> None:
    """Make the two glyphs of a pair: the first carries the whole drawing, the second is blank.

    Where the advance is shared (letters, not vowel signs), the second part stands on the left with one half of it, and
    the drawing of the first reaches over it.
    """
    advance = font["hmtx"][ligature][0]
    left = second_share(font, ligature) if shared else 0
    put_glyph(font, parts[0], redraw(font, ligature, shift=-left), advance - left)
    put_glyph(font, parts[1], blank(), left)
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for part in parts:
        classes[part] = 1 if shared else 3


def share_advance(font: TTFont, lam: str, alefs: Iterable[str]) -> None:
    """Give the alefs of a pair half the advance that upstream puts wholly on the lam; the drawing stays where it is."""
    left = second_share(font, lam)
    put_glyph(font, lam, redraw(font, lam, shift=-left), font["hmtx"][lam][0] - left)
    for alef in alefs:
        put_glyph(font, alef, redraw(font, alef), left)
    for subtable in subtables(font, "GPOS", "MarkBasePos"):
        if lam in subtable.BaseCoverage.glyphs:
            record = subtable.BaseArray.BaseRecord[subtable.BaseCoverage.glyphs.index(lam)]
            for anchor in record.BaseAnchor:
                if anchor is not None:
                    anchor.XCoordinate -= left
