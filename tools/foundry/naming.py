"""A family name of our own for every prepared font: open licences ask for it, and WeasyPrint needs it unmistakable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

STYLE_NAMES = {
    (400, "normal"): "Regular",
    (400, "italic"): "Italic",
    (700, "normal"): "Bold",
    (700, "italic"): "Bold Italic",
}
WEIGHT_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 900: "Black"}
BOLD = 700
KEPT_NAMES = frozenset({0, 13, 14})  # copyright, licence, licence address: what the licence asks us to keep
ITALIC_BIT, BOLD_BIT, REGULAR_BIT, USE_TYPO_METRICS_BIT = 1 << 0, 1 << 5, 1 << 6, 1 << 7
MODIFIED = 3629145600  # 2019-01-01T00:00:00Z in seconds since 1904: the first issue's date, so that bytes never vary
WINDOWS = (3, 1, 0x409)  # platform, encoding and language of the names we write


def style_name(weight: int, style: str) -> str:
    """Name a weight and slant: ``Regular``, ``Bold Italic``, ``Black``."""
    upright = WEIGHT_NAMES[weight]
    if style == "normal":
        return upright
    return "Italic" if upright == "Regular" else f"{upright} Italic"


def rename(font: TTFont, *, family: str, weight: int, style: str) -> None:
    """Give a font its family name, weight and slant, and dates that do not depend on the day it was made.

    Families of four (regular, italic, bold, bold italic) are named as such; other weights carry the weight in the
    old family name (id 1) and the family proper in id 16, as the OpenType specification asks.
    """
    styled = style_name(weight, style)
    of_four = (weight, style) in STYLE_NAMES
    short = family if of_four else f"{family} {WEIGHT_NAMES[weight]}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES and record.platformID == WINDOWS[0]]
    postscript = f"{family.replace(' ', '')}-{styled.replace(' ', '')}"
    texts = {
        1: short,
        2: styled if of_four else ("Italic" if style == "italic" else "Regular"),
        3: f"{postscript};2019",
        4: f"{family} {styled}",
        5: "Version 1.000",
        6: postscript,
    }
    if not of_four:
        texts |= {16: family, 17: styled}
    for name_id, text in texts.items():
        names.setName(text, name_id, *WINDOWS)
    _mark_weight(font, weight=weight, italic=style == "italic")
    _keep_glyph_names(font)
    font["head"].created = font["head"].modified = MODIFIED
    font.recalcTimestamp = False


def _keep_glyph_names(font: TTFont) -> None:
    """Write the names of all glyphs into the file: the table of what each glyph says is keyed by them."""
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}


def _mark_weight(font: TTFont, *, weight: int, italic: bool) -> None:
    metrics, head = font["OS/2"], font["head"]
    metrics.usWeightClass = weight
    bold = weight == BOLD
    selection = metrics.fsSelection & USE_TYPO_METRICS_BIT
    selection |= (ITALIC_BIT if italic else 0) | (BOLD_BIT if bold else 0)
    metrics.fsSelection = selection if bold or italic else selection | REGULAR_BIT
    head.macStyle = (1 if bold else 0) | (2 if italic else 0)
