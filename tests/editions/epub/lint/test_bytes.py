"""Rules about bytes: the zip file, pictures, fonts; and books that are none."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from magazine.editions.epub.lint import Expected, lint_book, opening
from magazine.editions.epub.lint.rules import file_too_large
from tests.editions.epub.lint.case import PLACE
from tests.editions.epub.lint.small_book import font, pack, png, small_book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CAR, COVER, FONT = "EPUB/pictures/car.png", "EPUB/pictures/cover.png", "EPUB/fonts/text.ttf"
PACKAGE, ONE = "EPUB/content.opf", "EPUB/articles/one.xhtml"
RAISES, PASSES = "raises", "passes"
CENTRAL_HEADER = 46
"""Bytes before the name in the zip file's directory (APPNOTE 6.3, section 4.3.12)."""
JPEG_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def files() -> dict[str, bytes]:
    return {name: content.replace(PLACE + b"\n", b"") for name, content in small_book("ar").items()}


def rules_of(changed: Mapping[str, bytes], folder: Path) -> list[str]:
    return [finding.rule for finding in lint_book(pack(changed, folder / "book.epub"))]


def verdict(rule: str, changed: Mapping[str, bytes], folder: Path) -> str:
    return RAISES if rule in rules_of(changed, folder) else PASSES


def jpeg(width: int, height: int, *blocks: tuple[int, bytes]) -> bytes:
    """Make the blocks of a JPEG; nobody decodes it here."""
    frame = (0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    parts = b"".join(
        bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data
        for kind, data in (*blocks, frame, (0xDA, b"\x01\x01\x00\x00\x3f\x00"))
    )
    return JPEG_HEAD + parts + b"\x00\x00\xff\xd9"


def with_jpeg(content: bytes) -> dict[str, bytes]:
    """Put a JPEG into the place of the car's picture."""
    return with_files({
        CAR: content, PACKAGE: small_book("ar")[PACKAGE].replace(b'id="car" media-type="image/png"', b'id="car" media-type="image/jpeg"'),
    })  # fmt: skip


def with_files(changes: Mapping[str, bytes]) -> dict[str, bytes]:
    return files() | dict(changes)


# picture-too-large, picture-with-metadata, picture-of-other-kind


@pytest.mark.parametrize(
    ("width", "height", "found"),
    [
        (2500, 1601, RAISES),
        (8000, 501, RAISES),
        (4001, 1000, RAISES),
        (2500, 1600, PASSES),
        (2000, 2000, PASSES),
        (4, 3, PASSES),
    ],
)
def test_picture_too_large_is_over_four_million_pixels(width: int, height: int, found: str, tmp_path: Path) -> None:
    assert verdict("picture-too-large", with_jpeg(jpeg(width, height)), tmp_path) == found


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        (jpeg(4, 3, (0xE1, b"Exif\x00\x00II")), RAISES),
        (jpeg(4, 3, (0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x/>")), RAISES),
        (jpeg(4, 3, (0xED, b"Photoshop 3.0\x00")), RAISES),
        (jpeg(4, 3, (0xFE, b"taken by")), RAISES),
        (jpeg(4, 3), PASSES),
        (jpeg(4, 3, (0xE2, b"ICC_PROFILE\x00\x01\x01")), PASSES),
        (jpeg(4, 3, (0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x00")), PASSES),
    ],
)
def test_picture_with_metadata_in_a_jpeg(picture: bytes, found: str, tmp_path: Path) -> None:
    assert verdict("picture-with-metadata", with_jpeg(picture), tmp_path) == found


@pytest.mark.parametrize(
    ("block", "found"),
    [((b"tEXt", b"Author\x00x"), RAISES), ((b"eXIf", b"II*\x00"), RAISES), ((b"iTXt", b"XML:com.adobe.xmp\x00"), RAISES), ((b"tIME", bytes(7)), RAISES), ((b"pHYs", bytes(9)), PASSES), ((b"gAMA", bytes(4)), PASSES), ((b"sRGB", b"\x00"), PASSES)],
)  # fmt: skip
def test_picture_with_metadata_in_a_png(block: tuple[bytes, bytes], found: str, tmp_path: Path) -> None:
    assert verdict("picture-with-metadata", with_files({CAR: png(4, 3, block)}), tmp_path) == found


@pytest.mark.parametrize(
    ("picture", "found"),
    [(jpeg(4, 3), RAISES), (png(4, 3)[:-6], RAISES), (b"GIF89a", RAISES), (png(4, 3), PASSES), (png(4, 3, (b"sRGB", b"\x00")), PASSES), (png(400, 300), PASSES)],
)  # fmt: skip
def test_picture_of_other_kind_under_the_name_of_a_png(picture: bytes, found: str, tmp_path: Path) -> None:
    assert verdict("picture-of-other-kind", with_files({CAR: picture}), tmp_path) == found


# file-too-large


def test_file_too_large_counts_text_and_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = files()[ONE]
    assert "file-too-large" not in rules_of(files(), tmp_path)
    long = text.replace(b"</h2>", b"</h2><p>" + "نص ".encode() * 70_000 + b"</p>")
    assert "file-too-large" in rules_of(with_files({ONE: long}), tmp_path)
    shown = len(text) + len(files()[CAR]) + len(files()["EPUB/end.svg"])
    monkeypatch.setattr(file_too_large, "SHOWN_MAX_BYTES", shown)
    assert "file-too-large" not in rules_of(
        {name: content for name, content in files().items() if "cover" not in name}, tmp_path
    )
    monkeypatch.setattr(file_too_large, "SHOWN_MAX_BYTES", shown - 1)
    assert "file-too-large" in rules_of(files(), tmp_path)


# font-without-licence, missing-letters, missing-font


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({FONT: font(owner="Somebody Else Foundry")}, RAISES),
        ({"META-INF/licences/OFL-Small.txt": b"Copyright 2019 Other People\n"}, RAISES),
        ({"META-INF/licences/OFL-Small.txt": b""}, RAISES),
        ({}, PASSES),
        ({"META-INF/licences/OFL-More.txt": b"Copyright 2019 Other People\n"}, PASSES),
        ({"META-INF/licences/OFL-Small.txt": "Copyright © 2011-2019 The Small Book Authors (site)\n".encode()}, PASSES),
    ],
)
def test_font_without_licence(changes: dict[str, bytes], found: str, tmp_path: Path) -> None:
    assert verdict("font-without-licence", with_files(changes), tmp_path) == found


@pytest.mark.parametrize(
    ("lacking", "found"), [("ل", RAISES), ("0", RAISES), (".", RAISES), ("Z", PASSES), ("ݐ", PASSES), (" ", PASSES)]
)
def test_missing_letters_are_those_of_the_text(lacking: str, found: str, tmp_path: Path) -> None:
    assert verdict("missing-letters", with_files({FONT: font(lacking)}), tmp_path) == found


def test_missing_letters_are_looked_for_in_the_next_face_of_the_book(tmp_path: Path) -> None:
    sheet = files()["EPUB/style.css"].replace(b'"Text", serif', b'"Text", "Other", serif')
    sheet += b'@font-face { font-family: "Other"; src: url("fonts/other.ttf"); }'
    package = files()[PACKAGE].replace(
        b"</manifest>", b'<item href="fonts/other.ttf" id="other" media-type="font/ttf"/></manifest>'
    )
    changed = with_files({FONT: font("ل"), "EPUB/fonts/other.ttf": font(), "EPUB/style.css": sheet, PACKAGE: package})
    assert rules_of(changed, tmp_path) == []


def test_missing_font_is_a_file_that_is_no_font(tmp_path: Path) -> None:
    assert "missing-font" in rules_of(with_files({FONT: bytes(2000)}), tmp_path)
    assert "missing-font" in rules_of(with_files({FONT: font()[:900]}), tmp_path)
    assert "missing-font" not in rules_of(files(), tmp_path)


# broken-container


def zipped(entries: list[tuple[ZipInfo, bytes]], path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        for info, content in entries:
            archive.writestr(info, content)
    return path


def entry(name: str, kind: int = ZIP_DEFLATED, extra: bytes = b"") -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type, info.extra = kind, extra
    return info


def layouts() -> dict[str, tuple[list[tuple[ZipInfo, bytes]], str]]:
    rest = [(entry(name), content) for name, content in files().items() if name != "mimetype"]
    mimetype = files()["mimetype"]
    first = (entry("mimetype", ZIP_STORED), mimetype)
    return {
        "the media type comes last": ([*rest, first], RAISES),
        "the media type is deflated": ([(entry("mimetype"), mimetype), *rest], RAISES),
        "the media type has an extra field": (
            [(entry("mimetype", ZIP_STORED, b"UT\x05\x00\x01abcd"), mimetype), *rest],
            RAISES,
        ),
        "another media type": ([(entry("mimetype", ZIP_STORED), b"application/zip"), *rest], RAISES),
        "a name leads out": ([first, *rest, (entry("../evil.xhtml"), b"x")], RAISES),
        "a name begins at the root": ([first, *rest, (entry("/evil.xhtml"), b"x")], RAISES),
        "a name stands twice but for capitals": ([first, *rest, (entry("EPUB/CONTENT.opf"), b"x")], RAISES),
        "as it should be": ([first, *rest], PASSES),
        "all stored": ([first, *((entry(info.filename, ZIP_STORED), content) for info, content in rest)], PASSES),
        "a name with two points": ([first, *rest, (entry("META-INF/a..b.txt"), b"x")], PASSES),
        "a folder of its own": ([first, *rest, (entry("META-INF/licences/"), b"")], PASSES),
    }


@pytest.mark.parametrize("words", layouts())
def test_broken_container(words: str, tmp_path: Path) -> None:
    entries, found = layouts()[words]
    findings = lint_book(zipped(entries, tmp_path / "book.epub"))
    assert (RAISES if "broken-container" in {finding.rule for finding in findings} else PASSES) == found


# unreadable-file: a broken book is a finding, never an exception

BOMB = b'<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p xmlns="http://www.w3.org/1999/xhtml">&b;</p>'
EXTERNAL = b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><p xmlns="http://www.w3.org/1999/xhtml">&x;</p>'


@pytest.mark.parametrize(
    "changes",
    [
        {ONE: b"<html><p>"}, {ONE: b""}, {ONE: BOMB}, {ONE: EXTERNAL}, {ONE: b"\xff\xfe\x00"}, {ONE: b"<a>" * 3000},
        {PACKAGE: b"<package"}, {PACKAGE: b""}, {"META-INF/container.xml": b"<"}, {"META-INF/container.xml": b"<container/>"},
        {"EPUB/toc.ncx": b"<ncx"}, {"EPUB/end.svg": b"not a drawing"},
    ],
    ids=lambda changes: f"{next(iter(changes))} {next(iter(changes.values()))[:24]!r}",
)  # fmt: skip
def test_unreadable_file_is_a_broken_document_in_its_place(changes: dict[str, bytes], tmp_path: Path) -> None:
    findings = lint_book(pack(with_files(changes), tmp_path / "book.epub"), Expected(articles=("one", "two"), pages=5))
    places = {finding.where.path for finding in findings if finding.rule == "unreadable-file"}
    assert f"book.epub!/{next(iter(changes))}" in places


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip file", b"PK\x05\x06" + bytes(18)])
def test_unreadable_file_is_what_is_no_book(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(content)
    assert "unreadable-file" in {finding.rule for finding in lint_book(tmp_path / "book.epub")}


def test_unreadable_file_is_a_book_that_is_not_there(tmp_path: Path) -> None:
    (finding,) = lint_book(tmp_path / "gone.epub")
    assert finding.rule == "unreadable-file"


def test_a_book_cut_off_or_with_a_turned_bit_is_a_finding(tmp_path: Path) -> None:
    whole = pack(files(), tmp_path / "book.epub").read_bytes()
    for at in range(60, len(whole), len(whole) // 60):
        for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            (tmp_path / "broken.epub").write_bytes(broken)
            for finding in lint_book(tmp_path / "broken.epub"):
                assert finding.where.path.startswith("broken.epub")
    (tmp_path / "broken.epub").write_bytes(whole[: len(whole) // 2])
    assert lint_book(tmp_path / "broken.epub")


def test_a_book_larger_than_any_issue_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = pack(files(), tmp_path / "book.epub")
    for name in ("ENTRIES_MAX", "UNPACKED_MAX_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(opening, name, 5)
            assert [finding.rule for finding in lint_book(book)] == ["unreadable-file"]


def test_an_encrypted_file_is_a_finding(tmp_path: Path) -> None:
    book = pack(files(), tmp_path / "book.epub")
    content = bytearray(book.read_bytes())
    with ZipFile(io.BytesIO(bytes(content))) as archive:
        at = archive.getinfo(ONE).header_offset
    central = content.index(ONE.encode(), content.index(b"PK\x01\x02")) - CENTRAL_HEADER
    content[at + 6] |= 1
    content[central + 8] |= 1
    book.write_bytes(bytes(content))
    assert "unreadable-file" in {finding.rule for finding in lint_book(book)}


# Some findings weigh by what is found


@pytest.mark.parametrize(
    ("rule", "text", "level"),
    [
        ("number-shown-reversed", "<p>الهاتف 05 37 11 22 33 ليلا</p>", "error"),
        ("number-shown-reversed", "<p>العدد 260 000 زائر</p>", "error"),
        ("number-shown-reversed", "<p>الرقم 2049-3630 للمجلة</p>", "error"),
        ("number-shown-reversed", "<p>بين 2015-2018 صدرت</p>", "warning"),
        ("number-shown-reversed", "<p>بنسبة -12 % هذه السنة</p>", "warning"),
        ("stray-direction-control", "<p>كلمة &#x202e;مقلوبة&#x202c; هنا</p>", "error"),
        ("stray-direction-control", "<p>رقم &#x2066;12 هنا</p>", "error"),
        ("stray-direction-control", "<p>نص&#x200f; هنا</p>", "warning"),
        ("stray-direction-control", "<p>رقم &#x2066;12&#x2069; هنا</p>", "warning"),
        ("direction-against-language", '<p dir="ltr">خرجت الدورية في الليل وعادت في الصباح.</p>', "error"),
        ("direction-against-language", "<p>Police Magazine Online</p>", "warning"),
    ],
)
def test_what_misleads_stops_the_build_and_what_an_editor_may_mean_warns(
    rule: str, text: str, level: str, tmp_path: Path
) -> None:
    page = small_book("ar")[ONE].replace(PLACE, text.encode())
    found = [
        finding for finding in lint_book(pack(with_files({ONE: page}), tmp_path / "book.epub")) if finding.rule == rule
    ]
    assert [finding.level.value for finding in found] == [level]


def test_a_page_without_a_title_stops_the_build_and_the_same_title_twice_warns(tmp_path: Path) -> None:
    page = small_book("ar")[ONE]
    title = page[page.index(b"<title>") : page.index(b"</title>")]
    without = pack(with_files({ONE: page.replace(title, b"<title>")}), tmp_path / "without.epub")
    twice = small_book("ar")["EPUB/articles/two.xhtml"]
    second = twice[twice.index(b"<title>") : twice.index(b"</title>")]
    same = pack(with_files({"EPUB/articles/two.xhtml": twice.replace(second, title)}), tmp_path / "same.epub")
    for book, level in ((without, "error"), (same, "warning")):
        assert [each.level.value for each in lint_book(book) if each.rule == "page-title"] == [level]
