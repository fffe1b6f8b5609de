"""A page says another language than the package, or the package another than was ordered.

Source: EPUB 3.3, "The dc:language element"; design decision 5: a book is in one language, passages of others are marked within its pages.
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
REMEDY: Final = "give the page the language of the edition; a passage in another language is marked within it"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold pages and package against the book's language."""
    package, ordered = book.package, book.expected.language
    if package is None:
        return
    if ordered is not None and package.language and package.language != ordered.tag:
        yield package.sight(
            package.root, f"the book says '{package.language}', but the edition in '{ordered.tag}' was ordered"
        )
    own = package.root.get(XML_LANG)
    if own and package.language and own != package.language:
        yield package.sight(package.root, f"the package's titles say '{own}', the book '{package.language}'")
    for page in book.pages:
        for element in (page.root, page.body):
            said = element.get("lang", "") if element is not None else ""
            if said and package.language and said != package.language:
                yield page.sight(element, f"the page says '{said}', the book '{package.language}'")
