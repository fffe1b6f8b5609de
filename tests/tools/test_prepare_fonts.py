"""The tool that prepares typefaces, on a font of a dozen glyphs made here."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from typing import TYPE_CHECKING

import pytest
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from tools.foundry.kerning import soften_kerning
from tools.foundry.latin import add_spaces_and_hyphens, cut, point_after_letters, saved, with_latin
from tools.foundry.letters import Dotted, add_dotted
from tools.foundry.ligatures import open_ligatures
from tools.foundry.manifest import END, START, write_glyph_table, write_origins
from tools.foundry.meaning import arabic_glyphs, glyph_table, meanings, part_company
from tools.foundry.naming import rename, style_name
from tools.foundry.originals import MissingOriginalError, Original, npm

from tools import prepare_fonts

if TYPE_CHECKING:
    from pathlib import Path

    from fontTools.ttLib.tables._g_l_y_f import Glyph

CHARACTERS = {
    0x20: "space", 0xA0: "space", 0x2D: "hyphen", 0x2E: "period", 0x41: "A",
    0x627: "alef", 0x631: "reh", 0x634: "sheen", 0x643: "kaf", 0x644: "lam", 0x651: "shadda", 0x64F: "damma",
}  # fmt: skip
ADVANCES = {
    ".notdef": 500, "space": 250, "hyphen": 300, "period": 280, "A": 600,
    "alef": 240, "alef.fina": 250, "reh": 400, "reh.fina": 410, "sheen": 900, "sheen.init": 800, "kaf": 700,
    "lam": 500, "lam.init": 260, "lam_alef": 520, "sheen_reh": 1100, "dots": 0, "period.arab": 200,
    "shadda": 0, "damma": 0, "shadda_damma": 0,
}  # fmt: skip
FEATURES = """
languagesystem DFLT dflt; languagesystem arab dflt; languagesystem latn dflt;
@signs = [shadda damma shadda_damma];
table GDEF { GlyphClassDef [alef alef.fina reh reh.fina sheen sheen.init kaf lam lam.init A], [lam_alef sheen_reh], @signs, ; } GDEF;
markClass @signs <anchor 50 600> @above;
feature ccmp { sub shadda damma by shadda_damma; } ccmp;
feature init { sub lam by lam.init; sub sheen by sheen.init; } init;
feature fina { sub alef by alef.fina; sub reh by reh.fina; } fina;
feature rlig {
  lookupflag IgnoreMarks;
  sub lam.init alef.fina by lam_alef;
  sub sheen.init reh.fina by sheen_reh;
} rlig;
feature kern {
  pos alef kaf <140 0 140 0>;
  pos lam_alef kaf <60 0 60 0>;
  pos kaf lam_alef <30 0 30 0>;
} kern;
feature mark {
  pos base [alef alef.fina lam.init kaf] <anchor 120 650> mark @above;
  pos ligature lam_alef <anchor 400 700> mark @above ligComponent <anchor 100 700> mark @above;
} mark;
"""


def box(width: int, height: int) -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((20, 0))
    pen.lineTo((20, height))
    pen.lineTo((20 + width, height))
    pen.lineTo((20 + width, 0))
    pen.closePath()
    return pen.glyph()


@pytest.fixture
def font() -> TTFont:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(ADVANCES))
    builder.setupCharacterMap(dict(CHARACTERS))
    builder.setupGlyf(
        {name: box(max(width, 100) - 40, 500 + index) for index, (name, width) in enumerate(ADVANCES.items())}
    )
    builder.setupHorizontalMetrics({name: (width, 20) for name, width in ADVANCES.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300, usWinAscent=900, usWinDescent=300)
    builder.setupNameTable({"copyright": "© Somebody", "familyName": "Reserved", "licenseDescription": "OFL"})
    builder.setupPost()
    builder.addOpenTypeFeatures(FEATURES)
    return builder.font


def shape(font: TTFont, text: str) -> list[tuple[str, int, int, int]]:
    """Give name, advance and offsets of a text's glyphs, in the order of reading."""
    face = uharfbuzz.Face(saved(font).getvalue())
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    glyphs = [(font.getGlyphName(info.codepoint), at.x_advance, at.x_offset, at.y_offset) for info, at in places]
    return glyphs[::-1] if buffer.direction == "rtl" else glyphs


def names(font: TTFont, text: str) -> list[str]:
    return [glyph[0] for glyph in shape(font, text)]


def test_a_letter_ligature_becomes_plain_letters(font: TTFont) -> None:
    assert names(font, "شر") == ["sheen_reh"]
    open_ligatures(font)
    assert names(font, "شر") == ["sheen.init", "reh.fina"]


def test_lam_alef_becomes_a_drawing_and_a_blank_that_share_the_advance(font: TTFont) -> None:
    open_ligatures(font)
    assert [glyph[:2] for glyph in shape(font, "لا")] == [("lam_alef.part1", 260), ("lam_alef.part2", 260)]
    drawn, old = font["glyf"]["lam_alef.part1"], font["glyf"]["lam_alef"]
    assert (drawn.xMin, drawn.xMax) == (old.xMin - 260, old.xMax - 260)
    assert font["glyf"]["lam_alef.part2"].numberOfContours == 0


@pytest.mark.parametrize("text", ["ل\u064fا", "لا\u064f", "ل\u064fا\u064f"])
def test_signs_stay_where_they_were_on_lam_alef(font: TTFont, text: str) -> None:
    def signs_from_the_left() -> list[tuple[int, int]]:
        left, found = 0, []
        for name, advance, x, y in reversed(shape(font, text)):
            if name == "damma":
                found.append((left + x, y))
            left += advance
        return sorted(found)

    before = signs_from_the_left()
    open_ligatures(font)
    assert signs_from_the_left() == before


def test_stacked_signs_become_two_glyphs_in_the_place_of_one(font: TTFont) -> None:
    stack = shape(font, "ك\u0651\u064f")[1]
    open_ligatures(font)
    _, first, second = shape(font, "ك\u0651\u064f")
    assert (first[0], second[0]) == ("shadda_damma.part1", "shadda_damma.part2")
    assert first[1:] == second[1:] == stack[1:]


def test_kerning_before_and_after_lam_alef_stays(font: TTFont) -> None:
    widths = {text: sum(glyph[1] for glyph in shape(font, text)) for text in ("لاك", "كلا")}
    open_ligatures(font)
    assert {text: sum(glyph[1] for glyph in shape(font, text)) for text in widths} == widths


def test_a_wide_gap_between_letters_moves_into_the_second_letter(font: TTFont) -> None:
    soften_kerning(font, arabic_glyphs(font), 0.095)
    assert shape(font, "اك") == [("alef", 240 + 95, 95, 0), ("kaf.wide80", 700 + 80, 0, 0)]


def test_each_character_has_a_glyph_of_its_own(font: TTFont) -> None:
    open_ligatures(font)
    cut(font, CHARACTERS, {"ccmp", "init", "fina", "rlig", "kern", "mark"})
    with pytest.raises(ValueError, match="space"):
        glyph_table(font)
    part_company(font)
    table = glyph_table(font)
    assert (table["space"], table["uni00A0.own"]) == (" ", "\u00a0")
    assert (table["lam_alef.part1"], table["lam_alef.part2"]) == ("ل", "ا")
    assert "sheen_reh" not in table


def test_presentation_forms_say_the_letter_they_draw(font: TTFont) -> None:
    font["cmap"].getcmap(3, 1).cmap[0xFE8E] = "alef.fina"
    assert meanings(font)["alef.fina"] == {"ا"}


def test_a_letter_is_made_of_another_and_dots(font: TTFont) -> None:
    add_dotted(font, Dotted(character=0x6AD, base="kaf", dots="dots", gap=40))
    alone = font["glyf"]["uni06AD"]
    assert alone.numberOfContours == 2
    assert alone.yMin == 0
    assert names(font, "\u06ad\u064f") == ["uni06AD", "damma"]
    assert shape(font, "\u06ad\u064f")[1][3] > shape(font, "ك\u064f")[1][3]


def test_latin_joins_an_arabic_font_at_its_scale_and_the_arabic_keeps_its_metrics(font: TTFont) -> None:
    donor = TTFont(saved(font))
    donor["hhea"].ascent = 2000
    features = ["init", "fina", "rlig"]
    cut(font, set(CHARACTERS) - {0x41, 0x2E}, features, glyphs=["period.arab"])
    joined = with_latin(font, donor, scale=0.9, characters=[0x41, 0x2E], features=["kern"])
    point_after_letters(joined, {0x2E: "period.arab"})
    assert shape(joined, "A")[0][1] == 540
    assert joined["hhea"].ascent == 900
    assert names(joined, "ا.")[1] == "period.arab"
    assert names(joined, "A.")[1] == "period"
    assert "Latin: © Somebody" in joined["name"].getDebugName(0)


def test_narrow_spaces_and_hyphens_are_added(font: TTFont) -> None:
    add_spaces_and_hyphens(font)
    part_company(font)
    shown = [font.getBestCmap()[code] for code in (0x20, 0xA0, 0x2009, 0x202F, 0x2D, 0x2010, 0x2011)]
    assert len(set(shown)) == len(shown)
    assert 0 < font["hmtx"][font.getBestCmap()[0x202F]][0] < font["hmtx"]["space"][0]


@pytest.mark.parametrize(
    ("weight", "style", "name"),
    [(400, "normal", "Regular"), (400, "italic", "Italic"), (700, "italic", "Bold Italic"), (900, "normal", "Black")],
)
def test_styles_have_their_usual_names(weight: int, style: str, name: str) -> None:
    assert style_name(weight, style) == name


def test_a_renamed_font_keeps_copyright_and_licence_and_nothing_else(font: TTFont) -> None:
    rename(font, family="Police Test", weight=500, style="normal")
    texts = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert (texts[0], texts[13]) == ("© Somebody", "OFL")
    assert (texts[1], texts[16], texts[17]) == ("Police Test Medium", "Police Test", "Medium")
    assert not [text for text in texts.values() if "Reserved" in text]


def test_a_missing_original_is_named_with_the_command_that_fetches_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare_fonts.main([str(tmp_path), "--into", str(tmp_path)]) == 3
    assert "npm pack @expo-google-fonts/cairo@0.4.2" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_another_package_under_the_same_name_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as tar:
        entry = tarfile.TarInfo("package/a.ttf")
        entry.size = 4
        tar.addfile(entry, io.BytesIO(b"font"))
    package = npm("thing", "1.0", hashlib.sha256(content.getvalue()).hexdigest())
    (tmp_path / package.name).write_bytes(content.getvalue())
    original = Original(package=package, member="package/a.ttf")
    assert original.read(tmp_path) == b"font"
    assert original.title == "@expo-google-fonts/thing 1.0 (npm), a.ttf"
    (tmp_path / package.name).write_bytes(b"something else")
    with pytest.raises(MissingOriginalError, match="Fetch it again"):
        original.read(tmp_path)


def test_the_glyph_table_is_json_with_one_glyph_a_line(tmp_path: Path) -> None:
    write_glyph_table(tmp_path / "a.json", {"quotedbl": '"', "uniFE91": "ب"})
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads(text) == {"quotedbl": '"', "uniFE91": "ب"}
    assert '\n"uniFE91": "ب"\n' in text


def test_the_table_of_origins_is_renewed_in_place(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{START}old\n{END}after\n", encoding="utf-8")
    font = {"file": "A.ttf", "licence": ["OFL.txt"], "sha256": "12", "origin": [{"file": "thing 1.0", "sha256": "34"}]}
    write_origins(readme, [font])
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{START}")
    assert text.endswith(f"{END}after\n")
    assert "old" not in text
    assert "A.ttf" in text
    readme.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the marks"):
        write_origins(readme, [font])
