"""Published texts that outputs set beside each other: a headline over its standfirst, the headlines of a list of contents, a rubric over both.

A draft that quotes two of them, one after the other, as an editor's letter does, says nothing that the page does not. So a run of letters is
no secret where it is the end of one such piece and the beginning of another, with whole ones between.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_WINDOW
from magazine.release.audit.letters import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE: Final = 8 * AUDIT_WINDOW
"""Characters of a piece that are looked at from either end: more than enough letters, and a paragraph has many more."""


class Pieces:
    """Knows how the pieces begin and end.

    Args:
        texts: each published as it is, from its first letter to its last.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        edges = {(letters_of(text[:_EDGE]), letters_of(text[-_EDGE:])) for text in texts if text}
        self._beginnings = sorted({first[:AUDIT_WINDOW] for first, _ in edges if first})
        self._ends = sorted({last[-AUDIT_WINDOW:][::-1] for _, last in edges if last})
        self._whole = {first for first, last in edges if first == last and 0 < len(first) < AUDIT_WINDOW}
        self._lengths = sorted(set(map(len, self._whole)))

    def run_over(self, run: str) -> bool:
        """Say whether a run of letters is the end of a piece, then any whole ones, then the beginning of another."""
        first = (at for at in range(1, len(run)) if _is_beginning(run[at - 1 :: -1], self._ends))
        return any(_is_beginning(run[at:], self._beginnings) for at in self._reached(run, first))

    def make_up(self, letters: str) -> bool:
        """Say whether a short text is nothing but whole pieces, one after the other."""
        return len(letters) in self._reached(letters, [0])

    def _reached(self, run: str, first: Iterable[int]) -> set[int]:
        """Give the places that one comes to from the first ones by whole pieces."""
        reached, waiting = set[int](), list(first)
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting += [at + length for length in self._lengths if run[at : at + length] in self._whole]
        return reached


def _is_beginning(part: str, of: Sequence[str]) -> bool:
    """Say whether anything in a sorted list begins so."""
    at = bisect_left(of, part)
    return at < len(of) and of[at].startswith(part)
