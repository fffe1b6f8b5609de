"""Text as the audit compares it: letters and figures alone.

What hides words from a search without hiding them from a reader falls away: capitals, accents, vowel signs, tatweel, soft hyphens,
zero-width characters, presentation forms, spaces, punctuation.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ALIKE: Final = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "œ": "oe", "æ": "ae", "ı": "i", "ٱ": "ا"})
"""Letters that are written for one another, or that extraction from PDF mixes up."""
_UNSEEN: Final = frozenset({"Mn", "Me", "Cf", "Lm"})
"""General categories that join or mark letters: vowel signs, enclosing marks, zero-width characters, tatweel."""


class _Table(dict[int, str]):
    """Says, for each character, what it is compared as; filled as characters turn up."""

    def __init__(self, gap: str) -> None:
        super().__init__()
        self._gap = gap

    def __missing__(self, code: int) -> str:
        kept = "".join(map(self._one, unicodedata.normalize("NFKD", chr(code))))
        self[code] = kept
        return kept

    def _one(self, character: str) -> str:
        if character.isdecimal():
            return str(unicodedata.decimal(character))
        if unicodedata.category(character) in _UNSEEN:
            return ""
        if character.isalnum():
            # A folded letter may fall apart again (İ): marks go once more.
            folded = unicodedata.normalize("NFKD", character.casefold()).translate(_ALIKE)
            return "".join(one for one in folded if unicodedata.category(one) not in _UNSEEN)
        return self._gap


_WORDS: Final = _Table(" ")


def words_of(text: str) -> str:
    """Give a text's words, folded, with one space or more between them."""
    return text.translate(_WORDS)


def letters_of(text: str) -> str:
    """Give a text's letters and figures, folded, without anything between them."""
    return words_of(text).replace(" ", "")
