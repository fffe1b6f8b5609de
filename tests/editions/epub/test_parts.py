"""The pure parts of the book's plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from magazine.constants import EPUB_RECORDING_MAX_BYTES
from magazine.editions.epub import type_case
from magazine.editions.epub.accessibility import Means, accessibility
from magazine.editions.epub.looks import Looks
from magazine.editions.epub.navigation import Group, OldWays, Way, ncx
from magazine.editions.epub.orders import playable
from magazine.editions.epub.phrases import PHRASES, listing
from magazine.editions.epub.style import fill_tokens, rubric_sheet, turned_round
from magazine.editions.epub.type_case import TypeCase
from magazine.issue.finding import Stop
from magazine.issue.language import Direction, Language
from magazine.issue.picture import Recording
from magazine.issue.theme import Face, Theme

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TOKENS = {"navy": "#0b2545", "size-2": "1.563rem", "teal": "#1c6e73", "teal-text": "#175f64"}


def face(family: str, weight: int = 400, style: str = "normal") -> Face:
    return Face(
        family=family, file=Path(f"{family}-{weight}{style}.ttf"), weight=weight, style=style, scripts=(), digest=""
    )


# Values in place of tokens


def test_tokens_become_values_and_rem_becomes_em() -> None:
    css = "/* why */ h1 { color: var(--navy); font-size: var(--size-2); background: var(--navy / 12%); }"
    expected = "h1 { color: #0b2545; font-size: 1.563em; background: rgba(11, 37, 69, 0.12); }"
    assert fill_tokens(css, TOKENS, "x.css") == expected


@pytest.mark.parametrize("css", ["a { color: var(--nave) }", "a { margin: var(--size-2 / 10%) }"])
def test_a_token_that_is_not_there_or_no_colour_stops(css: str) -> None:
    with pytest.raises(Stop, match=r"themes/x\.css"):
        fill_tokens(css, TOKENS, "themes/x.css")


def test_a_rubric_sheet_is_written_once_for_each_colour() -> None:
    sheet = rubric_sheet(
        ".colour-rubric .box { color: var(--rubric-text); border-color: var(--rubric); }", ["teal", "navy"]
    )
    assert sheet.splitlines() == [
        ".colour-teal .box { color: var(--teal-text); border-color: var(--teal); }",
        ".colour-navy .box { color: var(--navy-text); border-color: var(--navy); }",
    ]


@pytest.mark.parametrize(
    ("box", "turn"), [("0 0 50 32", "translate(50) scale(-1 1)"), ("-10 -10 20 20", "translate(0) scale(-1 1)")]
)
def test_a_drawing_is_turned_round_within_its_own_box(box: str, turn: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="M0 0z"/></svg>\n'
    expected = drawing.replace("><path", f'><g transform="{turn}"><path').replace("</svg>", "</g></svg>")
    assert turned_round(drawing) == expected


def test_a_theme_without_sheets_for_the_book_is_named(tmp_path: Path) -> None:
    theme = Theme(name="bare", folder=tmp_path, tokens={}, faces=(), digest="")
    with pytest.raises(Stop, match=r"themes/bare/epub/package\.css"):
        Looks(theme, ["red"], Direction.LEFT_TO_RIGHT)


# Letters by face

SHEET = """
body { font-family: "Text", "Arabic", serif; }
h1, .big { font-family: Display; font-weight: 900; }
.big { font-weight: 700; }
@media print { p { font-family: Display; } }
"""
FACES = [
    face("Text"),
    face("Text", style="italic"),
    face("Text", 700),
    face("Arabic"),
    face("Display", 700),
    face("Display", 900),
]


@pytest.fixture
def repertoires(monkeypatch: pytest.MonkeyPatch) -> None:
    def letters(one: Face) -> frozenset[int]:
        return frozenset(map(ord, "شرطة" if one.family == "Arabic" else "abcdefghij "))

    monkeypatch.setattr(type_case, "repertoire", letters)


@pytest.mark.usefixtures("repertoires")
def test_each_letter_goes_to_the_face_that_it_is_set_in() -> None:
    case = TypeCase(FACES, SHEET)
    case.read(
        b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>z</title></head><body><h1>a</h1><p class="big">b</p>'
        b"<p>c<em>d</em><strong>e</strong>\xd8\xb4<em>\xd8\xb1</em>f</p></body></html>"
    )
    found = {
        (one.family, one.weight, one.style): "".join(sorted(map(chr, letters))) for one, letters in case.letters.items()
    }
    assert found == {
        ("Display", 900, "normal"): "a",
        ("Display", 700, "normal"): "b",
        ("Text", 400, "normal"): "cf",
        ("Text", 400, "italic"): "d",
        ("Text", 700, "normal"): "e",
        ("Arabic", 400, "normal"): "رش",
    }


@pytest.mark.parametrize(
    ("paragraph", "initial"),
    [(b"<p>abc</p>", "a"), (b"<p> <span/><em>b</em>c</p>", "b"), (b"<p>(a)bc</p>", "()a"), (b"<p> </p>", ""), (b"<p>i <p>j</p></p>", "i")],
)  # fmt: skip
def test_an_initial_is_cut_in_its_own_face(monkeypatch: pytest.MonkeyPatch, paragraph: bytes, initial: str) -> None:
    monkeypatch.setattr(type_case, "repertoire", lambda _: frozenset(map(ord, "abcij()")))
    case = TypeCase(FACES, f"{SHEET} body > p::first-letter {{ font-family: Display; font-weight: 900; }}")
    case.read(b'<html xmlns="http://www.w3.org/1999/xhtml"><body>' + paragraph + b"</body></html>")
    display = {letter for one, letters in case.letters.items() if one.family == "Display" for letter in letters}
    assert "".join(sorted(map(chr, display))) == initial


# Old systems


def test_the_ncx_is_xml_whatever_titles_hold() -> None:
    groups = [Group(rubric="A & B", colour="red", ways=(Way(title="<1>", name="articles/a.xhtml"),))]
    ways = OldWays(front=[Way(title="c", name="cover.xhtml")], groups=groups, end=[])
    tree = etree.fromstring(ncx('"T"', "urn:x", Language.ARABIC, ways))
    labels = [label.text for label in tree.iter(f"{NCX}text")]
    assert labels == ['"T"', "c", "A & B", "<1>"]
    assert not list(tree.iter(f"{NCX}pageList"))


def test_the_ncx_numbers_what_it_leads_to_in_the_order_of_reading() -> None:
    groups = [Group(rubric="R", colour="red", ways=(Way(title="A", name="a.xhtml"), Way(title="B", name="b.xhtml")))]
    pages = [Way(title=str(page), name=f"{place}#p{page}") for page, place in enumerate("aab", start=5)]
    pages = [Way(title=way.title, name=way.name.replace("#", ".xhtml#")) for way in pages]
    tree = etree.fromstring(ncx("T", "urn:x", Language.FRENCH, OldWays(front=[], groups=groups, end=[], pages=pages)))
    numbers = {
        (element.get("value") or element.get("id"), element.find(f"{NCX}content").get("src")): element.get("playOrder")
        for element in tree.iter(f"{NCX}navPoint", f"{NCX}pageTarget")
    }
    assert numbers == {
        ("point-1", "a.xhtml"): "1", ("point-2", "a.xhtml"): "1", ("5", "a.xhtml#p5"): "2", ("6", "a.xhtml#p6"): "3",
        ("point-3", "b.xhtml"): "4", ("7", "b.xhtml#p7"): "5",
    }  # fmt: skip
    said = {meta.get("name"): meta.get("content") for meta in tree.iter(f"{NCX}meta")}
    assert (said["dtb:totalPageCount"], said["dtb:maxPageNumber"]) == ("3", "7")


# What is claimed


@pytest.mark.parametrize(
    ("means", "sufficient", "hazards"),
    [
        (Means(pictures=False, described=True, recordings=False, films=False), ["textual"], ["none"]),
        (Means(pictures=True, described=True, recordings=False, films=False), ["textual", "textual,visual"], ["none"]),
        (Means(pictures=True, described=False, recordings=False, films=False), ["textual,visual"], ["none"]),
        (Means(pictures=True, described=True, recordings=True, films=True), ["textual,auditory,visual"], ["unknown"]),
    ],
)
def test_only_what_holds_is_claimed(means: Means, sufficient: list[str], hazards: list[str]) -> None:
    said = accessibility(means, Language.FRENCH)
    values = {name: [s.text for s in said if ("property", f"schema:{name}") in s.attributes] for name in (
        "accessModeSufficient", "accessibilityHazard", "accessibilityFeature", "accessibilitySummary")}  # fmt: skip
    assert values["accessModeSufficient"] == sufficient
    assert values["accessibilityHazard"] == hazards
    assert ("alternativeText" in values["accessibilityFeature"]) == (means.pictures and means.described)
    assert bool(values["accessibilitySummary"]) == (means.described or means.recordings)


# Recordings


@pytest.mark.parametrize(
    ("media_type", "data", "expected"),
    [
        ("audio/mpeg", b"ID3", "audio/mpeg"),
        ("audio/wav", b"RIFF", ""),
        ("video/webm", b"\x1a\x45", ""),
        ("audio/ogg", b"OggS" + bytes(24) + b"OpusHead", "audio/ogg; codecs=opus"),
        ("audio/ogg", b"OggS" + bytes(24) + b"\x01vorbis", ""),
    ],
)
def test_only_what_every_system_plays_goes_into_the_book(
    tmp_path: Path, media_type: str, data: bytes, expected: str
) -> None:
    file = tmp_path / "recording"
    file.write_bytes(data)
    assert playable(Recording(id="a/b", file=file, digest="0", media_type=media_type)) == expected


def test_a_large_recording_stays_on_the_site(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as film:
        film.truncate(EPUB_RECORDING_MAX_BYTES + 1)
    assert not playable(Recording(id="a/film.mp4", file=file, digest="0", media_type="video/mp4"))


# Words


def test_every_phrase_is_said_in_both_languages() -> None:
    assert not [name for name, (arabic, french) in PHRASES.items() if not arabic or not french]
    assert not [name for name, (arabic, french) in PHRASES.items() if arabic.count("{") != french.count("{")]


def test_names_are_joined_as_a_byline_does() -> None:
    assert listing(["A", "B", "C"], Language.FRENCH) == "A, B et C"
    assert listing(["أ", "ب"], Language.ARABIC) == "أ وب"
    assert listing(["A"], Language.FRENCH) == "A"
