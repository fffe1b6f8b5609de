"""A matched Latin inside an Arabic font, and the spaces that French needs, so that one file sets a whole line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib.scaleUpem import scale_upem
from tools.foundry.drawing import blank, put_glyph
from tools.foundry.meaning import arabic_glyphs
from tools.foundry.naming import WINDOWS
from tools.foundry.tables import add_lookup, add_single, call_from, sequence_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fontTools.ttLib import TTFont

SPACES: Mapping[int, float] = {0x2009: 1 / 6, 0x202F: 1 / 6}  # thin and narrow no-break space, as parts of the em
STAND_INS: Mapping[int, int] = {0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2013, 0x2015: 0x2014}  # hyphens, dashes
COPYRIGHT = 0  # name id
METRICS = (
    ("hhea", ("ascent", "descent", "lineGap")),
    (
        "OS/2",
        ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight"),
    ),
    ("OS/2", ("fsSelection", "usWeightClass", "panose", "achVendID")),
)


def cut(font: TTFont, characters: Iterable[int], features: Iterable[str], *, glyphs: Iterable[str] = ()) -> TTFont:
    """Keep only these characters and glyphs, and these layout features for the scripts' default languages."""
    options = subset.Options()
    options.layout_features = sorted(features)
    options.layout_scripts = ["DFLT.dflt", "arab.dflt", "latn.dflt"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = True
    options.recalc_average_width = True
    options.drop_tables += ["DSIG", "STAT", "meta", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(characters), glyphs=list(glyphs))
    cutter.subset(font)
    return font


def with_latin(
    font: TTFont, donor: TTFont, *, scale: float, characters: Iterable[int], features: Iterable[str]
) -> TTFont:
    """Join another font's characters to a font; it keeps its own metrics.

    Args:
        font: the font that gets them; what it has already it keeps.
        donor: the font that gives them; changed in the course.
        scale: size of the given characters, as a part of their own.
        characters: which characters are wanted.
        features: the layout features to keep.
    """
    cut(donor, set(characters) - set(font.getBestCmap()), features)
    scale_upem(donor, round(donor["head"].unitsPerEm * scale))
    donor["head"].unitsPerEm = font["head"].unitsPerEm
    joined = Merger().merge([saved(font), saved(donor)])
    for tag, fields in METRICS:
        for field in fields:
            setattr(joined[tag], field, getattr(font[tag], field))
    joined["name"] = font["name"]
    thanks = f"{font['name'].getDebugName(COPYRIGHT)} Latin: {donor['name'].getDebugName(COPYRIGHT)}"
    joined["name"].setName(thanks, COPYRIGHT, *WINDOWS)
    joined.recalcTimestamp = False
    return joined


def saved(font: TTFont) -> io.BytesIO:
    """Save a font in memory."""
    data = io.BytesIO()
    font.save(data)
    data.seek(0)
    return data


def forget(font: TTFont, characters: Iterable[int]) -> None:
    """Take characters out of a font's character map, so that a donor's take their place."""
    gone = set(characters)
    for table in font["cmap"].tables:
        table.cmap = {character: glyph for character, glyph in table.cmap.items() if character not in gone}


def add_spaces_and_hyphens(font: TTFont) -> None:
    """Add the narrow spaces of French typography, and the hyphens and dashes that look like others, where they lack."""
    for character, width in SPACES.items():
        if character not in font.getBestCmap():
            name = f"uni{character:04X}"
            put_glyph(font, name, blank(), round(font["head"].unitsPerEm * width))
            encode(font, character, name)
    for character, model in STAND_INS.items():
        if character not in font.getBestCmap() and model in font.getBestCmap():
            encode(font, character, font.getBestCmap()[model])


def encode(font: TTFont, character: int, glyph: str) -> None:
    """Let a character show a glyph."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = glyph


def point_after_letters(font: TTFont, points: Mapping[int, str]) -> None:
    """After an Arabic letter, set a point (full stop, comma, colon, exclamation mark) in its Arabic form.

    Elsewhere the Latin form stands: in ``260.000`` the diamond of Naskh is taken for a comma.
    """
    letters = sorted(arabic_glyphs(font))
    for character, glyph in sorted(points.items()):
        number = add_single(font, {font.getBestCmap()[character]: glyph})
        rule = sequence_rule(font, [font.getBestCmap()[character]], [number], after=letters)
        call_from(font, "GSUB", "rlig", add_lookup(font, "GSUB", rule))
