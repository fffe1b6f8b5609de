"""What EbookLib does of itself: what the binder relies on, and what it does otherwise.

A failure here says that an upgrade changed something. Each test names what of ``binder.py`` rests on it, or can go; what the binder does
instead stands in ``test_binder.py``. Line by line: every call, attribute, option and step of EbookLib that ``binder.py`` names has a test.
"""

from __future__ import annotations

import inspect
import re
import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import ebooklib
import pytest
from ebooklib import epub
from lxml import etree

from magazine.editions.epub import binder
from magazine.editions.epub.binder import MadeItem
from tests.editions.epub.bench import DC, OPF, XML

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = (
    b'<html xmlns="http://www.w3.org/1999/xhtml" lang="ar" dir="rtl"><head><title>x</title></head>'
    b'<body class="article" dir="rtl"><p>\xd8\xa7\xd9\x84<b>\xd8\xb4</b><i>\xd8\xb1</i></p>'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/></body></html>'
)


def source_of(step: str) -> str:
    return inspect.getsource(getattr(epub.EpubWriter, step))


def plain_book(*items: Any) -> Any:
    book = epub.EpubBook()
    book.set_identifier("urn:x")
    book.set_title("x")
    for item in items:
        book.add_item(item)
    return book


def plain_item(name: str = "page.xhtml", **values: Any) -> Any:
    return epub.EpubItem(
        **({"uid": "page", "file_name": name, "media_type": "application/xhtml+xml", "content": PAGE} | values)
    )


def written(folder: Path, book: Any, **options: Any) -> dict[str, bytes]:
    """Have EbookLib's own writer write a book; give its files."""
    epub.EpubWriter(str(folder / "book.epub"), book, options).write()
    with ZipFile(folder / "book.epub") as file:
        return {name: file.read(name) for name in file.namelist()}


def package(folder: Path, book: Any, **options: Any) -> Any:
    return etree.fromstring(written(folder, book, **options)["EPUB/content.opf"])


def test_the_version_is_the_one_that_the_binder_was_written_against() -> None:
    """Another one is taken only after this module has been read again."""
    assert ebooklib.VERSION == (0, 20, 0)


def test_every_name_of_ebooklib_that_the_binder_uses_has_its_test_here() -> None:
    """A name that is new in the binder wants a test, and a word in this list."""
    used = set(
        re.findall(
            r"(?<![.\w])epub\.(\w+)|\b(?:bound|self\.book|self\.out|item|super\(\))\.(\w+)", inspect.getsource(binder)
        )
    )
    names = {one or other for one, other in used}
    assert names - {"__init__", "writestr", "copy", "open"} == {
        "EpubBook", "EpubItem", "EpubWriter", "NAMESPACES", "FOLDER_NAME", "IDENTIFIER_ID", "add_item", "direction", "guide",
        "language", "set_identifier", "spine", "get_items", "get_content", "file_name", "manifest", "media_type", "content", "id",
        "_write_opf_file",
    }  # fmt: skip


# What the binder relies on


def test_dublin_core_has_its_namespace() -> None:
    """``DC`` is taken from here; statements would be in no namespace else."""
    assert epub.NAMESPACES["DC"] == DC.strip("{}")


def test_an_item_takes_and_keeps_what_makes_a_manifest_entry() -> None:
    """``MadeItem`` passes these on by name and sets ``content`` and ``properties`` afterwards."""
    parameters = list(inspect.signature(epub.EpubItem.__init__).parameters)
    assert parameters == ["self", "uid", "file_name", "media_type", "content", "manifest"]
    item = epub.EpubItem(uid="a", file_name="b", media_type="c", manifest=False)
    assert vars(item) == {
        "id": "a", "file_name": "b", "media_type": "c", "content": b"", "is_linear": True, "manifest": False, "book": None
    }  # fmt: skip
    assert (item.get_id(), item.get_name(), item.get_content()) == ("a", "b", b"")


def test_a_plain_item_stands_in_the_manifest_with_its_properties(tmp_path: Path) -> None:
    """The binder makes navigation and cover plain items, and says their properties itself."""
    item = plain_item()
    item.properties = ["nav", "scripted"]
    found = package(tmp_path, plain_book(item, plain_item("b.css", uid="b", media_type="text/css")))
    assert [dict(one.attrib) for one in found.iter(f"{OPF}item")] == [
        {"href": "page.xhtml", "id": "page", "media-type": "application/xhtml+xml", "properties": "nav scripted"},
        {"href": "b.css", "id": "b", "media-type": "text/css"},
    ]
    assert not issubclass(MadeItem, epub.EpubHtml | epub.EpubNcx | epub.EpubCover | epub.EpubNav)


def test_items_keep_their_order_and_their_ids() -> None:
    """Files are packed in the order of ``Book.files``; ids are the binder's, none is made up."""
    items = [plain_item(f"{name}.xhtml", uid=name) for name in "zab"]
    book = epub.EpubBook()
    assert [book.add_item(item) for item in items] == items
    assert [item.id for item in book.get_items()] == ["z", "a", "b"]
    assert [item.media_type for item in book.get_items()] == ["application/xhtml+xml"] * 3


def test_two_items_of_one_name_are_not_refused() -> None:
    """So the binder refuses them."""
    book = plain_book(plain_item(), plain_item())
    assert len(list(book.get_items())) == 2


def test_an_identifier_replaces_the_random_one(tmp_path: Path) -> None:
    """A fresh book has a random identifier; without ``set_identifier`` no two builds were alike."""
    assert epub.EpubBook().uid != epub.EpubBook().uid
    book = epub.EpubBook()
    book.set_identifier("urn:x")
    assert (book.uid, book.IDENTIFIER_ID, book.FOLDER_NAME) == ("urn:x", "id", "EPUB")
    found = package(tmp_path, book)
    assert found.get("unique-identifier") == "id"
    assert [(one.get("id"), one.text) for one in found.iter(f"{DC}identifier")] == [("id", "urn:x")]


def test_a_book_is_english_and_has_no_direction_until_it_is_told() -> None:
    """``language`` is set as an attribute, since ``set_language`` would state it a second time."""
    book = epub.EpubBook()
    assert (book.language, book.direction, book.spine, book.guide, book.bindings) == ("en", None, [], [], [])
    book.set_language("ar")
    assert [value for value, _ in book.get_metadata("DC", "language")] == ["ar"]


def test_the_direction_goes_to_the_package_by_an_option_and_to_the_spine_by_itself(tmp_path: Path) -> None:
    """The option ``package_direction`` is off by default; ``spine_direction`` is on."""
    assert epub.EpubWriter.DEFAULT_OPTIONS["spine_direction"]
    book = plain_book(plain_item())
    book.direction = "rtl"
    assert package(tmp_path, book).get("dir") is None
    found = package(tmp_path, book, package_direction=True)
    (spine,) = found.iter(f"{OPF}spine")
    assert (found.get("dir"), spine.get("page-progression-direction")) == ("rtl", "rtl")


def test_items_in_the_spine_are_linear_and_the_spine_names_the_ncx(tmp_path: Path) -> None:
    """The table of old systems must have the id ``ncx``: a plain item is not looked at for it."""
    book = plain_book(plain_item(), plain_item("toc.ncx", uid="other", media_type="application/x-dtbncx+xml"))
    book.spine = [next(book.get_items())]
    (spine,) = package(tmp_path, book).iter(f"{OPF}spine")
    assert spine.get("toc") == "ncx"
    assert [dict(one.attrib) for one in spine] == [{"idref": "page"}]


def test_the_guide_is_written_from_plain_values_and_left_out_where_empty(tmp_path: Path) -> None:
    """The guide's entries are dicts of these three; landmarks are the contents page's own."""
    book = plain_book(plain_item())
    assert not list(package(tmp_path, book).iter(f"{OPF}guide"))
    book.guide = [{"type": "toc", "title": "t", "href": "nav.xhtml"}]
    (reference,) = package(tmp_path, book).iter(f"{OPF}reference")
    assert dict(reference.attrib) == {"type": "toc", "title": "t", "href": "nav.xhtml"}
    assert not list(package(tmp_path, book).iter(f"{OPF}bindings"))


def test_the_container_leads_to_the_package_and_has_no_time_in_it(tmp_path: Path) -> None:
    """``_write_container`` is called as it is."""
    files = written(tmp_path, plain_book())
    root = etree.fromstring(files["META-INF/container.xml"])
    (rootfile,) = root.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert dict(rootfile.attrib) == {
        "media-type": "application/oebps-package+xml", "full-path": "EPUB/content.opf"
    }  # fmt: skip
    assert files["META-INF/container.xml"] == written(tmp_path, plain_book())["META-INF/container.xml"]


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("__init__", ["self", "name", "book", "options"]),
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


def test_all_steps_write_through_the_archive_that_stands_in_out() -> None:
    """``FixedArchive`` sets dates and rights because nothing of EbookLib opens another file."""
    for step in ("_write_container", "_write_opf_file", "_write_items"):
        assert "self.out.writestr(" in source_of(step)
    assert {
        step for step, _ in inspect.getmembers(epub.EpubWriter, inspect.isfunction) if "ZipFile" in source_of(step)
    } == {"write"}


def test_the_package_document_is_indented_and_nothing_else_of_it_is_changed(tmp_path: Path) -> None:
    """``_write_opf_file`` is called as it is: white space between statements says nothing, within them it stays."""
    book = plain_book(plain_item())
    book.add_metadata("DC", "description", "ال  ش\u202fر ")
    text = written(tmp_path, book)["EPUB/content.opf"]
    assert text.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<package xmlns=")
    assert "<dc:description>ال  ش\u202fر </dc:description>\n".encode() in text


# What the binder does otherwise


def test_its_own_pages_are_written_anew_and_lose_attributes_and_case() -> None:
    """Else ``MadeItem`` could be an ``EpubHtml``."""
    book = plain_book()
    item = book.add_item(epub.EpubHtml(uid="page", file_name="page.xhtml", content=PAGE, title="x"))
    page = item.get_content()
    assert b'class="article"' not in page
    assert b"viewbox" in page
    assert b"</b>\n" in page or b"<p>\n" in page or page.count(b"\n") > 3


def test_its_own_navigation_and_ncx_write_their_own_content(tmp_path: Path) -> None:
    """Else the contents page and the NCX could be items of their classes."""
    nav, table = epub.EpubNav(), epub.EpubNcx()
    nav.content = table.content = b"ours"
    files = written(tmp_path, plain_book(nav, table))
    assert b"ours" not in files["EPUB/nav.xhtml"]
    assert b"ours" not in files["EPUB/toc.ncx"]


def test_an_item_of_its_own_is_in_memory_before_it_is_written(tmp_path: Path) -> None:
    """Else ``MadeItem`` and ``_write_items`` need not read pictures from the disk block by block."""
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    item = plain_item("picture.jpg", content=tmp_path / "picture.jpg", media_type="image/jpeg")
    assert item.get_content() == tmp_path / "picture.jpg"
    with pytest.raises(TypeError):
        written(tmp_path, plain_book(item))


def test_its_own_writer_dates_the_book_by_the_clock_and_calls_local_time_utc(tmp_path: Path) -> None:
    """Else ``_write_opf_metadata`` could leave the moment to the option ``mtime``."""
    assert "datetime.datetime.now()" in source_of("_write_opf_metadata")
    moment = datetime(2019, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    (modified,) = [
        one.text
        for one in package(tmp_path, plain_book(), mtime=moment).iter(f"{OPF}meta")
        if one.get("property") == "dcterms:modified"
    ]
    assert modified == "2019-01-01T01:00:00Z"  # an hour late


def test_its_own_writer_puts_statements_in_an_order_of_its_own(tmp_path: Path) -> None:
    """Else a title's type would stand behind its title by itself."""
    book = plain_book()
    book.add_metadata(None, "meta", "main", {"refines": "#title", "property": "title-type"})
    book.add_metadata("DC", "publisher", "y")
    (metadata,) = package(tmp_path, book).iter(f"{OPF}metadata")
    order = [etree.QName(one).localname for one in metadata]
    assert order[0] == "meta"  # the modified date, before every title
    assert order[-1] == "meta"  # the title's type, behind the publisher
    assert metadata.nsmap.keys() >= {"dc", "opf"}


def test_its_own_package_says_no_language_and_a_prefix_that_is_reserved(tmp_path: Path) -> None:
    """``_write_opf_file`` sets both anew."""
    found = package(tmp_path, plain_book())
    assert found.get(f"{XML}lang") is None
    assert found.get("prefix", "").startswith("rendition: ")
    assert found.get("version") == "3.0"


def test_its_own_authors_share_one_id() -> None:
    """Else people could be added by ``add_author``."""
    book = plain_book()
    book.add_author("a")
    book.add_author("b")
    ids = [attributes["id"] for _, attributes in book.get_metadata("DC", "creator")]
    assert ids == ["creator", "creator"]


def test_its_own_entries_show_the_clock_and_private_rights(tmp_path: Path) -> None:
    """Else ``FixedArchive`` could go."""
    written(tmp_path, plain_book(plain_item("picture.jpg", media_type="image/jpeg")))
    with ZipFile(tmp_path / "book.epub") as file:
        entries = {entry.filename: entry for entry in file.infolist()}
    assert {entry.date_time[0] for entry in entries.values()} == {time.localtime().tm_year}
    assert {entry.external_attr >> 16 for entry in entries.values()} == {0o600}
    assert entries["mimetype"].compress_type == ZIP_STORED
    assert entries["EPUB/picture.jpg"].compress_type == ZIP_DEFLATED  # a picture is packed a second time


def test_its_own_front_door_swallows_what_the_disk_refuses(tmp_path: Path) -> None:
    """Else ``write_epub`` could be called."""
    with pytest.warns(UserWarning, match="throwing exceptions"):
        assert epub.write_epub(str(tmp_path / "no" / "folder.epub"), plain_book()) is False


def test_its_own_writer_leaves_half_a_file_where_it_fails(tmp_path: Path) -> None:
    """Else ``write`` need not close the archive, nor ``bind`` write under another name."""
    with pytest.raises(TypeError):
        written(tmp_path, plain_book(plain_item(content=[1])))
    assert (tmp_path / "book.epub").exists()
    assert "with " not in source_of("write")


@pytest.mark.parametrize(("namespace", "said"), [("OPF", "Could not create metadata"), ("DC", "")])
def test_its_own_writer_leaves_out_what_it_cannot_write(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, namespace: str, said: str
) -> None:
    """Else ``_write_opf_metadata`` could be its own."""
    book = plain_book()
    book.add_metadata(namespace, "meta" if namespace == "OPF" else "description", "bad \x01", {"id": "x"})
    assert b"bad" not in written(tmp_path, book)["EPUB/content.opf"]
    assert said in caplog.text


def test_plugins_are_run_by_the_front_door_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The binder calls ``write``, so nothing that is installed beside it can change a page."""
    calls: list[str] = []
    called: Callable[[Any], None] = lambda _writer: calls.append("process")  # noqa: E731
    monkeypatch.setattr(epub.EpubWriter, "process", called)
    written(tmp_path, plain_book())
    assert not calls
    epub.write_epub(str(tmp_path / "other.epub"), plain_book())
    assert calls == ["process"]
