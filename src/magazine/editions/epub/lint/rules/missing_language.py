"""A page, or the package, does not say its language, or says two.

Voices, hyphenation, fonts and search go by it. HTML systems read ``lang``, XML ones ``xml:lang``; where they differ each reads
another language. Some systems take the body alone into a page of their own, so it says its
language too.

Source: EPUB 3.3, "The dc:language element" and "The xml:lang attribute"; WCAG 2.2, 3.1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import XML_LANG
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "write lang and xml:lang, both with the same language, on html and body"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find roots without a language, and elements that say two."""
    package = book.package
    if package is not None and not package.language:
        yield package.sight(package.root, "the package does not say the book's language")
    if package is not None and not package.root.get(XML_LANG):
        yield package.sight(package.root, "the package does not say which language its titles are in")
    for page in book.pages:
        for element in (page.root, page.body):
            if element is not None and not element.get("lang") and not element.get(XML_LANG):
                what = "page" if element is page.root else "page's body"
                yield page.sight(element, f"the {what} does not say its language")
        for element in page.elements:
            plain, xml = element.get("lang"), element.get(XML_LANG)
            if plain != xml and (plain is not None or xml is not None):
                yield page.sight(element, f"lang says '{plain or ''}' and xml:lang says '{xml or ''}'")
