"""A note is no ``aside``, or what looks like one says nothing of being a note.

Systems show a note above the page where its type says that it is one; Apple Books leaves it out of the text only where it is an
``aside``; voices go by the role.

Source: Apple Books Asset Guide, "Pop-up footnotes"; EPUB Structural Semantics Vocabulary 1.1, ``footnote``; DPUB-ARIA 1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import EPUB_TYPE, HTML
from magazine.editions.epub.lint.notes import KINDS, notes_of
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = 'write each note as <aside epub:type="footnote" role="doc-footnote">'

ROLES: Final = frozenset({"doc-footnote", "doc-endnote"})


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find notes in another form."""
    for page in book.pages:
        for note in notes_of(page):
            kinds = {*note.get(EPUB_TYPE, "").split()}
            if note.tag != f"{HTML}aside":
                yield page.sight(note, f"the note is no <aside>: {quoted(words_of(note))}")
            if not kinds & KINDS:
                yield page.sight(
                    note, f"the note does not say to reading systems that it is one: {quoted(words_of(note))}"
                )
            if note.get("role") not in ROLES:
                yield page.sight(note, f"the note does not say to voices that it is one: {quoted(words_of(note))}")
        for mark in page.typed("noteref"):
            if mark.get("role") != "doc-noteref":
                yield page.sight(mark, f"the note's mark {quoted(words_of(mark))} has no role that voices know")
