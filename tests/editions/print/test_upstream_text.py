"""Defects of WeasyPrint 70 in text and fonts that the bindery works around.

A test named ``…_still_…`` fails when a later WeasyPrint has mended the defect: the way around it can go then.
"""

from __future__ import annotations

import warnings
from io import BytesIO

import pikepdf
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from magazine.editions.print.bindery.cmaps import read_texts
from magazine.editions.print.press import FONT_SETTINGS
from tests.editions.print.bench import ROOT

FONTS = ROOT / "themes/police/fonts"
FACE = f'@font-face {{ font-family: Naskh; src: url("{(FONTS / "PoliceNaskh-Regular.ttf").as_uri()}") }}'


def raw(body: str, css: str = "") -> pikepdf.Pdf:
    """Lay out a page with WeasyPrint alone."""
    html = weasyprint.HTML(string=f'<html lang="ar" dir="rtl"><head><title>x</title></head><body>{body}</body></html>')
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=f"{FACE} body {{ font-family: Naskh }} {css}", font_config=fonts)
    return pikepdf.open(BytesIO(html.write_pdf(stylesheets=[style], pdf_tags=True, font_config=fonts)))


@pytest.fixture(autouse=True)
def _own_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(FONT_SETTINGS))
    warnings.filterwarnings("ignore", message="No fonts configured")  # which is what we want


def texts(pdf: pikepdf.Pdf) -> list[str]:
    return [
        text
        for font in pdf.pages[0].obj.Resources.Font.values()
        for text in read_texts(font.ToUnicode.read_bytes()).values()
    ]


def test_weasyprint_still_maps_a_glyph_to_its_first_cluster() -> None:
    """Of shadda and vowel one glyph gets both signs, the other none (Kozea/WeasyPrint #2841)."""
    found = texts(raw("<p>ثُمَّ</p>"))
    assert "" in found
    assert "\u064e\u0651" in found or "\u0651\u064e" in found


def test_weasyprint_still_marks_margin_boxes_as_content_without_structure() -> None:
    pdf = raw("<p>نص</p>", '@page { @top-center { content: "رأس" } }')
    tagged = len(pdf.Root.StructTreeRoot.K[0].K)
    marked = [
        operands
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
        if str(operator) == "BDC" and "/MCID" in operands[1]
    ]
    assert tagged == 1
    assert len(marked) == 2


def test_weasyprint_still_drops_the_space_at_a_line_end() -> None:
    pdf = raw('<p style="width: 20mm">كلمة وكلمة وكلمة وكلمة وكلمة</p>')
    shows = [operands for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "TJ"]
    assert len(shows) > 1
    (font,) = pdf.pages[0].obj.Resources.Font.values()
    known = read_texts(font.ToUnicode.read_bytes())
    codes = [b"".join(bytes(part) for part in show[0] if isinstance(part, pikepdf.String)) for show in shows]
    assert all(known[int.from_bytes(each[:2], "big")] != " " for each in codes)


def test_weasyprint_still_sets_leader_dots_as_text() -> None:
    pdf = raw("<p class='l'>نص</p>", ".l::after { content: leader('.') '1' }")
    (font,) = pdf.pages[0].obj.Resources.Font.values()
    assert "." in read_texts(font.ToUnicode.read_bytes()).values()


def mixed(tifinagh: str, latin: str) -> int:
    """Set words in a family of two files, and count the fonts in the PDF."""
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; src: url("{(FONTS / file).as_uri()}"); unicode-range: {letters} }}'
        for name, file, letters in (
            (tifinagh, "PoliceTifinagh-Regular.ttf", "U+2D30-2D7F"),
            (latin, "PoliceSerif-Regular.ttf", "U+20-7F"),
        )
    )
    pdf = raw("<p>ⵜⴰⵎ 2019 texte</p>", f'{faces} body {{ font-family: "{tifinagh}", "{latin}" }}')
    return len(pdf.pages[0].obj.Resources.Font)


def test_weasyprint_still_mixes_up_two_files_of_one_family() -> None:
    """The letters of both are shown with the glyphs of one: figures come out as letters."""
    assert mixed("One", "One") == 1


def test_a_family_of_its_own_for_each_file_keeps_them_apart() -> None:
    assert mixed("One", "Two") == 2


def test_weasyprint_still_sets_arabic_in_drawings_reversed_and_unjoined() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" viewBox="0 0 300 60"><text y="40" font-family="Naskh">بيت</text></svg>'
    in_a_drawing, joined = (set(glyphs(raw(body))) - {0} for body in (drawing, "<p>بيت</p>"))
    assert in_a_drawing
    assert not in_a_drawing & joined  # every letter has the glyph that it has alone


def glyphs(pdf: pikepdf.Pdf) -> list[int]:
    (font,) = pdf.pages[0].obj.Resources.Font.values()
    return list(read_texts(font.ToUnicode.read_bytes()))
