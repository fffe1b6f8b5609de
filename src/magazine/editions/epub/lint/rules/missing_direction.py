"""A document, or a passage in a language of the other direction, does not say which way its lines run.

Without ``dir`` on ``html`` and ``body`` full stops, brackets and lists of an Arabic page stand on the wrong side; a style sheet is no
place for it, since systems replace it. The package says it too, for its own titles.

Source: EPUB 3.3, "The dir attribute"; W3C, "Structural markup and right-to-left text in HTML".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import XML_LANG, direction_of
from magazine.editions.epub.lint.setting import inherited
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = 'write dir="rtl" or dir="ltr" beside the language'


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find roots, bodies and passages without a direction."""
    if book.package is not None and not book.package.root.get("dir"):
        yield book.package.sight(book.package.root, "the package does not say which way its titles run")
    for page in book.pages:
        for element in (page.root, page.body):
            if element is not None and not element.get("dir"):
                yield page.sight(element, f"the {_name(element)} does not say which way its lines run")
        yield from _passages(page)


def _passages(page: Document) -> Iterator[Sight]:
    for element in page.elements:
        language = element.get("lang") or element.get(XML_LANG)
        if not language or element.get("dir") or element in {page.root, page.body}:
            continue
        if direction_of(language) != (inherited(element).direction or "ltr"):
            yield page.sight(
                element, f"a passage in '{language}' does not say which way it runs: {quoted(words_of(element))}"
            )


def _name(element: Any) -> str:
    return "page" if element.getparent() is None else "page's body"
