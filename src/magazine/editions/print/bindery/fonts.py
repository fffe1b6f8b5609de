"""Each font once: the subsets that came with every sheet give way to one for the whole volume.

WeasyPrint keeps a font's own glyph numbers in its subsets, so the pages' text need not change: the glyphs that any sheet uses are
gathered, the theme's file is cut down to them once, and every sheet's font dictionary is replaced.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from magazine.editions.print.bindery.cmaps import read_texts, read_widths, write_texts, write_widths
from magazine.editions.print.bindery.signs import compose, read_signed, texts_of, write_signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.editions.print.bindery.cmaps import Texts
    from magazine.editions.print.bindery.signs import Signed
    from magazine.issue.theme import Face

PANGO_WEIGHTS: Final[Mapping[int, str]] = {
    100: "Thin", 200: "Ultra-Light", 300: "Light", 400: "", 500: "Medium", 600: "Semi-Bold", 700: "Bold", 800: "Ultra-Bold",
    900: "Heavy",
}  # fmt: skip
"""How Pango writes a weight in a font's name."""

LAYOUT_TABLES: Final = ["GSUB", "GPOS", "GDEF"]
DROPPED: Final = [*LAYOUT_TABLES, "name", "DSIG", "STAT", "meta", "MATH", "post", "kern", "cmap", "OS/2"]

ITALIC: Final = 1  # bit of OS/2.fsSelection
SINGLE, ALTERNATE, LIGATURE = 1, 3, 4
FORMS_FROM: Final = (
    0xFB00  # Alphabetic Presentation Forms and what follows: compatibility characters that stand for letters
)


def name_of(face: Face) -> str:
    """Give the name under which WeasyPrint writes a face: ``Police-Sans-Semi-Bold``."""
    return _name(face.family, face.weight, is_italic=face.style == "italic")


def _name(family: str, weight: int, *, is_italic: bool) -> str:
    parts = [family.replace(" ", "-"), PANGO_WEIGHTS[weight], "Italic" if is_italic else ""]
    return "-".join(filter(None, parts))


class HasResources(Protocol):
    """What paints with fonts: a page, or a form in its place."""

    @property
    def obj(self) -> pikepdf.Object:
        """The dictionary with its resources."""


def own_texts(files: Iterable[str]) -> dict[str, Texts]:
    """Say what the glyphs of some font files stand for, by the name under which WeasyPrint writes each."""
    return {_drawn_name(file): glyph_texts(Path(file), file) for file in files}


@cache
def _drawn_name(file: str) -> str:
    with TTFont(file, lazy=True) as font:
        family = font["name"].getBestFamilyName()
        weight, is_italic = font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & ITALIC)
    return _name(family, weight, is_italic=is_italic)


class Fonts:
    """The fonts of all sheets, gathered while they are bound."""

    def __init__(self, pdf: pikepdf.Pdf, faces: Sequence[Face]) -> None:
        self.pdf = pdf
        self._faces = {name_of(face): face for face in faces}
        self._used: dict[str, Texts] = {}
        self._signed: dict[str, dict[int, Signed]] = {}
        self._places: list[tuple[pikepdf.Object, str, str]] = []
        self._made: dict[str, pikepdf.Object] = {}

    def add(self, pages: Iterable[HasResources]) -> None:
        """Note which glyphs the fonts of some pages hold, and where those fonts are named."""
        seen: set[tuple[int, int]] = set()
        for page in pages:
            fonts = page.obj.Resources.get("/Font")
            if fonts is None or fonts.objgen in seen:
                continue
            seen.add(fonts.objgen)
            for key in sorted(fonts.keys()):
                font = fonts[key]
                name = str(font.BaseFont).partition("+")[2]
                if name in self._faces:
                    texts = self._used.setdefault(name, {})
                    self._signed[name] = read_signed(font) | self._signed.get(name, {})
                    for glyph in read_widths(font.DescendantFonts[0].W):
                        texts.setdefault(glyph, "")
                    for glyph, text in sorted(read_texts(font.ToUnicode.read_bytes()).items()):
                        known = filter(None, (texts.get(glyph), text))
                        texts[glyph] = min(known, key=lambda each: (len(each), each), default="")
                    self._places.append((fonts, key, name))

    def finish(self) -> None:
        """Make the fonts and put them in the places of those that came with the sheets."""
        self._made = {name: self._font(name) for name in sorted(self._used)}
        for fonts, key, name in self._places:
            fonts[key] = self._made[name]

    def leave_signs(self) -> None:
        """Leave in the made fonts what their signed letters are, for a volume that is bound from this one."""
        for name, font in self._made.items():
            if self._signed[name]:
                write_signed(font, self._signed[name].values())

    def _font(self, name: str) -> pikepdf.Object:
        face, signed = self._faces[name], self._signed[name]
        texts = _told(face, self._used[name], signed)
        measure = _measured(face, sorted(texts), signed)
        parts = {glyph for each in signed.values() for glyph in (each.letter, *(sign for sign, _, _ in each.signs))}
        wanted = tuple(sorted((texts.keys() - signed.keys()) | parts))
        program, is_cubic, places = _cut_down(face, wanted, tuple(signed[code] for code in sorted(signed)))
        base = Name(f"/{_tag(texts)}+{name}")
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=base, Flags=4, ItalicAngle=0, StemV=80, Ascent=measure.ascent,
            Descent=measure.descent, CapHeight=measure.ascent, FontBBox=Array(measure.box),
        )  # fmt: skip
        stream = self.pdf.make_stream(program)
        if is_cubic:
            stream.Subtype = Name.OpenType
            descriptor.FontFile3 = stream
        else:
            stream.Length1 = len(program)
            descriptor.FontFile2 = stream
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0 if is_cubic else Name.CIDFontType2, BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
            FontDescriptor=self.pdf.make_indirect(descriptor), W=write_widths(measure.widths),
        )  # fmt: skip
        if not is_cubic:
            descendant.CIDToGIDMap = self.pdf.make_stream(_glyph_map(wanted, places)) if places else Name.Identity
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=base, Encoding=Name("/Identity-H"),
                DescendantFonts=Array([self.pdf.make_indirect(descendant)]),
                ToUnicode=self.pdf.make_stream(write_texts(texts)),
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A font's measures in thousandths of its size."""

    ascent: int
    descent: int
    box: list[int]
    widths: dict[int, float]


def _glyph_map(glyphs: Iterable[int], places: Mapping[int, int]) -> bytes:
    """Write which glyph each code shows: itself, but for signed letters, whose glyphs stand behind the font's own."""
    pairs = {**{glyph: glyph for glyph in glyphs}, **places}
    table = bytearray(2 * (max(pairs) + 1))
    for code, glyph in pairs.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _measured(face: Face, wanted: Sequence[int], signed: Mapping[int, Signed]) -> Measure:
    with TTFont(face.file, lazy=True) as font:
        order = font.getGlyphOrder()
        unit = 1000 / font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return Measure(
            ascent=round(font["hhea"].ascent * unit),
            descent=round(font["hhea"].descent * unit),
            box=[round(getattr(font["head"], side) * unit) for side in ("xMin", "yMin", "xMax", "yMax")],
            widths={
                code: float(signed[code].advance) if code in signed else advances[order[code]][0] * unit
                for code in wanted
            },
        )


HYPHENS: Final = {"\u2010": "\u00ad"}
"""The style sheets set U+2010 where a line parts a word, and nothing else sets it: it says that the word goes on."""


def _told(face: Face, met: Texts, signed: Mapping[int, Signed]) -> Texts:
    """Say what each glyph stands for: what the font itself says, else what WeasyPrint met it as."""
    own = glyph_texts(face.file, face.digest)
    told = {glyph: own.get(glyph) or text for glyph, text in met.items()}
    return {glyph: HYPHENS.get(text, text) for glyph, text in told.items()} | texts_of(signed, own)


@cache
def glyph_texts(file: Path, digest: str) -> Texts:
    """Read from a font which text each glyph stands for: its character map, followed through its substitutions.

    WeasyPrint maps a glyph to the text of the first cluster that it met it in (Kozea/WeasyPrint #2841), so a letter may carry another's mark.
    """
    with TTFont(file, lazy=True) as font:
        number = font.getReverseGlyphMap()
        texts: dict[str, str] = {}
        for code, name in sorted(font.getBestCmap().items(), key=lambda pair: (pair[0] >= FORMS_FROM, pair[0])):
            texts.setdefault(name, unicodedata.normalize("NFKC", chr(code)) if code >= FORMS_FROM else chr(code))
        lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else []
        tables = [getattr(table, "ExtSubTable", table) for lookup in lookups for table in lookup.SubTable]
        before = -1
        while before != len(texts):
            before = len(texts)
            for table in tables:
                _follow(table, texts)
        return {number[name]: text for name, text in texts.items() if name in number}


def _follow(table: Any, texts: dict[str, str]) -> None:
    """Follow one table of single, alternate or ligature substitutions (OpenType, GSUB types 1, 3 and 4)."""
    for sources, target in _substitutions(table):
        if all(source in texts for source in sources):
            texts.setdefault(target, "".join(texts[source] for source in sources))


def _substitutions(table: Any) -> Iterator[tuple[Sequence[str], str]]:
    """Give what becomes what: the glyphs that go in, and the one that comes out."""
    if table.LookupType == SINGLE:
        for source, target in table.mapping.items():
            yield [source], target
    elif table.LookupType == ALTERNATE:
        for source, targets in table.alternates.items():
            yield from (([source], target) for target in targets)
    elif table.LookupType == LIGATURE:
        for first, ligatures in table.ligatures.items():
            yield from (([first, *ligature.Component], ligature.LigGlyph) for ligature in ligatures)


@lru_cache(maxsize=64)
def _cut_down(face: Face, wanted: tuple[int, ...], signed: tuple[Signed, ...]) -> tuple[bytes, bool, Mapping[int, int]]:
    """Cut a font down to some glyphs, which keep their numbers, and add signed letters.

    Returns:
        The font program, whether its curves are cubic (CFF), and the glyph of each signed letter's code.
    """
    options = subset.Options(
        retain_gids=True, hinting=False, desubroutinize=True, notdef_outline=True, ignore_missing_glyphs=True,
        recalc_timestamp=False, layout_features=[], name_IDs=[], glyph_names=False,
    )  # fmt: skip
    options.drop_tables += DROPPED
    with TTFont(face.file, recalcTimestamp=False) as font, BytesIO() as written:
        for table in LAYOUT_TABLES:  # reading them, only to drop them, takes longer than all the rest
            if table in font:
                del font[table]
        cutter = subset.Subsetter(options)
        cutter.populate(gids=wanted)
        cutter.subset(font)
        places = compose(font, signed) if signed else {}
        font.save(written)
        return written.getvalue(), font.sfntVersion == "OTTO", places


def _tag(texts: Texts) -> str:
    """Give the six letters that mark a subset, from what is in it (ISO 32000-1, 9.6.4)."""
    number = sum((glyph + 1) * (index + 7) for index, glyph in enumerate(sorted(texts)))
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))
