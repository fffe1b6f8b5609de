"""A theme is its tokens, its typefaces and one digest, or a stop that names the line."""

from __future__ import annotations

import hashlib
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from magazine.issue.finding import Stop
from magazine.manuscript.theme import licences_of, read_theme

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding

FONT = b"not really a font"


def lay_out(project: Path, tokens: str = ":root { --navy: #0b2545; }", **face: Any) -> Path:
    folder = project / "themes" / "plain"
    (folder / "tokens").mkdir(parents=True)
    (folder / "fonts").mkdir()
    (folder / "tokens" / "colour.css").write_text(tokens, encoding="utf-8")
    (folder / "fonts" / "Plain.ttf").write_bytes(FONT)
    entry = {
        "family": "Plain", "file": "Plain.ttf", "weight": 400, "style": "normal", "scripts": ["Arab", "Latn"],
        "sha256": hashlib.sha256(FONT).hexdigest(), "role": "text",
    }  # fmt: skip
    (folder / "fonts" / "fonts.json").write_text(json.dumps([entry | face]), encoding="utf-8")
    return folder


def stopped(project: Path, name: str = "plain") -> Finding:
    with pytest.raises(Stop) as stop:
        read_theme(project, name)
    (finding,) = stop.value.findings
    assert str(project) not in str(finding)
    return finding


def test_tokens_are_read_and_their_references_followed(tmp_path: Path) -> None:
    tokens = """
    :root {
      --navy: #0b2545; /* the house's */
      --accent: var(--navy);
      --rule: calc(var(--gap) * 2) solid var(--accent);
      --gap: 2mm;
      --ghost: var(--none, var(--gap));
      --stack: "A B", serif;
    }
    @media (prefers-color-scheme: dark) { :root { --navy: white; } }
    .other { --navy: black; }
    """
    lay_out(tmp_path, tokens)
    assert read_theme(tmp_path, "plain").tokens == {
        "navy": "#0b2545",
        "accent": "#0b2545",
        "rule": "calc(2mm * 2) solid #0b2545",
        "gap": "2mm",
        "ghost": "2mm",
        "stack": '"A B", serif',
    }


def test_faces_are_read(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (face,) = read_theme(tmp_path, "plain").faces
    assert (face.family, face.weight, face.style, face.scripts) == ("Plain", 400, "normal", ("Arab", "Latn"))
    assert face.file.read_bytes() == FONT
    assert face.digest == hashlib.sha256(FONT).hexdigest()


@pytest.mark.parametrize(
    ("tokens", "place", "words"),
    [
        (":root {\n --a: var(--b);\n}", "2:2", "--b"),
        (":root { --a: var(--b); --b: var(--a); }", "1:9", "circle"),
        (":root { --a 1; }", "1:14", "not CSS"),
        ("}", "1:1", "not CSS"),
        (
            ":root { --navy: oklch(40% 0.1 260); --navy-text: #0b2545; }",
            "1:9",
            "--navy is written as oklch(40% 0.1 260)",
        ),
        (":root { --navy: #0b2545; --navy-text: navy; }", "1:26", "--navy-text is written as navy"),
        (
            ":root { --navy: #0b2545; --navy-text: #0b2545; --navy-tint: #eee; }",
            "1:48",
            "--navy-tint is written as #eee",
        ),
        (":root { --sand: rgb(1 2 3); --press-sand: device-cmyk(0 0 0 1); }", "1:9", "--sand is written as rgb(1 2 3)"),
        (":root { --press-navy: device-cmyk(93 69 18 66); }", "1:9", "--press-navy is not a colour of four inks"),
        (":root { --press-navy: device-cmyk(0.9 0.6 0.1); }", "1:9", "--press-navy is not a colour of four inks"),
        (":root { --press-navy: #0b2545; }", "1:9", "--press-navy is not a colour of four inks"),
    ],
)
def test_broken_tokens_stop_with_their_line(tokens: str, place: str, words: str, tmp_path: Path) -> None:
    lay_out(tmp_path, tokens)
    finding = stopped(tmp_path)
    assert str(finding).startswith(f"themes/plain/tokens/colour.css:{place}: error broken-theme")
    assert words in finding.what


def test_colours_that_nothing_reckons_with_may_be_written_as_css_knows_them(tmp_path: Path) -> None:
    tokens = ":root { --shade: oklch(40% 0.1 260); --dark-text: hsl(0 0% 90%); --x: #0B2545; --press-x: device-cmyk( 1 .5 0 0.25 ); }"
    lay_out(tmp_path, tokens)
    read = read_theme(tmp_path, "plain").tokens
    assert (read["shade"], read["press-x"]) == ("oklch(40% 0.1 260)", "device-cmyk( 1 .5 0 0.25 )")


def test_a_drawing_whose_ending_is_written_in_capitals_is_read_as_any_other(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "web/static").mkdir(parents=True)
    drawing = folder / "web/static/STAR.SVG"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>', encoding="utf-8"
    )
    assert read_theme(tmp_path, "plain").tokens == {"navy": "#0b2545"}
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>a</title></svg>', encoding="utf-8"
    )
    assert stopped(tmp_path).where.path == "themes/plain/web/static/STAR.SVG"


def test_a_token_that_is_missing_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    lay_out(tmp_path)
    read = pickle.loads(pickle.dumps(read_theme(tmp_path, "plain")))  # as a worker gets it
    with pytest.raises(Stop, match="themes/plain/tokens:1:1: error broken-theme") as stop:
        read.tokens["night"]
    assert "--night" in stop.value.findings[0].what
    assert read.tokens.get("night", "none") == "none"


def test_a_token_stands_in_one_file_only(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "tokens" / "press.css").write_text(":root { --navy: device-cmyk(1 0 0 0); }", encoding="utf-8")
    assert "--navy" in stopped(tmp_path).what


@pytest.mark.parametrize(
    "face",
    [
        {"file": "Gone.ttf"},
        {"file": "../../../../etc/passwd"},
        {"sha256": "0" * 64},
        {"weight": "bold"},
        {"scripts": None},
    ],
)
def test_broken_faces_stop(face: dict[str, Any], tmp_path: Path) -> None:
    lay_out(tmp_path, **face)
    assert stopped(tmp_path).rule == "broken-theme"


@pytest.mark.parametrize("text", ["[", "{}", "[1]", "\ufeff["])
def test_a_broken_list_of_fonts_stops(text: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "fonts" / "fonts.json").write_text(text, encoding="utf-8")
    assert stopped(tmp_path).where.path == "themes/plain/fonts/fonts.json"


def test_two_files_of_one_family_weight_and_style_stop(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    entry = json.loads((folder / "fonts" / "fonts.json").read_text())[0]
    (folder / "fonts" / "Other.ttf").write_bytes(FONT)
    (folder / "fonts" / "fonts.json").write_text(json.dumps([entry, entry | {"file": "Other.ttf"}]))
    assert "mixed up" in stopped(tmp_path).what


@pytest.mark.parametrize("name", ["gone", "../themes/plain", "", "/etc"])
def test_a_theme_that_is_nowhere_stops(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    finding = stopped(tmp_path, name)
    assert finding.rule == "missing-theme"
    assert "plain" in finding.remedy


def test_the_projects_theme_comes_before_the_packages(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    folder.rename(folder.with_name("police"))
    assert read_theme(tmp_path, "police").folder == tmp_path / "themes" / "police"


def test_the_digest_follows_names_and_bytes_and_not_the_folder(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "a")
    lay_out(tmp_path / "b")
    first = read_theme(tmp_path / "a", "plain").digest
    assert read_theme(tmp_path / "b", "plain").digest == first
    (folder / "print").mkdir()
    (folder / "print" / ".swp").write_text("left behind by an editor")
    assert read_theme(tmp_path / "a", "plain").digest == first
    (folder / "print" / "page.css").write_text("@page {}")
    second = read_theme(tmp_path / "a", "plain").digest
    (folder / "print" / "page.css").rename(folder / "print" / "leaf.css")
    assert len({first, second, read_theme(tmp_path / "a", "plain").digest}) == 3


def test_the_police_theme_comes_with_the_package(tmp_path: Path) -> None:
    theme = read_theme(tmp_path, "police")
    assert theme.tokens["navy"].startswith("#")
    assert {face.style for face in theme.faces} == {"normal", "italic"}


def test_a_licence_that_is_no_file_beside_the_fonts_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, licence=["Plain.ttf", "/etc/passwd"])
    assert "the licence /etc/passwd is not there" in stopped(tmp_path).what


def test_a_licence_may_not_lie_outside_the_fonts(tmp_path: Path) -> None:
    lay_out(tmp_path, licence="../../../issues/magazine.yaml")
    assert "is not there" in stopped(tmp_path).what


def test_a_font_has_one_licence_or_several() -> None:
    assert licences_of({"licence": "OFL-Cairo.txt"}) == ("OFL-Cairo.txt",)
    assert licences_of({"licence": ["a.txt", "b.txt"]}) == ("a.txt", "b.txt")
    assert licences_of({}) == ()
