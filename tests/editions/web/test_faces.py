"""The web's fonts: cut by script, shaped as the whole fonts shape, and with stand-ins that take the same room."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tinycss2
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from magazine.darkroom.fonts import FEATURES
from magazine.darkroom.repertoire import repertoire
from magazine.editions.web.faces import (
    ARABIC,
    CHARACTERS,
    CUTS,
    LATIN,
    RARE,
    SHARED,
    cut_faces,
    families,
    unicode_range,
)
from magazine.editions.web.naming import HASH_DIGITS
from magazine.editions.web.phrases import _PHRASES
from magazine.issue.language import Language
from tests.darkroom.theme_of_the_house import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.faces import CutFace
    from magazine.issue.theme import Face
    from tests.editions.web.bench import Built

WEB = Path(__file__).parents[3] / "themes/police/web"
THEME = theme()
FACES = cut_faces(THEME)
TEXTS = {
    "arabic": (
        "صدرت مجلة الشرطة، في 260.000 نسخة: «لا للعنف» (ص. 12)؛ متى؟ الآن!",
        "إِنَّ الشُّرْطَةَ فِي خِدْمَةِ المُوَاطِنِ، وَلَا نَنْسَى شُكْرًا جَزِيلًا لِأَنَّ هٰذَا سِرٌّ",
        "لا لأ لإ لآ بلا ملأ كلا الله شيء لؤي شاطئ أڭادير ڤيلا",
        "سنة ١٢٣٤٥٦٧٨٩٠ و٥٠٪",
    ),
    "latin": (
        "L’officier affirme : « l’efficace, le fief, la sûreté ! » Œuvre, ça, naïf, où ; 260\u202f000 visiteurs, 25\u00a0%.",
        "AVANT TOUT, Tous Yves, fluffy, ffi, À É Ç Ÿ œ æ ñ ß — 12–15 €",
    ),
    "tifinagh": ("ⵜⴰⵎⴰⵣⵉⵖⵜ ⵏ ⵍⵎⵖⵔⵉⴱ, 2019.",),
    "rare": ("#<>{}~¿¡§©®µ¼½¾†‡‰ĀčŁőŽ",),
}
"""Running text for each cut: joining, lam-alef, stacked vowel signs, digits of both kinds, ligatures, kerning, spaces."""
ASKED = re.compile(r"font-(?:variant[a-z-]*|feature-settings)\s*:\s*([^;}]+)")
VARIANTS = {
    "lining-nums": "lnum", "oldstyle-nums": "onum", "tabular-nums": "tnum", "proportional-nums": "pnum", "small-caps": "smcp",
    "all-small-caps": "c2sc", "diagonal-fractions": "frac", "ordinal": "ordn", "slashed-zero": "zero", "historical-forms": "hist",
}  # fmt: skip


def made(each: CutFace, site: Path) -> bytes:
    """Give a font of the built site, unpacked."""
    (file,) = site.glob(f"assets/{each.file_name.removesuffix('.woff2')}-{'[0-9a-f]' * HASH_DIGITS}.woff2")
    font = TTFont(file)
    font.flavor = None
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def shaped(data: bytes, text: str) -> list[tuple[Any, ...]]:
    """Give every glyph of a text: which letters it is for, how far it goes, where it stands, and its extent."""
    font = hb.Font(hb.Face(hb.Blob(data)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    assert all(info.codepoint for info in buffer.glyph_infos), text
    return [
        (
            info.cluster,
            place.x_advance,
            place.x_offset,
            place.y_offset,
            tuple(font.get_glyph_extents(info.codepoint) or ()),
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("each", FACES, ids=lambda each: each.file_name)
def test_a_cut_sets_its_texts_as_the_whole_font_does(each: CutFace, built: Built) -> None:
    data, whole = made(each, built.site), each.face.file.read_bytes()
    known = repertoire(each.face)
    for text in TEXTS[each.cut.name]:
        letters = "".join(letter for letter in text if ord(letter) in known)
        assert len(letters) > 3
        assert shaped(data, letters) == shaped(whole, letters), letters


def test_no_letter_is_left_out_and_none_is_in_two_cuts() -> None:
    own = [cut.own for cut in CUTS]
    assert sum(map(len, own)) == len(frozenset().union(*own))
    assert frozenset().union(*own, SHARED) == CHARACTERS
    assert not SHARED & (ARABIC | LATIN | RARE)
    for letter in "أإآءئؤىةلاپڤگڭ؟،؛«»àâæçéèêëîïôœùûüÿŒ’–…°ⴰⵣ":
        assert ord(letter) in CHARACTERS, letter


def ranges(face: Face, family: str) -> Iterator[set[int]]:
    for each in FACES:
        if each.face == face:
            for found in re.finditer(r'font-family:"([^"]+)".*?unicode-range:([^}]+)}', each.rules("a.woff2")):
                if found[1] == family:
                    yield set(codes(found[2]))


def codes(written: str) -> Iterator[int]:
    for part in written.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def test_each_letter_of_a_family_comes_from_one_file() -> None:
    for face in THEME.faces:
        for family in families(face):
            parts = list(ranges(face, family))
            assert sum(map(len, parts)) == len(set().union(*parts))
            assert set().union(*parts) == repertoire(face) & CHARACTERS


def test_figures_and_points_stand_in_the_file_of_the_letters_around_them() -> None:
    (sans,) = [face for face in THEME.faces if (face.family, face.weight, face.style) == ("Police Sans", 400, "normal")]
    (arabic,) = [part for part in ranges(sans, "Police Sans") if ord("ب") in part]
    (latin,) = [part for part in ranges(sans, "Police Sans Latin") if ord("a") in part]
    (away,) = [part for part in ranges(sans, "Police Sans Latin") if ord("ب") in part]
    assert {ord(sign) for sign in "0123456789.,:()«»% "} <= arabic & latin
    assert not away & SHARED


@pytest.mark.parametrize(
    ("letters", "written"),
    [([0x41], "U+41"), ([0x41, 0x42, 0x44], "U+41-42,U+44"), ([0x660, 0x41, 0x661], "U+41,U+660-661"), ([], "")],
)
def test_code_points_are_written_as_runs(letters: list[int], written: str) -> None:
    assert unicode_range(letters) == written


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_fonts_have_every_letter_that_the_pages_words_need(language: Language) -> None:
    words = "".join(wordings[language] for wordings in _PHRASES.values())
    assert not {letter for letter in words if letter.isalpha() and ord(letter) not in CHARACTERS}


def test_the_fonts_keep_every_feature_that_the_style_sheets_ask_for() -> None:
    asked = " ".join(
        found[1] for sheet in WEB.glob("**/*.css") for found in ASKED.finditer(sheet.read_text(encoding="utf-8"))
    )
    features = {VARIANTS[word] for word in asked.split() if word in VARIANTS} | set(re.findall(r'"(\w{4})"', asked))
    assert "lnum" in features
    lost = features - set(FEATURES["woff2"])
    assert not lost, f"darkroom/fonts.py drops {lost}: add it to FIGURES, or the style sheet asks in vain"


def rules() -> Iterator[dict[str, str]]:
    for rule in tinycss2.parse_stylesheet(
        (WEB / "css/stand-ins.css").read_text(encoding="utf-8"), skip_whitespace=True, skip_comments=True
    ):
        declared = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        yield {each.name: tinycss2.serialize(each.value).strip() for each in declared if each.type == "declaration"}


def test_stand_ins_have_our_heights_whatever_their_own_size() -> None:
    checked = 0
    for rule in rules():
        family = rule["font-family"].strip('"').partition(" as ")[0]
        (face,) = [
            face for face in THEME.faces
            if (face.family, str(face.weight), face.style) == (family, rule["font-weight"], "normal")
        ]  # fmt: skip
        with TTFont(face.file) as font:
            table, em = font["hhea"], font["head"].unitsPerEm
        adjust = float(rule["size-adjust"].rstrip("%")) / 100
        for name, height in (("ascent", table.ascent), ("descent", -table.descent), ("line-gap", table.lineGap)):
            assert float(rule[f"{name}-override"].rstrip("%")) / 100 * adjust == pytest.approx(
                height / em, abs=0.0005
            ), rule
        assert 0.85 < adjust < 1.3, rule
        assert 'local("' in rule["src"]
        checked += 1
    assert checked > 20


def test_every_stand_in_that_the_stacks_name_is_offered_and_none_in_vain() -> None:
    stacks = (WEB / "css/faces.css").read_text(encoding="utf-8")
    assert set(re.findall(r'"([^"]+ as [^"]+)"', stacks)) == {rule["font-family"].strip('"') for rule in rules()}
