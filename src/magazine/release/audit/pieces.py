"""Published texts that outputs set beside each other: a headline over its standfirst, the headlines of a list of contents, a rubric over both.

A draft that quotes two of them, one after the other, as an editor's letter does, says nothing that the page does not. So a run of letters is
no secret where it is the end of one such piece and the beginning of another, with whole ones between. Single words, and what is shorter than
a word, are published by the thousand: an alphabet of headings, or an archive's keywords, would make up whatever one likes. Two of these count
only with a piece of several words between them, as rubrics stand between headlines, and “Photo” between names.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_WINDOW
from magazine.release.audit.letters import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE: Final = 8 * AUDIT_WINDOW
"""Characters of a piece that are looked at from either end: more than enough letters, and a paragraph has many more."""
_SMALL: Final = 4  # letters of a piece that is anyone's, such as “n° 2”, even if they are two words
_PARTING: Final = 6  # letters of several words that part two small ones: “La Ronde”, and not “de la”
_MUCH: Final = 16  # letters of a piece, about three words, that stand for it where a draft breaks off
_HEAD: Final = 4  # letters that are looked up before a list is gone through: most runs have nothing to seek there


class Pieces:
    """Knows how the pieces begin and end.

    Args:
        texts: each published as it is, from its first letter to its last.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        edges = {(_folded(text[:_EDGE]), _folded(text[-_EDGE:])) for text in texts if text}
        self._beginnings = _Edges(first.replace(" ", "")[:AUDIT_WINDOW] for first, _ in edges)
        self._ends = _Edges(last.replace(" ", "")[-AUDIT_WINDOW:][::-1] for _, last in edges)
        self._whole: dict[str, bool] = {}
        """Short pieces, each with whether it is a small one."""
        for first, last in edges:
            letters = first.replace(" ", "")
            if first == last and 0 < len(letters) < AUDIT_WINDOW:
                small = " " not in first or len(letters) < _SMALL
                self._whole[letters] = small and self._whole.get(letters, True)
        self._lengths = sorted(set(map(len, self._whole)))
        self._heads = {letters[:_HEAD] for letters in self._whole}

    def run_over(self, run: str, *, begins: bool = False, ends: bool = False) -> bool:
        """Say whether a run of letters is the end of a piece, then any whole ones, then the beginning of another.

        Args:
            run: of the draft's letters.
            begins: True where the draft's text begins with it: then nobody cut the first piece but the draft, which must show much of it.
            ends: likewise, of the last piece.
        """
        size, back = len(run), run[::-1]
        places = range(1, size)
        goals = {at for at in places if (not ends or size - at >= _MUCH) and self._beginnings.have(run[at:])}
        if ends:
            goals.add(size)
        if not goals:
            return False
        first = [at for at in places if (not begins or at >= _MUCH) and self._ends.have(back[size - at :])]
        if begins:
            first.append(0)
        return not goals.isdisjoint(first) or not goals.isdisjoint(self._reached(run, first))

    def make_up(self, letters: str) -> bool:
        """Say whether a short text is nothing but whole pieces, one after the other."""
        return len(letters) in self._reached(letters, [0])

    def _reached(self, run: str, first: Iterable[int]) -> set[int]:
        """Give the places that one comes to from the first ones by whole pieces, small ones never without something larger between them."""
        reached, waiting = set[tuple[int, bool]](), [(at, False) for at in first]
        while waiting:
            at, after_small = one = waiting.pop()
            if one in reached:
                continue
            reached.add(one)
            known = run[at : at + _HEAD] in self._heads
            for length in (length for length in self._lengths if at + length <= len(run) and (known or length < _HEAD)):
                small = self._whole.get(run[at : at + length])
                if small is not None and not (small and after_small):
                    waiting.append((at + length, small or (after_small and length < _PARTING)))
        return {at for at, _ in reached}


class _Edges:
    """Beginnings of texts, ready to be asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sorted: Sequence[str] = sorted({text for text in texts if text})
        self._heads = {text[:_HEAD] for text in self._sorted}

    def have(self, part: str) -> bool:
        """Say whether any of them begins so."""
        if len(part) >= _HEAD and part[:_HEAD] not in self._heads:
            return False
        at = bisect_left(self._sorted, part)
        return at < len(self._sorted) and self._sorted[at].startswith(part)


def _folded(text: str) -> str:
    return " ".join(words_of(text).split())
