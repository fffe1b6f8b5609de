"""The ways into a book as its lists name them: contents, landmarks, page list, NCX; and the page markers that they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.names import EPUB_TYPE, HTML, NCX
from magazine.editions.epub.lint.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.addresses import Target
    from magazine.editions.epub.lint.documents import Document, Package
    from magazine.editions.epub.lint.opened import OpenedBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An entry of a list.

    Attributes:
        document: that holds it.
        element: of the entry.
        words: its label.
        target: where it leads.
        kind: its ``epub:type``, of a landmark.
        leads_group: whether entries of its own stand within it.
    """

    document: Document
    element: Any
    words: str
    target: Target
    kind: str = ""
    leads_group: bool = False

    @property
    def place(self) -> str:
        """The target as one word; empty where it leads out of the book."""
        if self.target.scheme:
            return ""
        return f"{self.target.name}#{self.target.anchor}" if self.target.anchor else self.target.name


def ways_of(book: OpenedBook, kind: str) -> Iterator[Way]:
    """Give the entries of a list of the navigation document."""
    document, nav = book.navigation, book.nav(kind)
    if document is None or nav is None:
        return
    for link in nav.iter(f"{HTML}a"):
        target = resolve(document.name, link.get("href", ""))
        yield Way(document=document, element=link, words=words_of(link), target=target, kind=link.get(EPUB_TYPE, ""))


def ncx_ways(book: OpenedBook) -> Iterator[Way]:
    """Give the entries of the NCX's contents, in order."""
    return _points(book, "navPoint")


def ncx_pages(book: OpenedBook) -> Iterator[Way]:
    """Give the NCX's page list."""
    return _points(book, "pageTarget")


def markers_of(book: OpenedBook) -> Iterator[tuple[Document, Any]]:
    """Give every page marker with its page, in reading order."""
    for page in book.spine:
        for element in page.elements:
            if "pagebreak" in element.get(EPUB_TYPE, "").split() or element.get("role") == "doc-pagebreak":
                yield page, element


def label_of(marker: Any) -> str:
    """Give the folio that a marker says."""
    return (marker.get("aria-label") or marker.get("title") or words_of(marker)).strip()


def unique_identifier(package: Package) -> str:
    """Give the book's name for ever, or nothing."""
    mark = package.root.get("unique-identifier", "")
    found = (element for element in package.dublin_core("identifier") if element.get("id") == mark)
    return next(((element.text or "").strip() for element in found), "")


def _points(book: OpenedBook, name: str) -> Iterator[Way]:
    document = book.ncx
    for point in document.root.iter(f"{NCX}{name}") if document else ():
        label, content = point.find(f"{NCX}navLabel"), point.find(f"{NCX}content")
        yield Way(
            document=document,  # type: ignore[arg-type] # there is one where there are points
            element=point,
            words=words_of(label) if label is not None else "",
            target=resolve(document.name, content.get("src", "") if content is not None else ""),  # type: ignore[union-attr] # likewise
            leads_group=point.find(f"{NCX}navPoint") is not None,
        )
