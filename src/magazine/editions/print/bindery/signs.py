"""Letters with their vowel signs as one glyph.

A vowel sign is shown above or below its letter, with no advance. Readers that take text from the page's geometry (Poppler, PDFium) part
the word there, whatever the order of the glyphs. So a letter and its signs become one code, whose shape the bindery composes in the
embedded font and whose text is the letter with its signs. The code is worked out from the font alone, so that sheets which were laid
out apart agree on it.

The text of such a code stands in reverse, as all right-to-left text on the page does: readers turn each word round, letter by letter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from fontTools.ttLib.tables._g_l_y_f import ROUND_XY_TO_GRID, GlyphComponent, GlyphCoordinates
from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline
from fontTools.ttLib.tables.ttProgram import Program
from pikepdf import Array, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pikepdf
    from fontTools.ttLib import TTFont

    from magazine.editions.print.bindery.cmaps import Texts
    from magazine.editions.print.bindery.glyphs import Glyph, PageFont

SIGNED_KEY: Final = Name("/MagazineSigned")
"""Where a sheet's font lists its signed letters: code, letter, advance, then sign, right and up for each sign."""

FIRST_CODE: Final = 0x2000  # beyond the glyphs of any face of the theme (some 800)
END_HYPHEN_CODE: Final = FIRST_CODE - 1
"""A written hyphen at the end of a line (``celui-ci``): PDFium takes U+002D there for a parted word's and drops it."""
STANDOFF_CODE: Final = FIRST_CODE - 2
"""A space that PDFium sees. It passes over shows without extent, so this one has two lone points, which paint nothing."""
STANDOFF_EXTENT: Final = 100  # of its points, in thousandths of the size
JOINER_CODE: Final = FIRST_CODE - 3
"""A word joiner (see ``foreign``)."""
HYPHEN: Final = "\u2010"
NAMED: Final = {END_HYPHEN_CODE: HYPHEN, STANDOFF_CODE: " ", JOINER_CODE: "\u2060"}
"""Codes that are no signed letters."""
SIGNS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656\u0657\u0658\u0670"
UNDER_VOWELS: Final = "\u0651\u0654\u0655"  # signs that take a vowel on or beside them
COMBINATIONS: Final = (*SIGNS, *(first + second for first, second in product(UNDER_VOWELS, SIGNS) if first != second))
PANGO_EXCESS: Final = 1.024
"""WeasyPrint 70 takes Pango's 1024ths for thousandths when it offsets a glyph; here the sign goes where the font has it."""
ROOM: Final = 102
"""Thousandths of the size from a code's last character to the next: below 100 Poppler takes that for a double, and parts the word."""
GAP_MAX: Final = 95
"""How far a code may end before the next begins, in thousandths of the size: from 100 on Poppler parts the word."""
LEADER: Final = "\u200f"
"""Begins the text of the last letter of a word (the first that is seen): Poppler would set its sign before the word otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A letter with its signs.

    Attributes:
        code: by which the page shows it.
        letter: the letter's glyph.
        advance: its width, in thousandths of the size.
        signs: none for a hyphen at a line's end; else the glyph of each sign, and how far to the right and up of the letter it stands, in thousandths of the size.
    """

    code: int
    letter: int
    advance: int
    signs: tuple[tuple[int, int, int], ...]


def with_signs(word: Sequence[Glyph], font: PageFont, known: dict[int, Signed]) -> list[Glyph]:
    """Put the signs of a right-to-left word on their letters; those that cannot be stay glyphs of their own.

    Args:
        word: its glyphs from left to right, signs before their letters.
        font: of the word.
        known: takes the signed letters.
    """
    joined: list[Glyph] = []
    signs: list[Glyph] = []
    for glyph in word:
        if glyph.is_mark:
            signs.append(glyph)
            continue
        is_last = not any(other.text and _is_letter(other.text) for other in joined)
        made = _joined(glyph, signs[::-1], font, is_last=is_last) if signs else None
        if made:
            made = known.setdefault(made.code, made)
            unit = glyph.size / 1000
            joined.append(replace(glyph, number=made.code, text=text_of(made, font.texts), width=made.advance * unit))
        else:
            joined += [*signs, glyph]
        signs = []
    return joined + signs


def _joined(letter: Glyph, signs: Sequence[Glyph], font: PageFont, *, is_last: bool) -> Signed | None:
    places = _letter_places(tuple(sorted(font.table.items())))
    said = "".join(sign.text for sign in signs)
    if letter.number not in places or said not in COMBINATIONS or letter.rise:
        return None
    code = FIRST_CODE + (places[letter.number] * len(COMBINATIONS) + COMBINATIONS.index(said)) * 2 + is_last
    unit = 1000 / letter.size
    width, others = round(font.widths[letter.number]), len(said) + is_last
    placed = [
        (sign.number, round((sign.x - letter.x) * unit / PANGO_EXCESS), round(sign.rise * unit / PANGO_EXCESS))
        for sign in signs
    ]
    return Signed(
        code=code,
        letter=letter.number,
        advance=max(width - GAP_MAX, min(width, (width - ROOM) * (others + 1) // others)),
        signs=tuple(placed),
    )


def end_hyphen(glyph: Glyph, known: dict[int, Signed]) -> Glyph:
    """Give a written hyphen the code that it has at the end of a line."""
    advance = round(glyph.width * 1000 / glyph.size)
    known[END_HYPHEN_CODE] = Signed(code=END_HYPHEN_CODE, letter=glyph.number, advance=advance, signs=())
    return replace(glyph, number=END_HYPHEN_CODE, text=HYPHEN)


def standoff(space: Glyph, known: dict[int, Signed]) -> Glyph:
    """Give a space that stands off its line the code under which it has an extent."""
    advance = round(space.width * 1000 / space.size)
    known[STANDOFF_CODE] = Signed(code=STANDOFF_CODE, letter=space.number, advance=advance, signs=())
    return replace(space, number=STANDOFF_CODE)


def joiner(glyph: Glyph, known: dict[int, Signed]) -> Glyph:
    """Give a word joiner in the place of a glyph: blank, and of no width to speak of."""
    known[JOINER_CODE] = Signed(code=JOINER_CODE, letter=glyph.number, advance=1, signs=())
    return replace(glyph, number=JOINER_CODE, text=NAMED[JOINER_CODE], width=glyph.size / 1000)


@cache
def _letter_places(texts: tuple[tuple[int, str], ...]) -> Mapping[int, int]:
    """Number the letters that can carry signs."""
    return {glyph: place for place, glyph in enumerate(glyph for glyph, text in texts if text and _is_letter(text))}


def _is_letter(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "AL" for letter in text)


def write_signed(font: pikepdf.Object, signed: Iterable[Signed]) -> None:
    """Leave a sheet's signed letters in its font's dictionary."""
    listed = sorted(signed, key=lambda each: each.code)
    font[SIGNED_KEY] = Array(
        [
            Array([each.code, each.letter, each.advance, *(number for sign in each.signs for number in sign)])
            for each in listed
        ]
    )  # fmt: skip


def read_signed(font: pikepdf.Object) -> dict[int, Signed]:
    """Read what ``write_signed`` left, by code."""
    found: dict[int, Signed] = {}
    for listed in font.get(SIGNED_KEY, []):
        code, letter, advance, *rest = (int(number) for number in listed)
        signs = tuple((rest[at], rest[at + 1], rest[at + 2]) for at in range(0, len(rest), 3))
        found[code] = Signed(code=code, letter=letter, advance=advance, signs=signs)
    return found


def compose(font: TTFont, signed: Sequence[Signed]) -> dict[int, int]:
    """Add the shapes of signed letters to a font; give the glyph of each code."""
    order: list[str] = font.getGlyphOrder()
    outlines, advances, unit = font["glyf"], font["hmtx"], font["head"].unitsPerEm / 1000
    places: dict[int, int] = {}
    names = list(order)
    for each in signed:
        name = f"signed{each.code}"
        places[each.code] = len(names)
        names.append(name)
        outlines.glyphs[name] = _composed(order, each, unit)
        advances[name] = (round(each.advance * unit), 0)
    font.setGlyphOrder(names)
    outlines.glyphOrder = names
    for each in signed:
        outline = outlines.glyphs[f"signed{each.code}"]
        outline.recalcBounds(outlines)
        advances[f"signed{each.code}"] = (round(each.advance * unit), getattr(outline, "xMin", 0))
    return places


def _composed(order: Sequence[str], signed: Signed, unit: float) -> Any:
    if signed.code in {STANDOFF_CODE, JOINER_CODE}:
        return _two_points(round(STANDOFF_EXTENT * unit))
    outline = Outline()
    outline.numberOfContours = -1
    outline.components = []
    for glyph, right, up in ((signed.letter, 0, 0), *signed.signs):
        part = GlyphComponent()
        part.glyphName, part.flags = order[glyph], ROUND_XY_TO_GRID
        part.x, part.y = round(right * unit), round(up * unit)
        outline.components.append(part)
    return outline


def _two_points(extent: int) -> Any:
    outline = Outline()
    outline.numberOfContours = 2
    outline.coordinates = GlyphCoordinates([(0, 0), (extent, extent)])
    outline.flags = bytearray([1, 1])  # points on the outline
    outline.endPtsOfContours = [0, 1]
    outline.program = Program()
    outline.program.fromBytecode(b"")
    return outline


def texts_of(signed: Mapping[int, Signed], texts: Texts) -> Texts:
    """Say what each code stands for, signs first, as the page has it."""
    return {code: text_of(each, texts) for code, each in signed.items()}


def text_of(signed: Signed, texts: Texts) -> str:
    """Say what a code stands for."""
    if signed.code in NAMED:
        return NAMED[signed.code]
    leader = LEADER if (signed.code - FIRST_CODE) % 2 else ""
    return leader + "".join(texts.get(sign, "") for sign, _, _ in signed.signs[::-1]) + texts.get(signed.letter, "")
