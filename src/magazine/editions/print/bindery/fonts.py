"""Each font once: the subsets that came with every sheet give way to one for the whole volume.

WeasyPrint keeps a font's own glyph numbers in its subsets, so the pages' text need not change: the glyphs that any sheet uses are
gathered, the theme's file is cut down to them once, and every sheet's font dictionary is replaced.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.issue.theme import Face

PANGO_WEIGHTS: Final[Mapping[int, str]] = {
    100: "Thin", 200: "Ultra-Light", 300: "Light", 400: "", 500: "Medium", 600: "Semi-Bold", 700: "Bold", 800: "Ultra-Bold",
    900: "Heavy",
}  # fmt: skip
"""How Pango writes a weight in a font's name."""

DROPPED: Final = ["GSUB", "GPOS", "GDEF", "name", "DSIG", "STAT", "meta", "MATH", "post", "kern", "cmap", "OS/2"]
BATCH: Final = 100  # entries of one bfchar block (Adobe Technical Note 5014)

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
                        texts[glyph] = min(filter(None, (texts.get(glyph), text)), key=lambda each: (len(each), each))
                    self._places.append((fonts, key, name))

    def finish(self) -> None:
        """Make the fonts and put them in the places of those that came with the sheets."""
        made = {name: self._font(name, self._used[name]) for name in sorted(self._used)}
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
