"""A note's mark leads to no note.

Systems that show notes above the page show nothing, or the whole page.

Source: EPUB Structural Semantics Vocabulary 1.1, ``noteref``; Apple Books Asset Guide, "Pop-up footnotes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.notes import marks_of, notes_of
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "write the note that the mark calls, on the same page"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Follow the marks."""
    for page in book.pages:
        for mark in marks_of(page):
            target = resolve(page.name, mark.get("href", ""))
            there = book.page.get(target.name)
            if there is None or target.anchor not in {note.get("id") for note in notes_of(there)}:
                yield page.sight(mark, f"the mark {quoted(words_of(mark))} leads to no note")
