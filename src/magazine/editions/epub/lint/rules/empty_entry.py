"""An entry of the contents, landmarks, page list or NCX has no words.

Reading systems show an empty line, and a voice says "link".

Source: EPUB 3.3, "The nav element: restrictions"; WCAG 2.2, 2.4.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import HTML, NCX
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "give the entry its words, or take it out"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find entries without words."""
    document, old = book.navigation, book.ncx
    for nav in document.all("nav") if document else ():
        for entry in nav.iter(f"{HTML}a", f"{HTML}span"):
            if document and entry.getparent().tag == f"{HTML}li" and not _says(entry):
                yield document.sight(entry, f"the entry for '{entry.get('href', '')}' has no words")
    for label in old.root.iter(f"{NCX}navLabel") if old else ():
        if old and not words_of(label):
            yield old.sight(label, "an entry of the NCX has no words")


def _says(entry: Any) -> str:
    pictures = "".join(picture.get("alt", "") for picture in entry.iter(f"{HTML}img"))
    return str(words_of(entry) or entry.get("aria-label") or pictures)
