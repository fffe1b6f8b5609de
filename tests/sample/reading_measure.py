"""How much of a manuscript other programs read out of the print edition, in order.

Units are told apart because a page may set them anywhere: the headline, the standfirst, the running text (with its headings, boxes,
tables, key figures and quotations, in the manuscript's order), the notes, and each caption with its credit. Of the running text and of the
notes the longest common subsequence with all that is read from the article's pages counts, so that a note between two columns does
no harm, but a word that is split, joined, garbled or out of order is lost. Short units must stand together: the best stretch a little longer
than the unit counts. Words keep their hamzas and vowel signs; punctuation, figures' grouping and the case of nothing are compared.
What the edition adds itself (numbers of notes, codes, "Illustration") is read too and can only do harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.sample.manuscript_words import ManuscriptWords

SLACK = 3
"""Words that may stand within a short unit and are not its own: numbers of notes, above all."""


@dataclass(frozen=True)
class Measure:
    """Words that a manuscript has, those of them that were read in order, and those that were not."""

    wanted: int = 0
    read: int = 0
    lost: list[str] = field(default_factory=list)

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.wanted + other.wanted, self.read + other.read, self.lost + other.lost)

    @property
    def share(self) -> float:
        """The share that was read."""
        return self.read / self.wanted if self.wanted else 1.0


def measure(manuscript: ManuscriptWords, found: Sequence[str]) -> Measure:
    """Hold a manuscript against the words that were read from its pages."""
    total = Measure()
    for unit in (manuscript.headline, manuscript.standfirst, *manuscript.captions):
        total += _together(unit, found)
    for unit in (manuscript.body, manuscript.notes):
        total += _in_order(unit, found)
    return total


def _in_order(unit: Sequence[str], found: Sequence[str]) -> Measure:
    kept = common(unit, found)
    return Measure(len(unit), sum(kept), [word for word, is_kept in zip(unit, kept, strict=True) if not is_kept])


def _together(unit: Sequence[str], found: Sequence[str]) -> Measure:
    """Look at every stretch that begins with a word of the unit."""
    known = set(unit)
    starts = [at for at, word in enumerate(found) if word in known]
    tries = (_in_order(unit, found[at : at + len(unit) + SLACK]) for at in starts)
    return max(tries, key=lambda each: each.read, default=_in_order(unit, []))


def common(unit: Sequence[str], found: Sequence[str]) -> list[bool]:
    """Say of each word of the unit whether it belongs to a longest common subsequence (the textbook's table)."""
    rows = [[0] * (len(found) + 1)]
    for word in unit:
        above, row = rows[-1], [0]
        for at, other in enumerate(found, 1):
            row.append(above[at - 1] + 1 if word == other else max(above[at], row[-1]))
        rows.append(row)
    kept = [False] * len(unit)
    one, two = len(unit), len(found)
    while one and two:
        if rows[one][two] == rows[one - 1][two]:
            one -= 1
        elif rows[one][two] == rows[one][two - 1]:
            two -= 1
        else:
            one, two = one - 1, two - 1
            kept[one] = True
    return kept
