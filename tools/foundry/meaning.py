"""What each glyph says: the glyph → characters table that a PDF's text layer is written from."""

from __future__ import annotations

import copy
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from tools.foundry.tables import LIGATURE, SINGLE, lookups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont

ARABIC_FORMS = ((0xFB50, 0xFD3D), (0xFD40, 0xFDEF), (0xFE70, 0xFEFC))  # shapes of letters, not letters of their own


def plain(character: int) -> str:
    """Give the letter that a presentation form draws, and every other character as it is."""
    if any(first <= character <= last for first, last in ARABIC_FORMS):
        return unicodedata.normalize("NFKC", chr(character)).strip(" ـ")
    return chr(character)


def meanings(font: TTFont) -> dict[str, set[str]]:
    """Follow every glyph back to the characters it can stand for, through all substitutions."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for character, glyph in font.getBestCmap().items():
        found[glyph].add(plain(character))
    size = -1
    while size != sum(map(len, found.values())):
        size = sum(map(len, found.values()))
        _follow_substitutions(font, found)
    return {glyph: texts for glyph, texts in found.items() if texts}


def _follow_substitutions(font: TTFont, found: defaultdict[str, set[str]]) -> None:
    for lookup in lookups(font, "GSUB"):
        for subtable in lookup.SubTable:
            if lookup.LookupType == SINGLE:
                for old, new in subtable.mapping.items():
                    found[new] |= found[old]
            elif lookup.LookupType == LIGATURE:
                for first, ligatures in subtable.ligatures.items():
                    for ligature in ligatures:
                        found[ligature.LigGlyph] |= _spell([first, *ligature.Component], found)


def _spell(glyphs: list[str], found: Mapping[str, set[str]]) -> set[str]:
    texts = {""}
    for glyph in glyphs:
        texts = {text + more for text in texts for more in found[glyph]}
    return texts


def arabic_glyphs(font: TTFont) -> frozenset[str]:
    """Name the glyphs of Arabic letters and signs."""
    return frozenset(glyph for glyph, texts in meanings(font).items() if any(is_arabic(text) for text in texts))


def is_arabic(text: str) -> bool:
    """Say whether a text has Arabic letters or signs."""
    return any("\u0600" <= character <= "\u06ff" for character in text)


def part_company(font: TTFont) -> None:
    """Give each character a glyph of its own.

    Two characters may share one (space and no-break space, hyphen and soft hyphen), and a character's glyph may also be
    what another's turns into (the dotless i that takes an accent): the character gets a copy.
    """
    owners: dict[str, int] = {}
    said = meanings(font)
    for character, glyph in sorted(font.getBestCmap().items()):
        first = owners.setdefault(glyph, character) == character
        if first and (len(said[glyph]) == 1 or _is_spelt_by_its_owners(font, glyph, said[glyph])):
            continue
        twin = f"uni{character:04X}.own"
        copy_glyph(font, glyph, twin)
        for table in font["cmap"].tables:
            if character in table.cmap:
                table.cmap[character] = twin


def _is_spelt_by_its_owners(font: TTFont, glyph: str, texts: set[str]) -> bool:
    return texts == {plain(character) for character, owned in font.getBestCmap().items() if owned == glyph}


def copy_glyph(font: TTFont, glyph: str, twin: str) -> None:
    """Copy a glyph's drawing, advance and class under another name."""
    font.setGlyphOrder([*font.getGlyphOrder(), twin])
    font["glyf"].glyphs[twin] = copy.deepcopy(font["glyf"][glyph])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][twin] = font["hmtx"][glyph]
    classes = font["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in font and font["GDEF"].table.GlyphClassDef else {}
    if glyph in classes:
        classes[twin] = classes[glyph]


def glyph_table(font: TTFont) -> dict[str, str]:
    """Give the table: glyph name → the one text it stands for.

    Raises:
        ValueError: a glyph stands for two texts, so that a text layer could not be right.
    """
    found = meanings(font)
    unclear = {glyph: texts for glyph, texts in found.items() if len(texts) != 1}
    if unclear:
        raise ValueError(f"glyphs that stand for more than one text: {sorted(unclear.items())}")
    return {glyph: next(iter(found[glyph])) for glyph in font.getGlyphOrder() if glyph in found}
