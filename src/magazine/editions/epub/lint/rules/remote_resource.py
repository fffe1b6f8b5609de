"""A page, drawing or style sheet takes something from the network.

Most readers open the book offline, and EPUB allows pictures and styles in the container only. A remote film tells its host who reads.

Source: EPUB 3.3, "Resource locations".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.faces import addresses
from magazine.editions.epub.lint.names import XLINK_HREF
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Sheet
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "put the file into the issue; another site is a link"

LOADED: Final = ("src", "poster", "data", "srcset", XLINK_HREF)
LINKS: Final = frozenset(
    {"{http://www.w3.org/1999/xhtml}link", "{http://www.w3.org/2000/svg}image", "{http://www.w3.org/2000/svg}use"}
)
SVG_LINK: Final = "{http://www.w3.org/2000/svg}a"
REMOTE: Final = ("http:", "https:", "//", "ftp:", "file:", "data:text/html")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what is loaded from elsewhere."""
    for document in (*book.pages, *book.drawings):
        for element in document.elements:
            for address in _loaded(element):
                if _is_remote(address):
                    yield document.sight(element, f"'{address}' is loaded from outside the book")
    for sheet in book.sheets:
        for rule, address in _asked(sheet):
            if _is_remote(address):
                yield sheet.sight(rule, f"'{address}' is loaded from outside the book")
    package = book.package
    for item in package.items if package else ():
        if package and _is_remote(item.name):
            yield package.sight(item.element, f"the manifest names '{item.name}', which is outside the book")


def _is_remote(address: str) -> bool:
    return address.strip().lower().startswith(REMOTE)


def _loaded(element: Any) -> Iterator[str]:
    """Give what an element asks for by itself; a link waits for the reader."""
    names = (*LOADED, "href") if element.tag in LINKS else LOADED
    return (element.get(name) for name in names if element.get(name) and element.tag != SVG_LINK)


def _asked(sheet: Sheet) -> Iterator[tuple[Any, str]]:
    groups = [(rule, declared) for rule, _, declared in sheet.styles]
    groups += [(rule, tuple(said.values())) for rule, said in sheet.faces]
    for rule, declared in groups:
        yield from ((rule, address) for each in declared for address in addresses(each))
    for rule in sheet.rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            yield from ((rule, token.value) for token in rule.prelude if token.type in {"url", "string"})
