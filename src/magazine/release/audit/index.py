"""Fingerprints in words, ready to be looked for: which of them a text holds, however its words are set apart.

A text is gone through once for all fingerprints. Runs of letters are looked for at one place in several (``Sieve``), so that a page costs
a tenth of what it costs to compare every place; nothing is missed by it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_JOINED_LETTERS, AUDIT_PHRASE_LETTERS, AUDIT_STRIDES, AUDIT_WINDOW
from magazine.release.audit.letters import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GRAM: Final = {AUDIT_WINDOW: 12, AUDIT_JOINED_LETTERS: 6, AUDIT_PHRASE_LETTERS: 4}
"""Letters that are looked up at each place, by the length of what is sought: few enough to skip places, enough to be rare."""
_SIGNS_IN_STRIDE: Final = (
    12  # letters, not figures, of a run whose words stand apart: years and values of charts are anyone's
)


class Sieve:
    """Finds strings of one length among letters.

    Of every string all parts of ``gram`` letters are known. A string holds ``length - gram + 1`` of them, one at each place from its
    beginning on, so that one of as many places in a row is where one of its parts begins: only every so manieth place is looked at.

    Args:
        sought: strings of the length.
        length: in letters.

    Attributes:
        sought: the strings, each once.
    """

    def __init__(self, sought: Iterable[str], length: int) -> None:
        self.sought = frozenset(sought)
        self._length, self._gram = length, _GRAM[length]
        self._step = length - self._gram + 1
        self._parts = {one[at : at + self._gram] for one in self.sought for at in range(self._step)}

    def __call__(self, letters: str) -> Iterator[tuple[int, str]]:
        """Give each place at which a string begins, with the string."""
        parts, gram, length = self._parts, self._gram, self._length
        if not parts or len(letters) < length:
            return
        places = range(0, len(letters) - gram + 1, self._step)
        for place in [at for at in places if letters[at : at + gram] in parts]:
            for start in range(max(0, place - self._step + 1), place + 1):
                run = letters[start : start + length]
                if run in self.sought:
                    yield start, run


class Index:
    """Windows and phrases, ready to be looked for; made once for a set of secrets, as it costs more than a text.

    Args:
        windows: runs of ``AUDIT_WINDOW`` letters.
        phrases: of two words and ``AUDIT_PHRASE_LETTERS`` letters or more, folded, with a space between words.
    """

    def __init__(self, windows: Iterable[str], phrases: Iterable[str]) -> None:
        self._windows = Sieve(windows, AUDIT_WINDOW)
        self._heads: dict[str, list[tuple[str, str]]] = {}
        self._short: dict[str, list[tuple[str, str]]] = {}
        self._at: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        for phrase in phrases:
            joined = phrase.replace(" ", "")
            if len(joined) >= AUDIT_JOINED_LETTERS:
                self._heads.setdefault(joined[:AUDIT_JOINED_LETTERS], []).append((joined, phrase))
                continue
            self._short.setdefault(joined[:AUDIT_PHRASE_LETTERS], []).append((joined, phrase))
            for words in (tuple(phrase.split()), (joined,)):
                rarest = max(range(len(words)), key=lambda number: len(words[number]))
                self._at.setdefault(words[rarest], []).append((words, rarest, phrase))
        self._joined = Sieve(self._heads, AUDIT_JOINED_LETTERS)
        self._spelt = Sieve(self._short, AUDIT_PHRASE_LETTERS)
        self._nothing = not self._heads and not self._at

    def __call__(self, text: str) -> Iterator[str]:
        """Give the windows and phrases that a text holds, each as often as it does."""
        words = words_of(text).split()
        letters = "".join(words)
        for _, run in self._windows(letters):
            yield run
        yield from self._in_strides(words)
        if self._nothing:
            return
        yield from _whole(self._joined(letters), letters, self._heads)
        if self._at:
            yield from self._alone(words)
            spelt = _spelt_out(words)
            yield from _whole(self._spelt(spelt), spelt, self._short)

    def _alone(self, words: Sequence[str]) -> Iterator[str]:
        """Give short phrases whose words stand in a row, or as one word, as in a hashtag or an address."""
        known = self._at
        for place in [at for at, word in enumerate(words) if word in known]:
            for phrase, ahead, key in known[words[place]]:
                start = place - ahead
                if start >= 0 and tuple(words[start : start + len(phrase)]) == phrase:
                    yield key

    def _in_strides(self, words: Sequence[str]) -> Iterator[str]:
        """Give windows whose words stand with others between them: fillers, glosses, the names of fields."""
        for stride in AUDIT_STRIDES if self._windows.sought else ():
            for first in range(stride):
                for _, run in self._windows("".join(words[first::stride])):
                    if sum(map(str.isalpha, run)) >= _SIGNS_IN_STRIDE:
                        yield run


def _whole(found: Iterable[tuple[int, str]], letters: str, heads: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """Give the phrases whose beginnings were found, and that go on as they should."""
    for start, head in found:
        for joined, phrase in heads[head]:
            if letters.startswith(joined, start):
                yield phrase


def _spelt_out(words: Sequence[str]) -> str:
    """Give what is written letter by letter: single letters in a row, enough for a phrase, with a gap between such rows."""
    if list(map(len, words)).count(1) < AUDIT_PHRASE_LETTERS:
        return ""
    rows = ("".join(row) for single, row in groupby(words, lambda word: len(word) == 1) if single)
    return " ".join(row for row in rows if len(row) >= AUDIT_PHRASE_LETTERS)
