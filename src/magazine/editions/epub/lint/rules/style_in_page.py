"""A page carries style of its own, asks for a sheet that is not the book's, or has none.

What stands in a page cannot be changed with the theme, escapes the checks of the sheet, and beats the reader's choice.

Source: house rule (no look outside the theme); EPUB 3.3, "Cascading Style Sheets".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "write it in the theme's style sheet, under a class"

OBSOLETE: Final = frozenset(
    {"align", "bgcolor", "color", "face", "valign", "border", "cellpadding", "cellspacing", "background"}
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find looks within pages."""
    sheets = {sheet.name for sheet in book.sheets}
    for page in book.pages:
        for element in page.elements:
            if element.get("style") is not None:
                yield page.sight(element, f"the page carries style of its own: {quoted(element.get('style'))}")
            for name in sorted(OBSOLETE & {*element.attrib}):
                yield page.sight(element, f'the page carries style of its own: {name}="{element.get(name)}"')
        for element in page.all("style", "font", "center", "big", "tt"):
            yield page.sight(element, f"the page carries style of its own: <{etree.QName(element).localname}>")
        asked = {
            resolve(page.name, link.get("href", "")).name
            for link in page.all("link")
            if "stylesheet" in link.get("rel", "")
        }
        if sheets and not asked & sheets:
            yield page.sight(page.root, "the page has no style sheet")
