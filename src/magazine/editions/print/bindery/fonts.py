"""Each font once: the subsets that came with every sheet give way to one for the whole volume.

WeasyPrint keeps a font's own glyph numbers in its subsets, so the pages' text need not change: the glyphs that any sheet uses are
gathered, the theme's file is cut down to them once, and every sheet's font dictionary is replaced.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.issue.theme import Face

PANGO_WEIGHTS: Final[Mapping[int, str]] = {
    100: "Thin", 200: "Ultra-Light", 300: "Light", 400: "", 500: "Medium", 600: "Semi-Bold", 700: "Bold", 800: "Ultra-Bold",
    900: "Heavy",
}  # fmt: skip
"""How Pango writes a weight in a font's name."""

DROPPED: Final = ["GSUB", "GPOS", "GDEF", "name", "DSIG", "STAT", "meta", "MATH", "post", "kern", "cmap", "OS/2"]
BATCH: Final = 100  # entries of one bfchar block (Adobe Technical Note 5014)

SINGLE, ALTERNATE, LIGATURE = 1, 3, 4
FORMS_FROM: Final = 0xFB00  # Alphabetic Presentation Forms and what follows: compatibility characters that stand for letters

Texts = dict[int, str]


def name_of(face: Face) -> str:
    """Give the name under which WeasyPrint writes a face: ``Police-Sans-Semi-Bold``."""
    parts = [face.family.replace(" ", "-"), PANGO_WEIGHTS[face.weight], "Italic" if face.style == "italic" else ""]
    return "-".join(filter(None, parts))


class Fonts:
    """The fonts of all sheets, gathered while they are bound."""

    def __init__(self, pdf: pikepdf.Pdf, faces: Sequence[Face]) -> None:
        self.pdf = pdf
        self._faces = {name_of(face): face for face in faces}
        self._used: dict[str, Texts] = {}
        self._places: list[tuple[pikepdf.Object, str, str]] = []

    def add(self, pages: Iterable[pikepdf.Page]) -> None:
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
                    for glyph in glyphs(font.DescendantFonts[0].W):
                        texts.setdefault(glyph, "")
                    for glyph, text in sorted(read_texts(font.ToUnicode.read_bytes()).items()):
                        known = filter(None, (texts.get(glyph), text))
                        texts[glyph] = min(known, key=lambda each: (len(each), each), default="")
                    self._places.append((fonts, key, name))

    def finish(self) -> None:
        """Make the fonts and put them in the places of those that came with the sheets."""
        made = {name: self._font(name, _told(self._faces[name], self._used[name])) for name in sorted(self._used)}
        for fonts, key, name in self._places:
            fonts[key] = made[name]

    def _font(self, name: str, texts: Texts) -> pikepdf.Object:
        full = TTFont(self._faces[name].file, lazy=True)
        order = full.getGlyphOrder()
        em = full["head"].unitsPerEm
        advances = full["hmtx"].metrics
        widths = {glyph: advances[order[glyph]][0] * 1000 / em for glyph in texts}
        program, kind = _cut_down(self._faces[name], sorted(texts))
        base = Name(f"/{_tag(texts)}+{name}")
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=base, Flags=4, ItalicAngle=0, StemV=80,
            Ascent=round(full["hhea"].ascent * 1000 / em), Descent=round(full["hhea"].descent * 1000 / em),
            CapHeight=round(full["hhea"].ascent * 1000 / em),
            FontBBox=Array([round(getattr(full["head"], side) * 1000 / em) for side in ("xMin", "yMin", "xMax", "yMax")]),
        )  # fmt: skip
        stream = self.pdf.make_stream(program)
        if kind == "otf":
            stream.Subtype = Name.OpenType
            descriptor.FontFile3 = stream
        else:
            stream.Length1 = len(program)
            descriptor.FontFile2 = stream
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0 if kind == "otf" else Name.CIDFontType2, BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
            FontDescriptor=self.pdf.make_indirect(descriptor), W=_runs(widths),
        )  # fmt: skip
        if kind != "otf":
            descendant.CIDToGIDMap = Name.Identity
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=base, Encoding=Name("/Identity-H"),
                DescendantFonts=Array([self.pdf.make_indirect(descendant)]),
                ToUnicode=self.pdf.make_stream(write_texts(texts)),
            )
        )  # fmt: skip


def _told(face: Face, met: Texts) -> Texts:
    """Say what each glyph stands for: what the font itself says, else what WeasyPrint met it as."""
    own = glyph_texts(face.file)
    return {glyph: own.get(glyph) or text for glyph, text in met.items()}


@cache
def glyph_texts(file: Path) -> Texts:
    """Read from a font which text each glyph stands for: its character map, followed through its substitutions.

    WeasyPrint maps a glyph to the text of the first cluster that it met it in (Kozea/WeasyPrint #2841), so a letter may carry another's mark.
    """
    with TTFont(file, lazy=True) as font:
        number = font.getReverseGlyphMap()
        texts: dict[str, str] = {}
        for code, name in sorted(font.getBestCmap().items(), key=lambda pair: (0xFB50 <= pair[0] <= 0xFEFF, pair[0])):
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
    if table.LookupType == SINGLE:
        for source, target in table.mapping.items():
            if source in texts:
                texts.setdefault(target, texts[source])
    elif table.LookupType == ALTERNATE:
        for source, targets in table.alternates.items():
            for target in targets if source in texts else ():
                texts.setdefault(target, texts[source])
    elif table.LookupType == LIGATURE:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                parts = [first, *ligature.Component]
                if all(part in texts for part in parts):
                    texts.setdefault(ligature.LigGlyph, "".join(texts[part] for part in parts))


def _cut_down(face: Face, wanted: Sequence[int]) -> tuple[bytes, str]:
    options = subset.Options(
        retain_gids=True, hinting=False, desubroutinize=True, notdef_outline=True, ignore_missing_glyphs=True,
        recalc_timestamp=False, layout_features=[], name_IDs=[], glyph_names=False,
    )  # fmt: skip
    options.drop_tables += DROPPED
    font = TTFont(face.file, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(gids=wanted)
    cutter.subset(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue(), "otf" if font.sfntVersion == "OTTO" else "ttf"


def glyphs(widths: pikepdf.Object) -> Iterator[int]:
    """Give the glyph numbers that a width array names, in the form that WeasyPrint writes (``first [w w …]``)."""
    for index in range(0, len(widths), 2):
        first = int(widths[index])
        yield from range(first, first + len(widths[index + 1]))


def _runs(widths: Mapping[int, float]) -> Array:
    array = Array()
    run: list[float] = []
    last = -2
    for glyph in sorted(widths):
        if glyph != last + 1:
            if run:
                array.append(Array(run))
            array.append(glyph)
            run = []
        run.append(round(widths[glyph], 3))
        last = glyph
    array.append(Array(run))
    return array


def _tag(texts: Texts) -> str:
    """Give the six letters that mark a subset, from what is in it (ISO 32000-1, 9.6.4)."""
    number = sum((glyph + 1) * (index + 7) for index, glyph in enumerate(sorted(texts)))
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def read_texts(cmap: bytes) -> Texts:
    """Read a ToUnicode map as WeasyPrint writes it."""
    pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]*)>", cmap.partition(b"endcodespacerange")[2])
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def write_texts(texts: Texts) -> bytes:
    """Write a ToUnicode map."""
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def", "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def", "1 begincodespacerange", "<0000> <ffff>", "endcodespacerange",
    ]  # fmt: skip
    told = [(glyph, text) for glyph, text in sorted(texts.items()) if text]
    for start in range(0, len(told), BATCH):
        batch = told[start : start + BATCH]
        lines.append(f"{len(batch)} beginbfchar")
        lines += [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in batch]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()
