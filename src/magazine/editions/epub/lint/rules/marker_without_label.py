"""A page marker does not say its folio, says another than the page list, or says it in words that are read into the text.

A voice says "page break" without a number. A number written as text is read in the middle of a sentence and found by search.

Source: EPUB Accessibility 1.1, "Page navigation"; Ace, rule ``pagebreak-label``; DPUB-ARIA 1.1, ``doc-pagebreak``; DAISY knowledge base, "Page breaks".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.ways import label_of, markers_of, ways_of
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = 'write the folio into aria-label, the same as in the page list, and role="doc-pagebreak"'


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find markers that do not say their page."""
    listed = {(way.target.name, way.target.anchor): way.words for way in ways_of(book, "page-list")}
    for page, marker in markers_of(book):
        label = label_of(marker)
        wanted = listed.get((page.name, marker.get("id", "")), label)
        if not label:
            yield page.sight(marker, f"the page marker '{marker.get('id', '')}' does not say its page")
        elif label != wanted:
            yield page.sight(marker, f"the page marker says {label}, the page list {wanted}")
        if words_of(marker) and marker.get("aria-label"):
            yield page.sight(marker, f"the page marker's number stands in the text: {quoted(words_of(marker))}")
        if "doc-pagebreak" not in marker.get("role", "").split():
            yield page.sight(marker, f"the page marker {label} has no role that voices know")
