"""A letter that an upstream font lacks, made from one that it has: the Moroccan ڭ from ك and three dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from tools.foundry.drawing import put_glyph
from tools.foundry.kerning import highest_anchor, kern_like, place_base_like
from tools.foundry.latin import encode
from tools.foundry.tables import SINGLE, lookups, subtables

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Dotted:
    """A letter made of another and dots above it.

    Attributes:
        character: the letter's code point.
        base: the glyph of the other letter, as it stands alone.
        dots: the glyph of the dots.
        gap: how far the dots move down from where signs are placed, in font units.
    """

    character: int
    base: str
    dots: str
    gap: int


def add_dotted(font: TTFont, letter: Dotted) -> None:
    """Add a letter in all its joined forms."""
    alone = f"uni{letter.character:04X}"
    _add_form(font, letter, letter.base, alone)
    encode(font, letter.character, alone)
    for lookup in lookups(font, "GSUB"):
        for subtable in lookup.SubTable if lookup.LookupType == SINGLE else ():
            form = subtable.mapping.get(letter.base)
            if form:
                joined = f"{alone}.of.{form}"
                _add_form(font, letter, form, joined)
                subtable.mapping[alone] = joined


def _add_form(font: TTFont, letter: Dotted, form: str, name: str) -> None:
    anchors = _anchors(font, form)
    glyphs = font.getGlyphSet()
    dots = font["glyf"][letter.dots]
    pen = TTGlyphPen(None)
    for glyph, shift in ((form, (0, 0)), (letter.dots, _seat(anchors, dots, letter.gap))):
        drawing = DecomposingRecordingPen(glyphs)
        glyphs[glyph].draw(drawing)
        drawing.replay(TransformPen(pen, (1, 0, 0, 1, *shift)))
    put_glyph(font, name, pen.glyph(), font["hmtx"][form][0])
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    place_base_like(font, name, form, rise=dots.yMax - dots.yMin)
    for subtable in subtables(font, "GPOS", "PairPos"):
        kern_like(font, subtable, form, (name, name))


def _anchors(font: TTFont, form: str) -> Any:
    for subtable in subtables(font, "GPOS", "MarkBasePos"):
        if form in subtable.BaseCoverage.glyphs:
            return subtable.BaseArray.BaseRecord[subtable.BaseCoverage.glyphs.index(form)].BaseAnchor
    raise ValueError(f"{form} has no place for signs")


def _seat(anchors: Any, dots: Any, gap: int) -> tuple[int, int]:
    top = highest_anchor(anchors)
    return top.XCoordinate - (dots.xMin + dots.xMax) // 2, top.YCoordinate - dots.yMin - gap
