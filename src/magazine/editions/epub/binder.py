"""The door to EbookLib, which packs the book: container, package document, zip file.

EbookLib 0.20 is taken as the container, not as the writer of pages. As it is it parses and re-indents every page (a space appears inside
joined Arabic words), drops attributes of head and body, lower-cases SVG, dates files by the machine's clock in local time, gives every
creator the same id, logs and leaves out statements that it cannot write, and swallows I/O errors. So items here hand over bytes as they
were made, and the writer's steps that lose something are our own; ``tests/editions/epub/test_ebooklib_contract.py`` says when an upgrade
changes one of them.
"""

from __future__ import annotations

import filecmp
import shutil
import stat
from collections import Counter
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub
from lxml import etree

from magazine.issue.dates import in_archives

if TYPE_CHECKING:
    from datetime import datetime

    from magazine.editions.epub.book import Book, BookFile, Statement

STORED: Final = ("image/jpeg", "image/png", "audio/", "video/", "font/woff")
"""Media types that are compressed already: deflating them again costs time and gains nothing."""

DEFLATE_LEVEL: Final = 9
BLOCK_BYTES: Final = 1 << 18
"""Read at a time from pictures and recordings, so that memory does not grow with the issue."""

ZIP_MODE: Final = (stat.S_IFREG | 0o644) << 16
"""Plain files, readable by all: what every archive says of every file, whatever the machine's umask."""

DC: Final = epub.NAMESPACES["DC"]
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
PREFIX: Final = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
GENERATOR: Final = "police-magazine"
COVER: Final = "cover-image"
"""The manifest's word for the cover. Kobo and e-readers of the EPUB 2 age look for a statement that names it by its id (Kobo EPUB
Guidelines, Cover Images)."""


def bind(book: Book, path: Path) -> None:
    """Bind a book; the file appears under its name when it is whole, and one that has the same bytes is left alone.

    Raises:
        OSError: where a file cannot be read or the disk refuses.
        ValueError: where a statement holds characters that XML does not know, or two files have one name or one id.
    """
    _refuse_doubles(book)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    try:
        BookWriter(str(unfinished), book).write()
        if not (path.is_file() and filecmp.cmp(unfinished, path, shallow=False)):
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class MadeItem(epub.EpubItem):  # type: ignore[misc] # EbookLib ships no types
    """A file that goes into the book as it was made.

    A plain item even where EbookLib has a class for its kind: those of pages, navigation and NCX write their own content.
    """

    def __init__(self, file: BookFile) -> None:
        super().__init__(uid=file.id, file_name=file.name, media_type=file.media_type, manifest=file.listed)
        self.content = file.content
        self.properties = list(file.properties)

    def get_content(self, default: bytes | None = None) -> bytes:
        """Give the bytes; a picture is read here, never before."""
        return self.content.read_bytes() if isinstance(self.content, Path) else bytes(self.content)


class BookWriter(epub.EpubWriter):  # type: ignore[misc] # EbookLib ships no types
    """EbookLib's writer, with the steps replaced that would lose something."""

    def __init__(self, name: str, book: Book) -> None:
        super().__init__(name, _ebooklib_book(book), {"package_direction": True, "compresslevel": DEFLATE_LEVEL})
        self._made = book

    def write(self) -> None:
        """Write the whole file; whatever goes wrong is raised."""
        with FixedArchive(self.file_name, self._made.moment) as self.out:
            self.out.writestr("mimetype", b"application/epub+zip", compress_type=ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_metadata(self, root: Any) -> None:
        """Write the statements in our order, each with its attributes, and the moment in UTC."""
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": DC})
        identifier = etree.SubElement(metadata, f"{{{DC}}}identifier", id=self.book.IDENTIFIER_ID)
        identifier.text = self._made.identifier
        for statement in self._made.statements:
            _state(metadata, statement)
        modified = etree.SubElement(metadata, "meta", property="dcterms:modified")
        modified.text = self._made.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for cover in (file.id for file in self._made.files if COVER in file.properties):
            etree.SubElement(metadata, "meta", name="cover", content=cover)
        etree.SubElement(metadata, "meta", name="generator", content=GENERATOR)

    def _write_opf_file(self, root: Any) -> None:
        """Say the package's language and the one prefix that is not reserved (EPUB 3.3, appendix D.1)."""
        root.set("prefix", PREFIX)
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)

    def _write_items(self) -> None:
        for item in self.book.get_items():
            place = f"{self.book.FOLDER_NAME}/{item.file_name}" if item.manifest else item.file_name
            kind = ZIP_STORED if item.media_type.startswith(STORED) else ZIP_DEFLATED
            if isinstance(item.content, Path):
                self.out.copy(place, item.content, kind)
            else:
                self.out.writestr(place, item.get_content(), compress_type=kind)


class FixedArchive(ZipFile):
    """A zip file whose bytes depend on what is in it and on nothing else: no clock, user, umask or system shows.

    Args:
        name: of the file.
        moment: of every entry, as far as archives can say it.
    """

    def __init__(self, name: str, moment: datetime) -> None:
        super().__init__(name, "w", ZIP_DEFLATED, compresslevel=DEFLATE_LEVEL)
        utc = in_archives(moment)
        self._date = (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write an entry from memory."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        info = self._info(name, ZIP_DEFLATED if compress_type is None else compress_type)
        super().writestr(info, data, info.compress_type, compresslevel)

    def copy(self, name: str, source: Path, kind: int) -> None:
        """Write an entry from a file, block by block."""
        info = self._info(name, kind)
        info.file_size = source.stat().st_size
        with source.open("rb") as file, self.open(info, "w") as entry:
            shutil.copyfileobj(file, entry, BLOCK_BYTES)

    def _info(self, name: str, kind: int) -> ZipInfo:
        info = ZipInfo(name, self._date)
        info.compress_type = kind
        info.create_system = 3  # Unix, on every system: the number decides how the mode is read
        info.external_attr = ZIP_MODE
        return info


def _refuse_doubles(book: Book) -> None:
    """Names must differ by more than their case (EPUB 3.3, section 4.2.3); neither EbookLib nor zip files mind."""
    for what, values in (
        ("name", [file.name.casefold() for file in book.files]),
        ("id", [file.id for file in book.files]),
    ):
        twice = sorted(value for value, times in Counter(values).items() if times > 1)
        if twice:
            raise ValueError(f"two files have one {what}: {', '.join(twice)}")


def _ebooklib_book(book: Book) -> Any:
    bound = epub.EpubBook()
    bound.set_identifier(book.identifier)
    bound.language = book.language.tag
    bound.direction = book.language.direction.value
    items = [bound.add_item(MadeItem(file)) for file in book.files]
    pages = {item.id: item for item in items}
    bound.spine = [pages[page] for page in book.spine]
    bound.guide = [{"type": entry.kind, "title": entry.title, "href": entry.name} for entry in book.guide]
    return bound


def _state(metadata: Any, statement: Statement) -> None:
    name = f"{{{DC}}}{statement.name[3:]}" if statement.name.startswith("dc:") else statement.name
    element = etree.SubElement(metadata, name)
    for attribute, value in statement.attributes:
        element.set(XML_LANG if attribute == "xml:lang" else attribute, value)
    if statement.text:
        element.text = statement.text
