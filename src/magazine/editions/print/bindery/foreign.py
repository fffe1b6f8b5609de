"""Left-to-right words on right-to-left pages.

In a document that is read from right to left, PDFium puts the shows of a line in order of their places, and turns the whole round: of
``magazine.example`` it makes ``example.magazine``, and of several Latin words the last comes first. It goes by where a show begins. So each
word is shown with a word joiner and the space that follows it first, and these stand left of the run, the last word's leftmost;
the letters stand where they stood. Poppler, which goes by the order of the shows, still meets the words in theirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.print.bindery.signs import joiner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.bindery.glyphs import Glyph
    from magazine.editions.print.bindery.signs import Signed

STEP: Final = 0.08
"""How far left of the run each further word begins, as a part of the size: within 0.07 PDFium takes two of the same code for one."""

BETWEEN_DIGITS: Final = set(" .,:/-+\u00a0\u202f\u2010\u2011\u2013")
"""What keeps digits on both sides in one piece, for PDFium as for us."""


def apart(run: Sequence[Glyph], known: dict[int, Signed]) -> Iterator[list[Glyph]]:
    """Give what to show for a left-to-right run: its words in order, each led by what follows it.

    Args:
        run: its glyphs from left to right, of one font.
        known: takes the code of the word joiner.
    """
    words = list(_words(run))
    if len(words) < 2:  # noqa: PLR2004 - one word needs nothing
        yield list(run)
        return
    left = run[0].x
    for index, (before, word, after) in enumerate(words, 1):
        spaces = [glyph for glyph in after if glyph.is_space]
        ink = [glyph for glyph in after if not glyph.is_space]
        place = left - STEP * index * run[0].size
        lead = joiner(replace(run[0], x=place), known)
        yield [lead, *(replace(space, x=place) for space in spaces), *before, *ink, *word]


def _words(run: Sequence[Glyph]) -> Iterator[tuple[list[Glyph], list[Glyph], list[Glyph]]]:
    """Cut a run into words: what stands before the first, each word, and what follows it up to the next."""
    before: list[Glyph] = []
    word: list[Glyph] = []
    after: list[Glyph] = []
    for index, glyph in enumerate(run):
        if not _is_wordy(run, index):
            (after if word else before).append(glyph)
        elif after:
            yield before, word, after
            before, word, after = [], [glyph], []
        else:
            word.append(glyph)
    if word or before:
        yield before, word, after


def _is_wordy(run: Sequence[Glyph], index: int) -> bool:
    text = run[index].text
    if any(letter.isalnum() for letter in text):
        return True
    around = [run[place].text for place in (index - 1, index + 1) if 0 <= place < len(run)]
    return text in BETWEEN_DIGITS and len(around) == 2 and all(each.isdigit() for each in around)  # noqa: PLR2004 - both sides
