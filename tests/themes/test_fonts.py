"""The vendored typefaces: what is promised in their manifest, and a text layer that reads right."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
import weasyprint
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "themes" / "police" / "fonts"
MANIFEST: list[dict[str, Any]] = json.loads((FONTS / "fonts.json").read_text(encoding="utf-8"))
ALL = [entry["file"] for entry in MANIFEST]
ARABIC = [entry["file"] for entry in MANIFEST if "Arab" in entry["scripts"]]
FRENCH = [entry["file"] for entry in MANIFEST if "Latn" in entry["scripts"]]

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئٱپچڤگڭ"
LAM_ALEFS = ("لا", "لأ", "لإ", "لآ", "لٱ")
SIGNS = ("\u064b", "\u064c", "\u064d", "\u064e", "\u064f", "\u0650", "\u0652", "\u0670")
PROSE = """تصدر مجلة الشرطة ابتداء من هذا العدد في نسخة إلكترونية كاملة، إلى جانب النسخة الورقية، لأن القارئ صار يقرأ على شاشة
هاتفه قبل أن يقرأ على الورق. لا نريد أن نستبدل شيئا بشيء، بل أن نصل إلى كل مواطن حيثما كان. وقد زار أيام الأبواب المفتوحة أكثر من
مئتي ألف زائر في خمسة أيام، واطلعوا على عروض الفرق المختصة والمعدات الحديثة، والتقوا بنساء ورجال الأمن الوطني في أروقة مفتوحة
للجميع. الإلكترونية ليست غاية، إنما هي وسيلة؛ فالمجلة بيت للكلمة والصورة والرقم. هل تجيب المجلة عن أسئلة القراء؟ نعم، في باب
رسائل القراء من كل عدد. سلام الله عليكم، والأمن مسؤولية الجميع، والآباء يسألون عن حماية الأطفال على الإنترنت: متى نسمح بالهاتف؟
وكيف نراقب دون أن نتجسس؟ إليكم ثلاث نصائح: أولا الحوار، ثانيا القدوة، ثالثا الاتفاق على أوقات محددة. كلا الطرفين ملزمان بالحذر،
فلا إهمال ولا إفراط. الملأ والبلاء والأولى والإسلام والآن وبلاغ وسؤال وخطأ وشاطئ وأڭادير ومستشفى وتمرين وكثير وبين."""
FIGURES = "زار المعرض 260.000 شخص سنة 2018 ثم سجلت المصالح 4.426 نشاطا و13.398 لقاء مع ١٢٣ جمعية"
VOWELLED = "إِنَّ الشُّرْطَةَ فِي خِدْمَةِ المُوَاطِنِ وَلَا نَنْسَى كَتَبَ المُحَرِّرُ شُكْرًا جَزِيلًا لِأَنَّ هٰذَا مُسَجَّلٌ سِرًّا قُوَّةٌ بَلَّغُّوا"
FRENCH_PROSE = (
    "L’officier affirme : « l’efficace, le fief, la sûreté ! » Œuvre, ça, naïf, où ; 260\u202f000 visiteurs, 25\u00a0%."
)
WORD = re.compile(r"[\w\u064b-\u0655\u0670]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shaped:
    glyph: str
    cluster: int
    advance: int
    offset: tuple[int, int]


@cache
def opened(file: str) -> tuple[TTFont, uharfbuzz.Font, dict[str, str]]:
    glyphs = json.loads((FONTS / file).with_suffix(".glyphs.json").read_text(encoding="utf-8"))
    return TTFont(FONTS / file), uharfbuzz.Font(uharfbuzz.Face((FONTS / file).read_bytes())), glyphs


def shape(file: str, text: str) -> list[Shaped]:
    """Shape a text and give its glyphs in the order of reading."""
    names, font, _ = opened(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    glyphs = [
        Shaped(names.getGlyphName(info.codepoint), info.cluster, place.x_advance, (place.x_offset, place.y_offset))
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    return glyphs[::-1] if buffer.direction == "rtl" else glyphs


def words(text: str) -> Counter[str]:
    plain = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFC", text))
    return Counter(WORD.findall(plain))


def lay_out(body: str, into: Path, *, direction: str = "rtl") -> Path:
    faces = "".join(
        f'@font-face {{font-family: "{entry["family"]}"; font-weight: {entry["weight"]}; font-style: {entry["style"]};'
        f" src: url({(FONTS / entry['file']).as_uri()})}}"
        for entry in MANIFEST
    )
    page = f'<html dir="{direction}"><meta charset="utf-8"><style>{faces} @page {{size: A4}} body {{font-size: 11pt}}</style>'
    weasyprint.HTML(string=page + body).write_pdf(into)
    return into


def in_face(file: str, text: str) -> str:
    entry = next(entry for entry in MANIFEST if entry["file"] == file)
    style = f"font: {entry['style']} {entry['weight']} 11pt '{entry['family']}'"
    return f'<p style="{style}">{text}</p>'


def read_by_pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def read_by_poppler(pdf: Path, *options: str) -> str:
    assert shutil.which("pdftotext"), "pdftotext is missing: apt-get install poppler-utils"
    return subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("entry", MANIFEST, ids=ALL)
def test_a_font_is_the_one_of_the_manifest(entry: dict[str, Any]) -> None:
    assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_every_font_file_is_in_the_manifest_and_all_together_are_small() -> None:
    assert sorted(ALL) == sorted(path.name for path in FONTS.glob("*.ttf"))
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000


def test_no_two_files_share_family_weight_and_style() -> None:
    assert len({(entry["family"], entry["weight"], entry["style"]) for entry in MANIFEST}) == len(MANIFEST)


@pytest.mark.parametrize("entry", MANIFEST, ids=ALL)
def test_a_font_names_itself_as_the_manifest_does(entry: dict[str, Any]) -> None:
    font = opened(entry["file"])[0]
    assert (font["name"].getBestFamilyName(), font["OS/2"].usWeightClass) == (entry["family"], entry["weight"])
    assert bool(font["OS/2"].fsSelection & 1) == (entry["style"] == "italic")


@pytest.mark.parametrize("entry", MANIFEST, ids=ALL)
def test_licence_and_origin_lie_beside_a_font(entry: dict[str, Any]) -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    for licence in entry["licence"]:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / licence).read_text(encoding="utf-8")
    assert entry["sha256"] in readme
    for origin in entry["origin"]:
        assert origin["file"] in readme
        assert origin["sha256"] in readme


@pytest.mark.parametrize("entry", MANIFEST, ids=ALL)
def test_no_reserved_font_name_is_used(entry: dict[str, Any]) -> None:
    shown = [
        record.toUnicode() for record in opened(entry["file"])[0]["name"].names if record.nameID not in {0, 13, 14}
    ]
    assert not [text for text in shown if re.search("source|plex|noto|cairo", text, re.IGNORECASE)]


@pytest.mark.parametrize("file", ARABIC)
def test_every_arabic_letter_is_one_glyph_in_every_form(file: str) -> None:
    for letter in LETTERS:
        for text, at in ((letter, 0), ("ب" + letter, 1), ("ب" + letter + "ب", 1), (letter + "ب", 0)):
            glyphs = shape(file, text)
            assert ".notdef" not in {glyph.glyph for glyph in glyphs}, text
            assert [glyph.cluster for glyph in glyphs].count(at) == 1, text


@pytest.mark.parametrize("file", ARABIC)
def test_no_two_letters_are_drawn_as_one_glyph(file: str) -> None:
    for word in words(PROSE):
        assert [glyph.cluster for glyph in shape(file, word)] == list(range(len(word))), word


@pytest.mark.parametrize("file", ARABIC)
@pytest.mark.parametrize("before", ["", "ب"])
def test_lam_alef_is_two_glyphs_that_share_the_advance(file: str, before: str) -> None:
    for pair in LAM_ALEFS:
        lam, alef = shape(file, before + pair)[len(before) :]
        assert lam.advance > 0, pair
        assert alef.advance > 0, pair


@pytest.mark.parametrize("file", ARABIC)
def test_the_glyph_table_spells_what_was_written(file: str) -> None:
    glyphs = opened(file)[2]
    for text in (*words(PROSE), *words(FIGURES), *words(VOWELLED), "الورق.", "قف!", "كان:"):
        spelt = "".join(glyphs[shaped.glyph] for shaped in shape(file, text))
        assert unicodedata.normalize("NFC", spelt) == text


@pytest.mark.parametrize("file", FRENCH)
def test_the_glyph_table_spells_french(file: str) -> None:
    glyphs = opened(file)[2]
    assert "".join(glyphs[shaped.glyph] for shaped in shape(file, FRENCH_PROSE)) == FRENCH_PROSE


@pytest.mark.parametrize("file", ARABIC)
def test_vowel_signs_sit_on_every_letter(file: str) -> None:
    names = opened(file)[0]["GDEF"].table.GlyphClassDef.classDefs
    for letter in (*LETTERS, *LAM_ALEFS):
        for sign in (*SIGNS, *(f"\u0651{sign}" for sign in SIGNS if sign != "\u0652")):
            for shaped in shape(file, letter + sign):
                assert names[shaped.glyph] != 3 or shaped.offset != (0, 0), (letter, sign)


@pytest.mark.parametrize("file", FRENCH)
def test_figures_have_one_width(file: str) -> None:
    assert len({shaped.advance for shaped in shape(file, "0123456789")}) == 1


@pytest.mark.parametrize("file", FRENCH)
def test_spaces_and_hyphens_of_french_are_there_each_with_its_own_glyph(file: str) -> None:
    font = opened(file)[0]
    shown = [font.getBestCmap()[ord(character)] for character in " \u00a0\u202f\u2009-\u2010\u2011\u00ad’«»œŒŸ…–—"]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("file", ARABIC)
def test_arabic_prose_comes_back_from_a_pdf(file: str, tmp_path: Path) -> None:
    pdf = lay_out(in_face(file, PROSE), tmp_path / "prose.pdf")
    expected = words(PROSE)
    assert words(read_by_pdfium(pdf)) == expected
    assert words(read_by_poppler(pdf)) == expected
    assert words(read_by_poppler(pdf, "-raw")) == expected


@pytest.mark.parametrize("file", ARABIC)
def test_arabic_prose_with_figures_comes_back_from_a_pdf(file: str, tmp_path: Path) -> None:
    # Poppler in its default mode glues a number to the word after it, whatever the font: ToUnicode and spacing mend that later.
    pdf = lay_out(in_face(file, FIGURES), tmp_path / "figures.pdf")
    assert words(read_by_pdfium(pdf)) == words(FIGURES)
    numbers = {"260.000", "2018", "4.426", "13.398", "١٢٣"}
    assert numbers <= set(re.findall(r"[0-9][0-9.]*|[٠-٩]+", read_by_poppler(pdf)))


@pytest.mark.parametrize("file", FRENCH)
def test_french_comes_back_from_a_pdf(file: str, tmp_path: Path) -> None:
    pdf = lay_out(in_face(file, FRENCH_PROSE), tmp_path / "french.pdf", direction="ltr")
    assert words(read_by_pdfium(pdf)) == words(FRENCH_PROSE)
    assert words(read_by_poppler(pdf)) == words(FRENCH_PROSE)


def test_every_face_of_a_page_is_embedded_with_its_own_drawings(tmp_path: Path) -> None:
    text = "Police 0123456789"
    pdf = lay_out("".join(in_face(file, text) for file in FRENCH), tmp_path / "faces.pdf", direction="ltr")
    with pikepdf.open(pdf) as document:
        fonts = document.pages[0].Resources.Font
        widths = Counter(_widths(fonts[name].DescendantFonts[0]) for name in sorted(fonts.keys()))
    metrics = {file: opened(file)[0]["hmtx"] for file in FRENCH}  # 1000 units to the em in all of them, as in a PDF
    expected = Counter(tuple(sorted({metrics[file][one.glyph][0] for one in shape(file, text)})) for file in FRENCH)
    assert widths == expected


def _widths(font: pikepdf.Object) -> tuple[int, ...]:
    """List the different advances that a PDF states for a font's glyphs (``/W`` is: first glyph, list of widths)."""
    found = {int(width) for item in font.W if isinstance(item, pikepdf.Array) for width in item}
    return tuple(sorted(found))


def test_weights_of_a_family_are_drawn_in_their_own_weight(tmp_path: Path) -> None:
    ink = {}
    for entry in MANIFEST:
        if entry["style"] == "normal":
            pdf = lay_out(in_face(entry["file"], "مجلة الشرطة Police"), tmp_path / "weight.pdf")
            document = pypdfium2.PdfDocument(pdf)
            ink[entry["family"], entry["weight"]] = sum(
                255 - value for value in document[0].render().to_pil().convert("L").tobytes()
            )
            document.close()
    for family in {family for family, _ in ink}:
        by_weight = [amount for (name, _), amount in sorted(ink.items()) if name == family]
        assert by_weight == sorted(by_weight), family
        assert len(set(by_weight)) == len(by_weight), family
