"""An opened book as the rules see it: package, pages, navigation, style sheets, each parsed once and when first asked for."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from lxml import etree

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.cascade import Cascade, Scheme
from magazine.editions.epub.lint.documents import Document, Package, Sheet
from magazine.editions.epub.lint.faces import type_used
from magazine.editions.epub.lint.names import CONTAINER, CSS_TYPE, EPUB_TYPE, HTML, NCX_TYPE, SVG_TYPE, XHTML_TYPE
from magazine.editions.epub.lint.pictures import RASTER_TYPES, facts_of
from magazine.editions.epub.lint.proofs import proofs_of
from magazine.editions.epub.lint.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zipfile import ZipFile, ZipInfo

    from magazine.editions.epub.lint.cascade import Shown
    from magazine.editions.epub.lint.documents import Item
    from magazine.editions.epub.lint.expected import Expected
    from magazine.editions.epub.lint.faces import TypeUsed
    from magazine.editions.epub.lint.pictures import PictureFacts
    from magazine.editions.epub.lint.proofs import Proofs

CONTAINER_NAME: Final = "META-INF/container.xml"
XML_MAX_BYTES: Final = 32 << 20
"""Three times what shops take of one document: larger ones are not parsed."""


@dataclass(eq=False, kw_only=True)
class OpenedBook:
    """A book, open for reading.

    Attributes:
        file_name: of the ``.epub`` file.
        expected: what must be in it.
        faults: what could not be read, and why; grows while documents are asked for.
        archive: the zip file, or None where it is none.
        head: the first bytes of the file.
    """

    file_name: str
    expected: Expected
    faults: list[Sight] = field(default_factory=list)
    archive: ZipFile | None = None
    head: bytes = b""

    @cached_property
    def entries(self) -> tuple[ZipInfo, ...]:
        """The zip file's entries in their order."""
        return tuple(self.archive.infolist()) if self.archive else ()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(entry.filename for entry in self.entries if not entry.is_dir())

    def read(self, name: str) -> bytes:
        """Give a file's bytes; a file that cannot be read is a fault and reads as nothing."""
        if self.archive is None or name not in self.names:
            return b""
        try:
            return self.archive.read(name)
        except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
            self._fault(name, 1, f"the file cannot be read ({error})")
            return b""

    @cached_property
    def package(self) -> Package | None:
        """The package document that the container names."""
        name = self._package_name()
        root = self._xml(name) if name else None
        return None if root is None else Package(name=name, root=root)

    @property
    def readable(self) -> bool:
        """Whether there is a package to look at."""
        return self.package is not None

    @cached_property
    def pages(self) -> tuple[Document, ...]:
        """All XHTML pages: those of the spine in reading order, then the others as the manifest names them."""
        if self.package is None:
            return ()
        listed = [item for item in self.package.items if item.media_type == XHTML_TYPE]
        order = {item.name: place for place, item in enumerate(self.package.reading_order)}
        listed.sort(key=lambda item: order.get(item.name, len(order)))
        return self._documents(dict.fromkeys(item.name for item in listed))

    @cached_property
    def page(self) -> Mapping[str, Document]:
        """The pages by name."""
        return {page.name: page for page in self.pages}

    @cached_property
    def spine(self) -> tuple[Document, ...]:
        """The pages in reading order."""
        items = self.package.reading_order if self.package else ()
        return tuple(self.page[item.name] for item in items if item.name in self.page)

    @cached_property
    def drawings(self) -> tuple[Document, ...]:
        """The SVG files."""
        return self._documents(self._named(SVG_TYPE))

    @cached_property
    def navigation(self) -> Document | None:
        """The navigation document."""
        nav = next((item for item in self._items() if "nav" in item.properties), None)
        return self.page.get(nav.name) if nav else None

    def nav(self, kind: str) -> Any:
        """Give the ``nav`` element of a kind (``toc``, ``landmarks``, ``page-list``), or None."""
        if self.navigation is None:
            return None
        navs = (element for element in self.navigation.elements if element.tag == f"{HTML}nav")
        return next((nav for nav in navs if kind in nav.get(EPUB_TYPE, "").split()), None)

    @cached_property
    def ncx(self) -> Document | None:
        """The contents for old systems, or None."""
        return next(iter(self._documents(self._named(NCX_TYPE))), None)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The style sheets."""
        return tuple(Sheet.read(name, self.read(name)) for name in self._named(CSS_TYPE) if name in self.names)

    @cached_property
    def _cascade(self) -> Cascade:
        return Cascade(self.sheets)

    @cached_property
    def _shown(self) -> dict[Scheme, tuple[tuple[Document, Shown], ...]]:
        return {
            scheme: tuple((page, shown) for page in self.pages for shown in self._cascade.shown(page, scheme))
            for scheme in Scheme
        }

    def shown(self, scheme: Scheme) -> tuple[tuple[Document, Shown], ...]:
        """Give all text that is shown, with its look in a scheme and its page."""
        return self._shown[scheme]

    @cached_property
    def type_used(self) -> TypeUsed:
        """Which letters of the text come from which font."""
        return type_used(self)

    @cached_property
    def pictures(self) -> Mapping[str, PictureFacts]:
        """What each JPEG and PNG says of itself, by its name."""
        names = (item.name for item in self._items() if item.media_type in RASTER_TYPES)
        return {name: facts_of(self.read(name)) for name in names if name in self.names}

    @cached_property
    def proofs(self) -> Proofs:
        """What it shows of what it may claim."""
        return proofs_of(self)

    def documents(self) -> tuple[Document, ...]:
        """Give every document that is read as XML: package, pages, NCX, drawings."""
        single = [document for document in (self.package, self.ncx) if document is not None]
        return (*single, *self.pages, *self.drawings)

    def worded(self) -> tuple[Document, ...]:
        """Give the documents that hold words: all but drawings."""
        return tuple(document for document in self.documents() if document.name not in self._drawn)

    @cached_property
    def _drawn(self) -> frozenset[str]:
        return frozenset(drawing.name for drawing in self.drawings)

    def _items(self) -> tuple[Item, ...]:
        return self.package.items if self.package else ()

    def _named(self, media_type: str) -> list[str]:
        return list(dict.fromkeys(item.name for item in self._items() if item.media_type == media_type))

    def _documents(self, names: Iterable[str]) -> tuple[Document, ...]:
        parsed = ((name, self._xml(name)) for name in names if name in self.names)
        return tuple(Document(name=name, root=root) for name, root in parsed if root is not None)

    def _package_name(self) -> str:
        container = self._xml(CONTAINER_NAME) if CONTAINER_NAME in self.names else None
        if self.archive is None:
            return ""
        if container is None:
            self._fault(CONTAINER_NAME, 1, "the book does not say where its package is")
            return ""
        root = next(container.iter(f"{CONTAINER}rootfile"), None)
        name = resolve("", root.get("full-path", "")).name if root is not None else ""
        if name not in self.names:
            self._fault(CONTAINER_NAME, 1, f"the package '{name}' is not in the book")
            return ""
        return name

    def _xml(self, name: str) -> Any:
        """Parse a document without entities, network or catalogue; give None where it cannot be read."""
        size = next(entry.file_size for entry in self.entries if entry.filename == name)
        if size > XML_MAX_BYTES:
            self._fault(name, 1, f"the document is too large to be read ({size >> 20} MB)")
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            self._fault(name, error.lineno or 1, f"the document is no well-formed XML ({error.msg})")
            return None
        if root.getroottree().docinfo.internalDTD is not None and any(
            True for _ in root.getroottree().docinfo.internalDTD.iterentities()
        ):
            self._fault(name, 1, "the document defines entities, which reading systems do not take")
            return None
        return root

    def _fault(self, name: str, line: int, what: str) -> None:
        self.faults.append(Sight(name, line, what))
