"""Pictures are known by their headers: size as seen, format by content, and no pixel decoded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.wrong.makers import picture_bytes, png_header

from magazine.issue.finding import Level, Location
from magazine.issue.language import Language, Wording
from magazine.manuscript.checks import check_alt
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.pictures import read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.picture import Picture


def read(file: Path) -> tuple[Picture | None, list[str]]:
    notes = Notes()
    picture = read_picture(IssueFile(id=file.name, file=file, where=Location(path=file.name)), None, notes)
    return picture, [one.rule for one in notes.findings]


def turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.tif", "TIFF")])  # fmt: skip
def test_formats_are_known_by_content(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(picture_bytes(kind, (30, 20)))
    picture, found = read(tmp_path / name)
    assert picture is not None
    assert found == []
    assert (picture.format, picture.width, picture.height) == (kind, 30, 20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_taken_upright_is_as_high_as_it_looks(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{kind.lower()}"
    file.write_bytes(picture_bytes(kind, (30, 20), exif=turned()))
    picture, _ = read(file)
    assert picture is not None
    assert (picture.width, picture.height) == (20, 30)


def test_no_pixel_is_decoded_to_know_the_size(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(7_800, 7_800))
    picture, found = read(tmp_path / "a.png")
    assert picture is not None
    assert (picture.width, found) == (7_800, [])


@pytest.mark.parametrize("size", [(40_000, 40_000), (0, 10), (2**31 - 1, 1), (2**31 - 1, 2**31 - 1)])
def test_impossible_sizes_are_found(size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(*size))
    picture, found = read(tmp_path / "a.png")
    assert picture is None
    assert found in (["huge-picture"], ["not-a-picture"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_cut_anywhere_never_breaks_the_reading(kind: str, tmp_path: Path) -> None:
    data = picture_bytes(kind, (40, 30))
    file = tmp_path / f"a.{kind.lower()}"
    for length in range(1, min(len(data), 400)):
        file.write_bytes(data[:length])
        picture, found = read(file)
        assert (picture is None) == bool(found)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="100" height="50"', (100, 50)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="-5,-5, 12.4 8"', (12, 8)),
    ],
)
def test_a_drawings_size_is_what_it_says(attributes: str, size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(attributes, "<g/>"))
    picture, found = read(tmp_path / "a.svg")
    assert found == []
    assert picture is not None
    assert (picture.format, (picture.width, picture.height)) == ("SVG", size)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<g onclick="x()"/>',
        '<a href="javascript:x()"><g/></a>',
        '<a href="https://elsewhere.example"><g/></a>',
        '<use href="other.svg#a"/>',
        '<image href="photo.jpg"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        "<foreignObject><p/></foreignObject>",
        "<text>Titre</text>",
        '<image href="data:image/png;base64,AAAA"/>',
        "<animateTransform/>",
        '<g style="fill: url(https://elsewhere.example/a)"/>',
        '<g fill="url(other.svg#a)"/>',
        "<style>@import 'x.css';</style>",
        "<style>@font-face { src: url(font.woff2) }</style>",
        '<set attributeName="href" to="https://elsewhere.example"/>',
    ],
)
def test_a_drawing_that_is_not_safe_is_found(inside: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('viewBox="0 0 1 1"', inside))
    picture, found = read(tmp_path / "a.svg")
    assert picture is None
    assert set(found) == {"unsafe-svg"}


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/><g fill="url(#b)" style="mask: url(\'#c\')"/>',
        "<style>.a { fill: red }</style><title>src: url is a word</title>",
        "<!-- <script> in a comment -->",
    ],
)
def test_what_points_within_the_drawing_is_safe(inside: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.format('viewBox="0 0 1 1"', inside))
    picture, found = read(tmp_path / "a.svg")
    assert found == []
    assert picture is not None


def test_the_doctype_of_older_drawing_programs_is_harmless(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    (tmp_path / "a.svg").write_text(f'<?xml version="1.0"?>\n{doctype}\n' + SVG.format('viewBox="0 0 4 3"', ""))
    picture, found = read(tmp_path / "a.svg")
    assert found == []
    assert picture is not None


@pytest.mark.parametrize(
    ("alt", "card", "rules"),
    [
        (Wording(((Language.FRENCH, "Image"),)), "a.jpg.yaml", []),
        (Wording(((Language.ARABIC, "صورة"),)), "a.jpg.yaml", ["missing-alt"]),
        (Wording(()), "a.jpg", ["missing-card"]),
    ],
)
def test_a_use_needs_alternative_text_in_its_language(
    alt: Wording, card: str, rules: list[str], tmp_path: Path
) -> None:

    (tmp_path / "a.jpg").write_bytes(picture_bytes("JPEG"))
    picture, _ = read(tmp_path / "a.jpg")
    assert picture is not None
    own = replace(picture, alt=alt, card=Location(path=card))
    found = list(check_alt(own, Language.FRENCH, Location(path="fr.md", line=4), Level.ERROR))
    assert [one.rule for one in found] == rules
    assert list(check_alt(replace(own, decorative=True), Language.FRENCH, Location(path="fr.md"))) == []
