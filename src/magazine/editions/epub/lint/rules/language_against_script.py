"""Text is in letters that its language is not written in.

A French voice spells Arabic letters out or is silent, and an Arabic one reads French with Arabic sounds. Names, short marks and
addresses are taken: four words in a row are not. Tifinagh belongs to no other language.

Source: WCAG 2.2, 3.1.2 (language of parts); Unicode Standard Annex 24 (scripts).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import direction_of
from magazine.editions.epub.lint.setting import inherited
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import ADDRESS, TIFINAGH
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "mark the words with their language: {fr}, {ar}, {en}, {zgh} for a few words, {passage} for a paragraph"

WORDS_MIN: Final = 4
"""In a row: longer than a name, a brand or a quoted title."""
AMAZIGH: Final = frozenset({"zgh", "ber", "tzm", "shi", "rif"})
BETWEEN: Final = r"[ \u00a0\u202f,:;،؛]+"
LATIN_WORD: Final = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f’'-]+"
ARABIC_WORD: Final = r"[\u0620-\u06ff]{2,}"
LATIN_RUN: Final = re.compile(rf"(?:{LATIN_WORD}{BETWEEN}){{{WORDS_MIN - 1},}}{LATIN_WORD}")
ARABIC_RUN: Final = re.compile(rf"(?:{ARABIC_WORD}{BETWEEN}){{{WORDS_MIN - 1},}}{ARABIC_WORD}")
SPOKEN: Final = ("alt", "title", "aria-label")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find runs of words in a foreign script."""
    for page in book.pages:
        for block in page.blocks:
            for piece in block.pieces:
                yield from _in(page, piece.text, piece.element, piece.setting.language)
        for element in page.elements:
            for name in SPOKEN:
                if element.get(name):
                    yield from _in(page, element.get(name), element, inherited(element).language)


def _in(page: Document, text: str, element: Any, language: str) -> Iterator[Sight]:
    primary = language.lower().partition("-")[0]
    if not primary:
        return
    right_to_left = direction_of(language) == "rtl"
    foreign = LATIN_RUN.search(ADDRESS.sub(" ", text)) if right_to_left else ARABIC_RUN.search(text)
    if primary not in AMAZIGH:
        foreign = foreign or TIFINAGH.search(text)
    if foreign:
        yield page.sight(
            element, f"words in another script stand in text that says '{language}': {quoted(foreign.group())}"
        )
