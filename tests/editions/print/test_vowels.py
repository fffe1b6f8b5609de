"""Vowel signs, Latin words and line ends in the text layer, in every face."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pikepdf

from magazine.editions.print.bindery.binding import bind
from magazine.editions.print.bindery.cmaps import read_texts
from magazine.editions.print.bindery.volume import BoundPiece, Volume
from magazine.editions.print.press import font_faces, lay_out, screen_profile
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.manuscript.theme import read_theme
from tests import extractors
from tests.editions.print.bench import ROOT
from tests.sample.manuscript_words import exact_words
from tests.sample.reading_measure import common

if TYPE_CHECKING:
    from pathlib import Path

THEME = read_theme(ROOT, "police")
FILES = tuple((f"fonts/{face.digest[:16]}{face.file.suffix}", str(face.file)) for face in THEME.faces)
ARABIC = [
    face for face in THEME.faces if face.style == "normal" and face.family not in {"Police Serif", "Police Tifinagh"}
]
VOWELED = (
    "كَتَبَ الطَّالِبُ دَرْسَهُ، ثُمَّ قَرَأَهُ عَلَى أُسْتَاذِهِ؛ فَالْعِلْمُ لا يُنَالُ إِلَّا بِالصَّبْرِ. سُؤَالٌ وَجَوَابٌ، وَكُلُّ شَيْءٍ هٰذَا أَوَانُهُ. "
    "الأَمْنُ مَسْؤُولِيَّةُ الجَمِيعِ، لِأَنَّ الآمِنَ لَا يَخَافُ."
)


def bound(tmp_path: Path, body: str, language: Language) -> Path:
    """Lay out a body and bind it alone."""
    html = f'<html lang="{language.tag}" dir="{language.direction.value}"><head><title>x</title></head><body>'
    style = f"{font_faces(THEME.faces)} @page {{ size: A4; margin: 20mm }} p {{ hyphenate-character: '\\2010' }}"
    sheet, furniture, file = (tmp_path / name for name in ("sheet.pdf", "furniture.pdf", "bound.pdf"))
    sheet.write_bytes(lay_out(f"{html}<article>{body}</article></body></html>", style, FILES))
    with pikepdf.open(sheet) as pdf:
        heads = '<p style="break-after: page; font-family: Police Naskh">رَأْسُ الصَّفْحَةِ</p>' * len(pdf.pages)
    furniture.write_bytes(lay_out(f"{html}{heads}</body></html>", style, FILES))
    piece = BoundPiece(id="a", file=sheet, first_page=1, title="x", rubric="", centred=True)
    document, _ = bind(
        Volume(
            edition=Edition.SCREEN, language=language, title="x", publisher="x", subject="x", identifier="urn:x",
            moment=datetime(2019, 1, 1, tzinfo=UTC), pieces=[piece], furniture=furniture, faces=THEME.faces,
            screen_profile=screen_profile(),
        )
    )  # fmt: skip
    file.write_bytes(document)
    return file


def readings(file: Path) -> dict[str, str]:
    with pikepdf.open(file) as pdf:
        last = len(pdf.pages)
        tags = extractors.tag_tree(pdf, 1, last)
    return {"pdftotext": extractors.poppler(file, 1, last), "PDFium": extractors.pdfium(file, 1, last), "tags": tags}


def lost(wanted: list[str], text: str) -> list[str]:
    kept = common(wanted, exact_words(text))
    return [word for word, is_kept in zip(wanted, kept, strict=True) if not is_kept]


def test_voweled_words_come_whole_in_every_face(tmp_path: Path) -> None:
    faces = [(face.family, face.weight, size) for face in ARABIC for size in (9, 24)]
    body = "".join(
        f"<p style=\"font-family: '{family}'; font-weight: {weight}; font-size: {size}pt; width: 90mm\">{VOWELED}</p>"
        for family, weight, size in faces
    )
    wanted = exact_words(VOWELED) * len(faces)
    for name, text in readings(bound(tmp_path, body, Language.ARABIC)).items():
        assert lost(wanted, text) == [], name


def test_every_glyph_of_a_voweled_page_says_something_public(tmp_path: Path) -> None:
    file = bound(tmp_path, f'<p style="font-family: Police Naskh">{VOWELED}</p>', Language.ARABIC)
    with pikepdf.open(file) as pdf:
        for font in pdf.pages[0].obj.Resources.Font.values():
            for text in read_texts(font.ToUnicode.read_bytes()).values():
                assert text
                assert not any(0xE000 <= ord(letter) <= 0xF8FF for letter in text)


def test_latin_words_on_an_arabic_page_keep_their_order(tmp_path: Path) -> None:
    body = (
        '<p style="font-family: Police Sans">الموقع: <bdi dir="ltr">magazine.example/ar/open-days</bdi> '
        '<span lang="fr">groupe d’intervention rapide de police</span> في العدد.</p>'
    )
    wanted = exact_words("magazine example ar open days groupe d intervention rapide de police")
    for name, text in readings(bound(tmp_path, body, Language.ARABIC)).items():
        assert lost(wanted, text) == [], name


def test_words_that_lines_part_are_one_and_others_stay_two(tmp_path: Path) -> None:
    words = "La communication institutionnelle des commissariats, celui-ci, celle-là, vous-même, supprimez-la. "
    body = f'<p lang="fr" style="font-family: Police Serif; hyphens: auto; width: 33mm">{words * 6}</p>'
    for name, text in readings(bound(tmp_path, body, Language.FRENCH)).items():
        assert lost(exact_words(words * 6), text) == [], name
