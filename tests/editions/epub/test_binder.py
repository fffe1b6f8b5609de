"""What the binder does: bytes as they were made, statements in their order, everything or nothing, nothing of the machine."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from ebooklib import epub

from magazine.editions.epub.binder import BLOCK_BYTES, BookWriter, bind
from magazine.editions.epub.book import Book, BookFile, GuideEntry, Statement
from magazine.issue.language import Language
from tests.editions.epub.bench import OPF, XML, Opened
from tests.editions.epub.test_ebooklib_contract import PAGE

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2019, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))


def made(*files: BookFile, statements: tuple[Statement, ...] = ()) -> Book:
    page = BookFile(id="page", name="page.xhtml", media_type="application/xhtml+xml", content=PAGE, properties=("nav",))
    return Book(
        identifier="urn:x", language=Language.ARABIC, moment=MOMENT, statements=statements, files=(page, *files), spine=("page",),
        guide=(GuideEntry(kind="toc", title="t", name="page.xhtml"),),
    )  # fmt: skip


def bound(folder: Path, book: Book) -> Opened:
    bind(book, folder / "book.epub")
    return Opened(folder / "book.epub")


def test_pages_go_in_as_they_were_made(tmp_path: Path) -> None:
    book = bound(tmp_path, made())
    assert book.files["EPUB/page.xhtml"] == PAGE
    text = book.files["EPUB/content.opf"].decode()
    assert '<meta property="dcterms:modified">2019-01-01T00:00:00Z</meta>' in text
    assert 'version="3.0" dir="rtl" prefix="ibooks:' in text
    assert text.count("prefix=") == 1
    assert "rendition:" not in text
    assert book.package.get(f"{XML}lang") == "ar"


def test_what_is_not_listed_lies_beside_the_publication(tmp_path: Path) -> None:
    licence = BookFile(id="OFL", name="META-INF/licences/OFL.txt", media_type="text/plain", content=b"x", listed=False)
    book = bound(tmp_path, made(licence))
    assert book.files["META-INF/licences/OFL.txt"] == b"x"
    assert "OFL" not in book.manifest
    assert list(book.files)[:3] == ["mimetype", "META-INF/container.xml", "EPUB/content.opf"]


def test_statements_stand_in_their_order_with_their_attributes(tmp_path: Path) -> None:
    statements = (
        Statement(name="dc:title", text="عنوان", attributes=(("id", "title"), ("xml:lang", "ar"))),
        Statement(name="meta", text="main", attributes=(("refines", "#title"), ("property", "title-type"))),
        Statement(name="link", attributes=(("rel", "dcterms:hasVersion"), ("href", "https://x.example/b.epub"))),
    )
    text = bound(tmp_path, made(statements=statements)).files["EPUB/content.opf"].decode()
    title, kind = '<dc:title id="title" xml:lang="ar">عنوان</dc:title>', '<meta refines="#title" property="title-type">'
    link = '<link rel="dcterms:hasVersion" href="https://x.example/b.epub"/>'
    assert 0 < text.index(title) < text.index(kind) < text.index(link)


def test_the_cover_is_named_for_old_systems_where_there_is_one(tmp_path: Path) -> None:
    cover = BookFile(id="c", name="c.jpg", media_type="image/jpeg", content=b"", properties=("cover-image",))
    named = [
        [one.get("content") for one in bound(tmp_path, book).package.iter(f"{OPF}meta") if one.get("name") == "cover"]
        for book in (made(cover), made(replace(cover, properties=())))
    ]
    assert named == [["c"], []]


def test_a_statement_that_xml_does_not_know_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        bind(made(statements=(Statement(name="dc:title", text="bad \x01"),)), tmp_path / "book.epub")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("file_id", "name", "what"),
    [
        ("page", "other.xhtml", "one id: page"),
        ("other", "page.xhtml", "one name"),
        ("other", "Page.XHTML", "one name: page.xhtml"),
    ],
)
def test_two_files_of_one_name_or_id_are_an_error(tmp_path: Path, file_id: str, name: str, what: str) -> None:
    twin = BookFile(id=file_id, name=name, media_type="application/xhtml+xml", content=PAGE)
    with pytest.raises(ValueError, match=what):
        bind(made(twin), tmp_path / "book.epub")
    assert not list(tmp_path.iterdir())
    bind(made(replace(twin, id="other", name="other.xhtml")), tmp_path / "book.epub")


def test_a_file_that_cannot_be_read_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    lost = BookFile(id="lost", name="lost.jpg", media_type="image/jpeg", content=tmp_path / "lost.jpg")
    (tmp_path / "book.epub").write_bytes(b"the last good one")
    with pytest.raises(FileNotFoundError):
        bind(made(lost), tmp_path / "book.epub")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("book.epub", b"the last good one")]


def test_a_book_with_the_same_bytes_is_left_alone_and_a_changed_one_replaced(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    bind(made(), path)
    os.utime(path, (1_546_300_800, 1_546_300_800))
    before = path.stat()
    bind(made(), path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    bind(made(statements=(Statement(name="dc:title", text="x"),)), path)
    assert path.stat().st_mtime_ns != before.st_mtime_ns
    assert [file.name for file in tmp_path.iterdir()] == ["book.epub"]


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("image/jpeg", ZIP_STORED), ("image/png", ZIP_STORED), ("audio/mpeg", ZIP_STORED), ("video/mp4", ZIP_STORED),
        ("font/woff2", ZIP_STORED), ("font/ttf", ZIP_DEFLATED), ("image/svg+xml", ZIP_DEFLATED), ("text/css", ZIP_DEFLATED),
    ],
)  # fmt: skip
def test_what_is_compressed_already_is_stored(tmp_path: Path, media_type: str, kind: int) -> None:
    for content in (b"a" * 100, tmp_path / "content"):
        (tmp_path / "content").write_bytes(b"a" * 100)
        bind(made(BookFile(id="f", name="f", media_type=media_type, content=content)), tmp_path / "book.epub")
        with ZipFile(tmp_path / "book.epub") as book:
            assert book.getinfo("EPUB/f").compress_type == kind


def test_a_picture_is_stored_as_it_is_and_read_only_while_it_is_packed(tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"\xff\xd8" * 300_000)
    file = BookFile(id="picture", name="pictures/picture.jpg", media_type="image/jpeg", content=picture)
    writer = BookWriter(str(tmp_path / "book.epub"), made(file))
    assert [item.content for item in writer.book.get_items() if item.id == "picture"] == [picture]
    writer.write()
    with ZipFile(tmp_path / "book.epub") as book:
        entry = book.getinfo("EPUB/pictures/picture.jpg")
        assert (entry.compress_type, entry.file_size, entry.flag_bits) == (0, 600_000, 0)
        assert book.read(entry) == picture.read_bytes()


def test_memory_does_not_grow_with_the_pictures(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(bytes(20_000_000))
    file = BookFile(id="p", name="p.jpg", media_type="image/jpeg", content=tmp_path / "picture.jpg")
    bind(made(), tmp_path / "warm.epub")
    tracemalloc.start()
    bind(made(file), tmp_path / "book.epub")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "book.epub").stat().st_size > 20_000_000
    assert peak < 2_000_000 + 2 * BLOCK_BYTES


def test_years_that_zip_files_do_not_know_become_the_first_that_they_do(tmp_path: Path) -> None:
    bind(replace(made(), moment=datetime(1970, 1, 1, tzinfo=UTC)), tmp_path / "book.epub")
    with ZipFile(tmp_path / "book.epub") as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}


def test_the_spine_the_guide_and_the_ncx_are_named_as_old_systems_want_them(tmp_path: Path) -> None:
    package = bound(tmp_path, made()).package
    (spine,), (reference,) = package.iter(f"{OPF}spine"), package.iter(f"{OPF}reference")
    assert dict(spine.attrib) == {"toc": "ncx", "page-progression-direction": "rtl"}
    assert [dict(one.attrib) for one in spine] == [{"idref": "page"}]
    assert dict(reference.attrib) == {"type": "toc", "title": "t", "href": "page.xhtml"}


def test_the_book_opens_in_ebooklib_itself(book: Opened) -> None:
    opened = epub.read_epub(str(book.file))
    assert opened.get_metadata("DC", "title")[0][0] == book.stated("dc:title")[0]
    assert [item.file_name for item in opened.get_items()] == [item["href"] for item in book.manifest.values()]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_book_has_the_same_bytes_in_another_process(tmp_path: Path, seed: str) -> None:
    bind(made(), tmp_path / "here.epub")
    code = f"import pathlib; from tests.editions.epub.test_binder import *; bind(made(), pathlib.Path({str(tmp_path / 'there.epub')!r}))"
    settings = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **settings}, check=True, umask=0o077)
    assert (tmp_path / "there.epub").read_bytes() == (tmp_path / "here.epub").read_bytes()
    assert ZipFile(io.BytesIO((tmp_path / "here.epub").read_bytes())).testzip() is None
