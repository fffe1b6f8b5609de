"""A link, a picture's address, a label or an entry leads to a file or place that is not in the book.

Readers tap and nothing happens; for contents and page lists many systems refuse the book. Style sheets and descriptions
(``aria-labelledby``) are held to the same.

Source: EPUB 3.3, "The manifest element"; RFC 3986; OPF 2.0.1, section 2.6 (guide).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.faces import addresses
from magazine.editions.epub.lint.names import OPF, XLINK_HREF
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document, Package, Sheet
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "mend the address, or take the link out; a page that is not in this edition has an address on the site"

ADDRESSES: Final = ("href", "src", "poster", "data", "cite", XLINK_HREF)
REFERENCES: Final = ("aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "headers", "for")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Follow every address within the book."""
    for document in (*book.pages, *book.drawings, *([book.ncx] if book.ncx else [])):
        for element in document.elements:
            for name in ADDRESSES:
                if element.get(name) is not None:
                    yield from _followed(book, document, element, element.get(name))
            yield from _named(document, element)
    if book.package is not None:
        for reference in book.package.root.iter(f"{OPF}reference"):
            yield from _followed(book, book.package, reference, reference.get("href", ""))
        yield from _refined(book.package)
    for sheet in book.sheets:
        for rule, address in _sheet_addresses(sheet):
            target = resolve(sheet.name, address)
            if not target.scheme and target.name not in book.names:
                yield sheet.sight(rule, f"the sheet asks for '{address}', which is not in the book")


def _named(document: Document, element: Any) -> Iterator[Sight]:
    for name in REFERENCES:
        for mark in element.get(name, "").split():
            if mark not in document.ids:
                yield document.sight(element, f"{name} names '{mark}', which is not on this page")


def _followed(book: OpenedBook, document: Document, element: Any, address: str) -> Iterator[Sight]:
    target = resolve(document.name, address)
    if target.scheme:
        return
    there = document if target.name == document.name else book.page.get(target.name)
    if target.name not in book.names:
        yield document.sight(element, f"'{address}' leads to no file of the book")
    elif target.anchor and there is not None and target.anchor not in there.ids:
        yield document.sight(element, f"'{address}' leads to a place that is not on that page")


def _refined(package: Package) -> Iterator[Sight]:
    for meta in package.root.iter(f"{OPF}meta"):
        mark = meta.get("refines", "")
        if mark.startswith("#") and mark[1:] not in package.ids:
            yield package.sight(meta, f"a statement is about '{mark}', which is not in the package")


def _sheet_addresses(sheet: Sheet) -> Iterator[tuple[Any, str]]:
    for rule, _, declared in sheet.styles:
        yield from ((rule, address) for each in declared for address in addresses(each))
    for rule, said in sheet.faces:
        yield from ((rule, address) for each in said.values() for address in addresses(each))
