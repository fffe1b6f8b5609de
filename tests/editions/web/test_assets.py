"""The shared files of the site: a theme's slips in what imports what are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.editions.web.assets import bundle, name_assets, name_scripts
from magazine.issue.finding import Stop
from magazine.issue.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = {
    "not there": ({"a.js": 'import "./nowhere.js"'}, "a.js"),
    "itself": ({"a.js": 'import "./a.js"'}, "a.js"),
    "a ring": ({"a.js": 'import "./b.js"', "b.js": 'import "./a.js"'}, "b.js"),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_imports_what_is_not_there_or_itself_is_told(name: str, tmp_path: Path) -> None:
    scripts, at = SCRIPTS[name]
    folder = tmp_path / "themes/own/web/scripts"
    folder.mkdir(parents=True)
    for file, text in scripts.items():
        (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(Stop) as stop:
        name_scripts(folder)
    (finding,) = stop.value.findings
    assert (finding.rule, finding.where.path) == ("broken-theme", f"themes/own/web/scripts/{at}")


def test_an_ornament_is_named_however_its_address_is_written(tmp_path: Path) -> None:
    sheet = "a { b: url(star.svg) url('star.svg') url( \"star.svg\" ) url(#star.svg) }"
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8-sig")
    named = bundle(tmp_path / "style.css", {"star.svg": "star-1.svg"})
    assert named == 'a{b: url("star-1.svg") url("star-1.svg") url("star-1.svg") url(#star.svg)}'


def test_sheets_are_taken_in_however_the_line_is_spaced(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}", encoding="utf-8")
    (tmp_path / "style.css").write_text("@import'a.css';\n@IMPORT /* b */ \"a.css\"/**/ ;", encoding="utf-8")
    assert bundle(tmp_path / "style.css", {}) == "a{}a{}"


def test_a_comment_that_parts_two_words_still_does(tmp_path: Path) -> None:
    sheet = "a{b: u/* c */rl(//x.example)} @/**/import 'a.css'; d/* e */.f{} /* g */ h{}"
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    assert bundle(tmp_path / "style.css", {}) == "a{b: u/**/rl(//x.example)}@/**/import 'a.css';d/**/.f{}h{}"


def test_what_stands_in_quotation_marks_is_neither_imported_nor_taken_for_a_comment(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret", encoding="utf-8")
    sheet = """a{b:'@import "secret.css";'} c{d:"/*";e:'"*/"; background:url(//x.example); f:"'} /* g */ h\\"{}"""
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    assert bundle(tmp_path / "style.css", {}) == sheet.replace(" /* g */ ", "").replace("} c", "}c")


def test_spaces_in_quotation_marks_stay(tmp_path: Path) -> None:
    sheet = """a::after{content:" ; "}b{font:'A  {  B'; c:d}"""
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    assert bundle(tmp_path / "style.css", {}) == sheet.replace("; c", ";c")


def test_what_systems_leave_behind_and_folders_are_not_published(tmp_path: Path) -> None:
    for file in (".DS_Store", "Thumbs.db", "desktop.ini", "strip.svg", "more/strip.svg"):
        (tmp_path / "web/static" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "web/static" / file).write_bytes(b"\x00")
    (tmp_path / "web/scripts").mkdir()
    (tmp_path / "web/scripts/._site.js").write_bytes(b"\xff")
    (tmp_path / "web/style.css").write_bytes(b"")
    theme = Theme(name="own", folder=tmp_path, tokens={"night": "#000"}, faces=(), digest="")
    _, files = name_assets(theme, ())
    assert [file.place.rpartition(".")[2] for file in files] == ["css", "svg"]
