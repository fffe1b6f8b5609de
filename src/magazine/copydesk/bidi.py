"""The one door to python-bidi: from a passage to the order in which eyes meet its characters.

A passage is laid out as every edition sets it, and the Unicode Bidirectional Algorithm (Unicode Standard Annex #9) then runs over that
line: the base direction is that of the passage's language; figures of the ledger, words marked with a language's role, code and what
``issue/isolation.py`` keeps whole stand between an isolate's signs, as ``bdi`` does in HTML (CSS Writing Modes, 2.4.5.1). Words of a link
are no isolate in the editions, so they are none here.

Two things are left out, since they change no order within a stretch: where lines end, and the number that a note's mark shows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from bidi import get_display

from magazine.copydesk.place import Marks
from magazine.copydesk.text import RunKind
from magazine.issue.isolation import first_direction, runs
from magazine.issue.language import Direction, Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from magazine.copydesk.text import Passage, Run

Thing = TypeVar("Thing")

OPEN: Final[Mapping[Direction, str]] = {
    Direction.LEFT_TO_RIGHT: "\N{LEFT-TO-RIGHT ISOLATE}",
    Direction.RIGHT_TO_LEFT: "\N{RIGHT-TO-LEFT ISOLATE}",
}
CLOSE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_UNSEEN: Final = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
"""Classes of characters that have a place in the algorithm and none on the page."""
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_LEVELS: Final = re.compile(r"\n {4}levels: \[\n(.*?)\n {4}\],", re.DOTALL)
"""Where python-bidi's report (``debug=True``) lists the levels, one for each byte of UTF-8."""
_APART: Final = {RunKind.FOREIGN, RunKind.FACT, RunKind.CODE}
"""What editions set between an isolate's signs."""
_KEPT: Final = 2048  # lines remembered: several rules ask about each


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A passage as it is seen.

    Attributes:
        text: of the passage.
        line: the same with an isolate's signs, as the editions set it.
        levels: of each character of the line: even runs left to right, odd right to left.
        at: for each character of the passage, its offset in the line.
    """

    text: str
    line: str
    levels: tuple[int, ...]
    at: tuple[int, ...]

    def in_order(self, start: int, end: int) -> bool:
        """Say whether eyes that go from left to right meet a stretch as it is written.

        Of two characters the first stands to the left when the lowest level from the one to the other is even: that is how often
        rule L2 turns both round together. Neighbours are enough, since the least of even numbers is even.
        """
        return all(self._lowest(first, first + 1) % 2 == 0 for first in range(start, end - 1))

    def torn(self, opening: int, closing: int) -> bool:
        """Say whether a pair of brackets or quotation marks no longer stands around what it encloses."""
        lowest = self._lowest(opening, closing)
        return not self.level(opening) == lowest == self.level(closing)

    def level(self, offset: int) -> int:
        """Give the level of a character."""
        return self.levels[self.at[offset]]

    def left_to_right(self, start: int, end: int) -> str:
        """Give a stretch as eyes meet it from left to right, brackets turned as they are drawn."""
        first, last = self.at[start], self.at[end - 1] + 1
        shown = [first + place for place in visual_order(self.levels[first:last])]
        return "".join(_drawn(self.line[place], self.levels[place]) for place in shown if _is_seen(self.line[place]))

    def order(self) -> tuple[int, ...]:
        """Give the offsets of all seen characters of the passage from left to right, as on one long line."""
        back = {place: offset for offset, place in enumerate(self.at)}
        return tuple(back[place] for place in visual_order(self.levels) if _is_seen(self.line[place]))

    def _lowest(self, first: int, last: int) -> int:
        return min(self.levels[self.at[first] : self.at[last] + 1])


def seen(passage: Passage) -> Seen:
    """Say how a passage is seen."""
    return _seen(passage.text, passage.runs, _line_ends(passage), passage.language.direction)


def seen_with(passage: Passage, things: Iterable[Thing]) -> Iterator[tuple[Seen, Thing]]:
    """Give things of a passage with the way that it is seen, which is found out once, and only if there is one."""
    own: Seen | None = None
    for thing in things:
        own = own or seen(passage)  # either way: remembered
        yield own, thing


def idle(passage: Passage, unneeded: Collection[str]) -> bool:
    """Say whether a passage is seen the same without some characters that are not seen themselves."""
    text = passage.text
    if not any(character in text for character in unneeded):
        return True
    kept = [offset for offset, character in enumerate(text) if character not in unneeded]
    new = list(accumulate((character not in unneeded for character in text), initial=0))
    marked = tuple(replace(run, start=new[run.start], end=new[run.end]) for run in passage.runs)
    line_ends = tuple(new[end] for end in _line_ends(passage))
    without = _seen("".join(text[offset] for offset in kept), marked, line_ends, passage.language.direction)
    return seen(passage).order() == tuple(kept[offset] for offset in without.order())


@lru_cache(_KEPT)
def _seen(text: str, marked: tuple[Run, ...], line_ends: tuple[int, ...], direction: Direction) -> Seen:
    line, at = _as_set(text, marked, line_ends, direction)
    return Seen(text=text, line=line, levels=levels(line, direction), at=at)


def levels(line: str, direction: Direction) -> tuple[int, ...]:
    """Run the algorithm over one line: the level of each character (rules X1 to I2)."""
    base = "R" if direction is Direction.RIGHT_TO_LEFT else "L"
    match = _LEVELS.search(str(get_display(line, base_dir=base, debug=True)))
    by_byte = [] if match is None else re.findall(r"\d+", match[1])
    found: list[int] = []
    byte = 0
    for character in line:
        found.append(int(by_byte[byte]))
        byte += len(character.encode())
    return tuple(found)


def visual_order(line_levels: Sequence[int]) -> tuple[int, ...]:
    """Put offsets in the order of eyes from left to right (rule L2)."""
    order = list(range(len(line_levels)))
    for level in range(max(line_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return tuple(order)


# The line, as the editions set it


def _as_set(
    text: str, marked: tuple[Run, ...], line_ends: tuple[int, ...], direction: Direction
) -> tuple[str, tuple[int, ...]]:
    apart = {run.start: run for run in marked if run.kind in _APART and run.end > run.start}
    closed = _covered(text, marked, RunKind.FACT, RunKind.CODE)
    foreign = _covered(text, marked, RunKind.FOREIGN)
    ends = {run.end for run in apart.values()}
    parts: list[str] = []
    at: list[int] = []
    length = 0

    def add(piece: str, *, typed: bool) -> None:
        nonlocal length
        parts.append(piece)
        if typed:
            at.extend(range(length, length + len(piece)))
        length += len(piece)

    for start, end in _text_nodes(text, marked, line_ends):
        if start in apart:
            add(OPEN[_direction(apart[start], text)], typed=False)
        isolates = not closed[start] and (direction is Direction.RIGHT_TO_LEFT or foreign[start])
        for piece, fragile in runs(text[start:end]) if isolates else [(text[start:end], False)]:
            if fragile:
                add(OPEN[Direction.LEFT_TO_RIGHT], typed=False)
            add(piece, typed=True)
            if fragile:
                add(CLOSE, typed=False)
        if end in ends:
            add(CLOSE, typed=False)
    return "".join(parts), tuple(at)


def _text_nodes(text: str, marked: tuple[Run, ...], line_ends: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Cut a text where the editions' document tree does: a number that lies across such a cut is not kept whole."""
    cuts = {0, len(text)}
    cuts.update(place for run in marked for place in (run.start, run.end))
    cuts.update(place for end in line_ends for place in (end, end + 1))
    return pairwise(sorted(cuts))


def _line_ends(passage: Passage) -> tuple[int, ...]:
    """Give the spaces that were line ends in the manuscript's body."""
    if not isinstance(passage.place, Marks):
        return ()
    return tuple(
        after.offset - 1
        for before, after in pairwise(passage.place.marks)
        if after.line > before.line
        and passage.text[after.offset - 1 : after.offset] == " "  # either way: a line's end is a space
    )


def _direction(run: Run, text: str) -> Direction:
    if run.kind is RunKind.FOREIGN:
        return Language(run.value).direction
    return Direction.LEFT_TO_RIGHT if run.kind is RunKind.FACT else first_direction(text[run.start : run.end])


def _covered(text: str, marked: Sequence[Run], *kinds: RunKind) -> bytearray:
    """Mark the characters within runs of some kinds."""
    covered = bytearray(len(text))
    for run in marked:
        if run.kind in kinds:
            covered[run.start : run.end] = b"\1" * (run.end - run.start)
    return covered


def _is_seen(character: str) -> bool:
    return unicodedata.bidirectional(character) not in _UNSEEN and character not in "\u200e\u200f\u061c"


def _drawn(character: str, level: int) -> str:
    return character.translate(_MIRRORED) if level % 2 else character
