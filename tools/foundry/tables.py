"""Small words for the layout tables (GSUB substitutes glyphs, GPOS places them)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fontTools.otlLib import builder
from fontTools.ttLib.tables import otTables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fontTools.ttLib import TTFont

SINGLE, MULTIPLE, LIGATURE, CONTEXT, EXTENSION_SUBSTITUTION = 1, 2, 4, 6, 7
IGNORE_MARKS = 8  # lookup flag
MARK_TO_LIGATURE, EXTENSION_POSITION = 5, 9


def lookups(font: TTFont, tag: str) -> list[Any]:
    """List a layout table's lookups; none if the font lacks the table."""
    return list(font[tag].table.LookupList.Lookup) if tag in font and font[tag].table.LookupList else []


def unwrap(font: TTFont) -> None:
    """Replace extension lookups by what they wrap; fontTools wraps again on saving where it must."""
    for tag, extension in (("GSUB", EXTENSION_SUBSTITUTION), ("GPOS", EXTENSION_POSITION)):
        for lookup in lookups(font, tag):
            if lookup.LookupType == extension:
                lookup.SubTable = [subtable.ExtSubTable for subtable in lookup.SubTable]
                lookup.LookupType = lookup.SubTable[0].LookupType


def subtables(font: TTFont, tag: str, kind: str) -> Iterator[Any]:
    """Give every subtable of a class, as in ``("GPOS", "MarkBasePos")``."""
    for lookup in lookups(font, tag):
        for subtable in lookup.SubTable:
            if type(subtable).__name__ == kind:
                yield subtable


def add_lookup(font: TTFont, tag: str, subtable: Any, *, flag: int = 0) -> int:
    """Append a lookup of one subtable and give its number; no feature calls it yet."""
    lookup = otTables.Lookup()
    lookup.LookupFlag = flag
    lookup.LookupType = subtable.LookupType
    lookup.SubTable = [subtable]
    lookup.SubTableCount = 1
    table = font[tag].table
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    return len(table.LookupList.Lookup) - 1


def call_from(font: TTFont, tag: str, feature: str, number: int) -> None:
    """Let a feature call a lookup, in every script that has the feature."""
    for record in font[tag].table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature and number not in record.Feature.LookupListIndex:
            record.Feature.LookupListIndex.append(number)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def drop_features(font: TTFont, kept: frozenset[str]) -> None:
    """Leave out the features that are not named; their lookups go with the next subsetting."""
    for tag in ("GSUB", "GPOS"):
        if tag not in font:
            continue
        for record in font[tag].table.FeatureList.FeatureRecord:
            if record.FeatureTag not in kept:
                record.Feature.LookupListIndex, record.Feature.LookupCount = [], 0


def drop_ligatures(font: TTFont, feature: str) -> None:
    """Take the ligature lookups out of a feature."""
    found = lookups(font, "GSUB")
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            kept = [number for number in record.Feature.LookupListIndex if found[number].LookupType != LIGATURE]
            record.Feature.LookupListIndex, record.Feature.LookupCount = kept, len(kept)


def add_single(font: TTFont, mapping: Mapping[str, str]) -> int:
    """Append a lookup that replaces one glyph by another, for contexts to call."""
    subtable = builder.buildSingleSubstSubtable(dict(mapping))
    subtable.LookupType = SINGLE
    return add_lookup(font, "GSUB", subtable)


def sequence_rule(font: TTFont, glyphs: Sequence[str], calls: Sequence[int], *, after: Sequence[str] = ()) -> Any:
    """Make a context subtable: where these glyphs follow each other, the n-th goes through the n-th call.

    Args:
        font: the font.
        glyphs: the sequence.
        calls: numbers of the lookups.
        after: if any, one of these glyphs must stand before.
    """
    rule = otTables.ChainContextSubst()
    rule.Format = 3
    rule.LookupType = CONTEXT
    rule.BacktrackCoverage = [coverage(font, after)] if after else []
    rule.BacktrackGlyphCount = len(rule.BacktrackCoverage)
    rule.LookAheadCoverage, rule.LookAheadGlyphCount = [], 0
    rule.InputGlyphCount = len(glyphs)
    rule.InputCoverage = [coverage(font, [glyph]) for glyph in glyphs]
    rule.SubstLookupRecord = []
    for position, number in enumerate(calls):
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = position, number
        rule.SubstLookupRecord.append(record)
    rule.SubstCount = len(calls)
    return rule


def coverage(font: TTFont, glyphs: Sequence[str]) -> Any:
    """Make a coverage table, in the font's glyph order."""
    return builder.buildCoverage(list(glyphs), font.getReverseGlyphMap(rebuild=True))
