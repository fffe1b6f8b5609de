"""The space between two letters: kept for letters made from others, and never so wide that a reader sees a word end."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from tools.foundry.meaning import copy_glyph
from tools.foundry.tables import IGNORE_MARKS, add_lookup, add_single, call_from, coverage, sequence_rule, subtables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

STEP: Final = 40  # font units to which a letter's widening is rounded up, so that few wide letters are needed


def kern_like(font: TTFont, subtable: Any, ligature: str, parts: tuple[str, str]) -> None:
    """Kern the first part on its right and the second on its left as the ligature was (the text runs right to left)."""
    first, second = parts
    covered = list(subtable.Coverage.glyphs)
    if subtable.Format == 1:
        for pairs in subtable.PairSet:
            _kern_pairs_like(font, pairs, ligature, first)
        if ligature in covered:
            sets = dict(zip(covered, subtable.PairSet, strict=True))
            sets[second] = copy.deepcopy(sets[ligature])
            subtable.Coverage = coverage(font, list(sets))
            subtable.PairSet = [sets[glyph] for glyph in subtable.Coverage.glyphs]
            subtable.PairSetCount = len(subtable.PairSet)
        return
    if ligature in covered:
        subtable.Coverage = coverage(font, [*covered, second])
        if number := subtable.ClassDef1.classDefs.get(ligature):
            subtable.ClassDef1.classDefs[second] = number
    if number := subtable.ClassDef2.classDefs.get(ligature):
        subtable.ClassDef2.classDefs[first] = number


def _kern_pairs_like(font: TTFont, pairs: Any, ligature: str, part: str) -> None:
    for record in list(pairs.PairValueRecord):
        if record.SecondGlyph == ligature:
            twin = copy.deepcopy(record)
            twin.SecondGlyph = part
            pairs.PairValueRecord.append(twin)
    order = font.getReverseGlyphMap(rebuild=True)
    pairs.PairValueRecord.sort(key=lambda record: order[record.SecondGlyph])
    pairs.PairValueCount = len(pairs.PairValueRecord)


def soften_kerning(font: TTFont, glyphs: frozenset[str], limit: float) -> None:
    """Hold the kerning after these glyphs within a part of the em, so that no reader of a PDF sees a word end.

    What a pair needs beyond the limit goes into the advance of its second letter: there it is not seen as a gap.

    Args:
        font: the font.
        glyphs: first glyphs of the pairs meant.
        limit: largest advance or retreat, as a part of the em.
    """
    most = int(font["head"].unitsPerEm * limit)
    wanting: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for subtable in list(subtables(font, "GPOS", "PairPos")):
        for first, seconds, value in _pairs(subtable, glyphs):
            excess = getattr(value, "XAdvance", 0) - most
            if excess > 0:
                for second in seconds:
                    wanting[second, -(-excess // STEP) * STEP].add(first)
        for _, _, value in list(_pairs(subtable, glyphs)):
            _hold(value, most)
    for (second, excess), firsts in sorted(wanting.items()):
        _widen(font, second, excess, firsts)


def _pairs(subtable: Any, glyphs: frozenset[str]) -> Iterator[tuple[str, list[str], Any]]:
    for index, first in enumerate(subtable.Coverage.glyphs):
        if first not in glyphs:
            continue
        if subtable.Format == 1:
            for record in subtable.PairSet[index].PairValueRecord:
                yield first, [record.SecondGlyph], record.Value1
            continue
        classes = subtable.ClassDef2.classDefs
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
        for number, record in enumerate(row.Class2Record):
            yield first, sorted(glyph for glyph, found in classes.items() if found == number), record.Value1


def _hold(value: Any, most: int) -> None:
    for field in ("XAdvance", "XPlacement"):
        amount = getattr(value, field, 0)
        if abs(amount) > most:
            setattr(value, field, most if amount > 0 else -most)


def _widen(font: TTFont, glyph: str, by: int, after: set[str]) -> None:
    """Set a letter with more room on its right where it follows one of these (the text runs right to left)."""
    wide = f"{glyph}.wide{by}"
    copy_glyph(font, glyph, wide)
    advance, bearing = font["hmtx"][glyph]
    font["hmtx"][wide] = (advance + by, bearing)
    for subtable in subtables(font, "GPOS", "PairPos"):
        kern_like(font, subtable, glyph, (wide, wide))
    place_base_like(font, wide, glyph)
    rule = sequence_rule(font, [glyph], [add_single(font, {glyph: wide})], after=sorted(after))
    call_from(font, "GSUB", "rlig", add_lookup(font, "GSUB", rule, flag=IGNORE_MARKS))


def place_base_like(font: TTFont, glyph: str, model: str, *, rise: int = 0) -> None:
    """Let signs sit on a letter where they sit on another; those above it higher by ``rise`` font units."""
    for subtable in subtables(font, "GPOS", "MarkBasePos"):
        records = dict(zip(subtable.BaseCoverage.glyphs, subtable.BaseArray.BaseRecord, strict=True))
        if model not in records:
            continue
        records[glyph] = copy.deepcopy(records[model])
        highest_anchor(records[glyph].BaseAnchor).YCoordinate += rise
        subtable.BaseCoverage = coverage(font, list(records))
        subtable.BaseArray.BaseRecord = [records[name] for name in subtable.BaseCoverage.glyphs]
        subtable.BaseArray.BaseCount = len(records)


def highest_anchor(anchors: Any) -> Any:
    """Pick the highest of a letter's anchors."""
    return max((anchor for anchor in anchors if anchor is not None), key=lambda anchor: anchor.YCoordinate)
