"""Arabic without ligatures: every letter and every vowel sign becomes a glyph of its own, and looks as before.

A PDF extractor reads the letters of a right-to-left ligature in reverse, so that none may remain. Most are simply left
out: the plain letters join as well. Lam-alef and the stacked vowel signs need their drawing, so the first glyph of such a
pair carries all of it and the second is blank, both found by context; a lam-alef pair shares its advance.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from tools.foundry.drawing import carry
from tools.foundry.meaning import is_arabic, meanings
from tools.foundry.placing import place_letter_parts, place_mark_parts
from tools.foundry.tables import CONTEXT, LIGATURE, MULTIPLE, add_single, lookups, sequence_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fontTools.ttLib import TTFont

PAIR: Final = 2  # glyphs
LAM: Final = "ل"
ALEFS: Final = frozenset("اأإآٱ")
HAMZA_SIGNS: Final = "\u0654\u0655"
SHADDA: Final = "\u0651"


def open_ligatures(font: TTFont) -> None:
    """Take the Arabic ligatures out of a font, keeping the drawings of lam-alef and of stacked vowel signs."""
    said = meanings(font)
    for lookup in lookups(font, "GSUB"):
        if lookup.LookupType != LIGATURE:
            continue
        rules = list(_rules(lookup))
        arabic = [rule for rule in rules if any(is_arabic(text) for text in _texts(rule[0], said))]
        if not arabic:
            continue
        if len(arabic) != len(rules):
            raise ValueError("a lookup mixes Arabic ligatures with others")
        _rewrite(font, lookup, [rule for rule in arabic if _is_kept(_texts(rule[0], said))], said)


def _rewrite(font: TTFont, lookup: Any, kept: list[tuple[tuple[str, ...], str]], said: Mapping[str, set[str]]) -> None:
    lookup.LookupType = CONTEXT
    lookup.SubTable = []
    for glyphs, ligature in kept:
        parts = (f"{ligature}.part1", f"{ligature}.part2")
        letters = _is_lam_alef(_texts(glyphs, said))
        carry(font, ligature, parts, shared=letters)
        (place_letter_parts if letters else place_mark_parts)(font, ligature, parts)
        calls = [add_single(font, {old: new}) for old, new in zip(glyphs, parts, strict=True)]
        lookup.SubTable.append(sequence_rule(font, glyphs, calls))
    lookup.SubTableCount = len(lookup.SubTable)


def _rules(lookup: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    for subtable in lookup.SubTable:
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                yield (first, *ligature.Component), ligature.LigGlyph


def _texts(glyphs: tuple[str, ...], said: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(min(said.get(glyph, {""})) for glyph in glyphs)


def _is_lam_alef(texts: tuple[str, ...]) -> bool:
    lam, *alefs = texts
    return lam == LAM and len(alefs) == 1 and alefs[0] in ALEFS


def _is_kept(texts: tuple[str, ...]) -> bool:
    if _is_lam_alef(texts):
        return True
    signs = len(texts) == PAIR and all(len(text) == 1 and unicodedata.combining(text) for text in texts)
    return signs and sorted(texts, key=_shaping_rank) == list(texts)


def _shaping_rank(sign: str) -> int:
    """Rank signs as shaping engines sort them before they look for ligatures: hamza, then shadda, then the vowel."""
    return 0 if sign in HAMZA_SIGNS else 1 if sign == SHADDA else 2


def drop_decompositions(font: TTFont) -> None:
    """Leave out the rules that take one letter apart into several glyphs."""
    for lookup in lookups(font, "GSUB"):
        if lookup.LookupType == MULTIPLE:
            lookup.SubTable, lookup.SubTableCount = [], 0
