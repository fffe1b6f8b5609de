"""What EbookLib does of itself, where the binder does otherwise; a failure here says that an upgrade changed something.

Each test names what of ``binder.py`` can go, or must be looked at again.
"""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import ebooklib
import pytest
from ebooklib import epub

from magazine.editions.epub.binder import BookWriter, MadeItem, bind
from magazine.editions.epub.book import Book, BookFile, Statement
from magazine.issue.language import Language

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    b'<html xmlns="http://www.w3.org/1999/xhtml" lang="ar" dir="rtl"><head><title>x</title></head>'
    b'<body class="article" dir="rtl"><p>\xd8\xa7\xd9\x84<b>\xd8\xb4</b><i>\xd8\xb1</i></p>'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/></body></html>'
)
MOMENT = datetime(2019, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))


def source_of(step: str) -> str:
    return inspect.getsource(getattr(epub.EpubWriter, step))


def plain_book() -> Any:
    book = epub.EpubBook()
    book.set_identifier("urn:x")
    book.set_title("x")
    return book


def made(*files: BookFile, statements: tuple[Statement, ...] = ()) -> Book:
    page = BookFile(id="page", name="page.xhtml", media_type="application/xhtml+xml", content=PAGE, properties=("nav",))
    return Book(
        identifier="urn:x", language=Language.ARABIC, moment=MOMENT, statements=statements, files=(page, *files), spine=("page",)
    )  # fmt: skip


def test_the_version_is_the_one_that_the_binder_was_written_against() -> None:
    assert ebooklib.VERSION == (0, 20, 0)


def test_its_own_pages_are_written_anew_and_lose_attributes_and_case() -> None:
    book = plain_book()
    item = book.add_item(epub.EpubHtml(uid="page", file_name="page.xhtml", content=PAGE, title="x"))
    written = item.get_content()
    assert b'class="article"' not in written  # else MadeItem may become an EpubHtml
    assert b"viewbox" in written
    assert b"</b>\n" in written or b"<p>\n" in written or written.count(b"\n") > 3


def test_its_own_writer_dates_the_book_by_the_clock_and_calls_local_time_utc() -> None:
    source = source_of("_write_opf_metadata")
    assert "datetime.datetime.now()" in source
    assert '"%Y-%m-%dT%H:%M:%SZ"' in source


def test_its_own_authors_share_one_id() -> None:
    book = plain_book()
    book.add_author("a")
    book.add_author("b")
    ids = [attributes["id"] for _, attributes in book.get_metadata("DC", "creator")]
    assert ids == ["creator", "creator"]


def test_its_own_front_door_swallows_what_the_disk_refuses(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="throwing exceptions"):
        assert epub.write_epub(str(tmp_path / "no" / "folder.epub"), plain_book()) is False


def test_its_own_writer_leaves_out_what_it_cannot_write(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    book = plain_book()
    book.add_metadata("OPF", "meta", "bad \x01", {"property": "x"})
    book.add_item(epub.EpubNcx())
    epub.EpubWriter(str(tmp_path / "book.epub"), book).write()
    assert "Could not create metadata" in caplog.text


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("write", ["self"]),
        ("_write_container", ["self"]),
        ("_write_opf", ["self"]),
        ("_write_opf_metadata", ["self", "root"]),
        ("_write_opf_file", ["self", "root"]),
        ("_write_items", ["self"]),
    ],
)
def test_the_steps_that_the_binder_replaces_or_calls_are_there(method: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(epub.EpubWriter, method)).parameters) == parameters


def test_the_steps_are_called_in_the_order_that_the_binder_keeps() -> None:
    source = source_of("write")
    steps = ["mimetype", "_write_container", "_write_opf()", "_write_items"]
    assert sorted(steps, key=source.index) == steps
    source = source_of("_write_opf")
    steps = ["_write_opf_metadata", "_write_opf_manifest", "_write_opf_spine", "_write_opf_guide", "_write_opf_file"]
    assert sorted(steps, key=source.index) == steps


def test_a_plain_item_keeps_its_properties_in_the_manifest() -> None:
    source = source_of("_write_opf_manifest")
    assert 'hasattr(item, "properties")' in source
    assert not issubclass(MadeItem, epub.EpubHtml | epub.EpubNcx | epub.EpubCover)


# What the binder does instead


def test_pages_go_in_as_they_were_made(tmp_path: Path) -> None:
    bind(made(), tmp_path / "book.epub")
    with ZipFile(tmp_path / "book.epub") as book:
        assert book.read("EPUB/page.xhtml") == PAGE
        package = book.read("EPUB/content.opf").decode()
    assert '<meta property="dcterms:modified">2019-01-01T00:00:00Z</meta>' in package
    assert 'version="3.0" dir="rtl" prefix="ibooks:' in package
    assert package.count("prefix=") == 1
    assert "rendition:" not in package


def test_statements_stand_in_their_order_with_their_attributes(tmp_path: Path) -> None:
    statements = (
        Statement(name="dc:title", text="عنوان", attributes=(("id", "title"), ("xml:lang", "ar"))),
        Statement(name="meta", text="main", attributes=(("refines", "#title"), ("property", "title-type"))),
    )
    bind(made(statements=statements), tmp_path / "book.epub")
    with ZipFile(tmp_path / "book.epub") as book:
        package = book.read("EPUB/content.opf").decode()
    assert package.index('<dc:title id="title" xml:lang="ar">عنوان</dc:title>') < package.index(
        '<meta refines="#title"'
    )


def test_a_statement_that_xml_does_not_know_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        bind(made(statements=(Statement(name="dc:title", text="bad \x01"),)), tmp_path / "book.epub")
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    lost = BookFile(id="lost", name="lost.jpg", media_type="image/jpeg", content=tmp_path / "lost.jpg")
    (tmp_path / "book.epub").write_bytes(b"the last good one")
    with pytest.raises(FileNotFoundError):
        bind(made(lost), tmp_path / "book.epub")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("book.epub", b"the last good one")]


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


def test_years_that_zip_files_do_not_know_become_the_first_that_they_do(tmp_path: Path) -> None:
    book = made()
    early = Book(
        identifier=book.identifier, language=book.language, moment=datetime(1970, 1, 1, tzinfo=UTC), statements=(),
        files=book.files, spine=book.spine,
    )  # fmt: skip
    bind(early, tmp_path / "book.epub")
    with ZipFile(tmp_path / "book.epub") as made_book:
        assert {entry.date_time[0] for entry in made_book.infolist()} == {1980}
