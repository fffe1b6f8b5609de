"""Where signs sit on the parts of a former ligature, and how the parts are kerned (GPOS)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from fontTools.ttLib.tables import otTables
from tools.foundry.drawing import second_share
from tools.foundry.kerning import kern_like
from tools.foundry.tables import add_lookup, call_from, coverage, subtables

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MARK_TO_BASE = 4


def place_letter_parts(font: TTFont, ligature: str, parts: tuple[str, str]) -> None:
    """Carry a letter ligature's sign positions and kerning over to its two parts."""
    shift = second_share(font, ligature)
    for subtable in list(subtables(font, "GPOS", "MarkLigPos")):
        if ligature in subtable.LigatureCoverage.glyphs:
            number = add_lookup(font, "GPOS", _signs_on_parts(font, subtable, ligature, parts, shift))
            call_from(font, "GPOS", "mark", number)
    for subtable in subtables(font, "GPOS", "PairPos"):
        kern_like(font, subtable, ligature, parts)


def _signs_on_parts(font: TTFont, old: Any, ligature: str, parts: tuple[str, str], shift: int) -> Any:
    attach = old.LigatureArray.LigatureAttach[old.LigatureCoverage.glyphs.index(ligature)]
    new = otTables.MarkBasePos()
    new.Format, new.LookupType = 1, MARK_TO_BASE
    new.ClassCount = old.ClassCount
    new.MarkCoverage, new.MarkArray = copy.deepcopy(old.MarkCoverage), copy.deepcopy(old.MarkArray)
    new.BaseCoverage = coverage(font, parts)
    records = {}
    for part, component, move in zip(parts, attach.ComponentRecord, (-shift, 0), strict=True):
        record = otTables.BaseRecord()
        record.BaseAnchor = [_moved(anchor, move) for anchor in component.LigatureAnchor]
        records[part] = record
    new.BaseArray = otTables.BaseArray()
    new.BaseArray.BaseRecord = [records[glyph] for glyph in new.BaseCoverage.glyphs]
    new.BaseArray.BaseCount = len(new.BaseArray.BaseRecord)
    return new


def _moved(anchor: Any, by: int) -> Any:
    if anchor is None:
        return None
    moved = copy.deepcopy(anchor)
    moved.XCoordinate += by
    return moved


def place_mark_parts(font: TTFont, ligature: str, parts: tuple[str, str]) -> None:
    """Attach both parts of stacked signs where the stack was attached; a third sign goes onto the second part."""
    for part in parts:
        place_like(font, part, ligature)
    for subtable in subtables(font, "GPOS", "MarkMarkPos"):
        subtable.Mark1Coverage, subtable.Mark1Array.MarkRecord = _with_twin(
            font, subtable.Mark1Coverage, subtable.Mark1Array.MarkRecord, ligature, parts[0]
        )
        subtable.Mark1Array.MarkCount = len(subtable.Mark1Array.MarkRecord)
        subtable.Mark2Coverage, subtable.Mark2Array.Mark2Record = _with_twin(
            font, subtable.Mark2Coverage, subtable.Mark2Array.Mark2Record, ligature, parts[1]
        )
        subtable.Mark2Array.Mark2Count = len(subtable.Mark2Array.Mark2Record)
    _filter_like(font, ligature, parts)


def place_like(font: TTFont, sign: str, model: str) -> None:
    """Attach a sign to letters where another sign is attached."""
    for kind in ("MarkBasePos", "MarkLigPos"):
        for subtable in subtables(font, "GPOS", kind):
            subtable.MarkCoverage, subtable.MarkArray.MarkRecord = _with_twin(
                font, subtable.MarkCoverage, subtable.MarkArray.MarkRecord, model, sign
            )
            subtable.MarkArray.MarkCount = len(subtable.MarkArray.MarkRecord)


def _with_twin(font: TTFont, covered: Any, records: list[Any], glyph: str, twin: str) -> tuple[Any, list[Any]]:
    by_glyph = dict(zip(covered.glyphs, records, strict=True))
    if glyph not in by_glyph:
        return covered, records
    by_glyph[twin] = copy.deepcopy(by_glyph[glyph])
    new = coverage(font, list(by_glyph))
    return new, [by_glyph[name] for name in new.glyphs]


def _filter_like(font: TTFont, ligature: str, parts: tuple[str, str]) -> None:
    """Put the parts into the filtering sets and attachment classes that held the ligature (GDEF)."""
    table = font["GDEF"].table
    sets = getattr(table, "MarkGlyphSetsDef", None)
    if sets:
        sets.Coverage = [
            coverage(font, [*covered.glyphs, *parts]) if ligature in covered.glyphs else covered
            for covered in sets.Coverage
        ]
    attachment = getattr(table, "MarkAttachClassDef", None)
    if attachment and ligature in attachment.classDefs:
        for part in parts:
            attachment.classDefs[part] = attachment.classDefs[ligature]
