"""A note does not lead back to where it was called, or nothing calls it.

On a system that shows notes at the article's end the reader cannot return to the line.

Source: DPUB-ARIA 1.1, ``doc-backlink``; EPUB Structural Semantics Vocabulary 1.1, ``backlink``; WCAG 2.2, 2.4.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.names import HTML
from magazine.editions.epub.lint.notes import marks_of, notes_of
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "lead back from the note to each mark that calls it, or at least to the first"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold notes against their marks."""
    called = {
        (target.name, target.anchor)
        for page in book.pages
        for mark in marks_of(page)
        for target in [resolve(page.name, mark.get("href", ""))]
    }
    for page in book.pages:
        for note in notes_of(page):
            marks = {
                mark.get("id")
                for mark in marks_of(page)
                if resolve(page.name, mark.get("href", "")).anchor == note.get("id") and mark.get("id")
            }
            if (page.name, note.get("id", "")) not in called:
                yield page.sight(note, f"no mark calls the note {quoted(words_of(note))}")
            back = [resolve(page.name, link.get("href", "")) for link in note.iter(f"{HTML}a")]
            if not any(target.name == page.name and target.anchor in marks for target in back):
                yield page.sight(note, f"the note does not lead back to its mark: {quoted(words_of(note))}")
