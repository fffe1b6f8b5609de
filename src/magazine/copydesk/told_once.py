"""One place is told once: a finding yields to one that says it more exactly, and many of a kind are told together.

Done behind the waivers. Where the more exact finding is let off, the other speaks again: a house telephone that may be printed
must still not be seen reversed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from magazine.copydesk.rule import Hit, Rule
    from magazine.issue.finding import Location

_WEIGHT: Final = {level: weight for weight, level in enumerate((Level.NOTE, Level.WARNING, Level.ERROR))}
_NAMED: Final = 5
"""Things found that a gathered finding names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A hit, with the rule that found it and what it weighs."""

    rule: Rule
    hit: Hit
    level: Level


def once(told: Iterable[Told]) -> Iterator[Told]:
    """Give what is left to say, in order of place: without what others say more exactly, and many of a kind as one."""
    kinds: dict[tuple[str, str, str], list[Told]] = {}
    for one in _without_yielding(tuple(told)):
        if one.hit.message in one.rule.gathers:
            kinds.setdefault((one.rule.name, one.hit.message, one.hit.where.path), []).append(one)
        else:
            yield one
    yield from map(_together, kinds.values())


def _together(told: Sequence[Told]) -> Told:
    """Tell many things of one kind at the first of them; one that is found again and again is told as one."""
    first = min(told, key=lambda one: one.hit.where)
    kinds = list({tuple(sorted(one.hit.words.items())): one for one in told}.values())
    if len(kinds) == 1:
        return first
    words = {name: _listed([one.hit.words[name] for one in kinds]) for name in first.hit.words}
    message = first.rule.gathers[first.hit.message]
    return replace(first, hit=replace(first.hit, message=message, words={**words, "count": str(len(kinds))}))


def _listed(words: Sequence[str]) -> str:
    return " · ".join([*words[:_NAMED], *("…" for _ in words[_NAMED : _NAMED + 1])])


def _without_yielding(told: Sequence[Told]) -> Iterator[Told]:
    asked = {name for one in told for name in one.rule.yields_to}
    reaches: dict[tuple[str, str], list[tuple[Location, Location]]] = {}
    weights: dict[str, int] = {}
    for one in told:
        if one.rule.name in asked:
            weights[one.rule.name] = _WEIGHT[one.level]
            reaches.setdefault((one.rule.name, one.hit.where.path), []).extend(_stretches(one.hit))
    covers = {key: _Cover(stretches) for key, stretches in reaches.items()}
    for one in told:
        path = one.hit.where.path
        graver = (name for name in one.rule.yields_to if weights.get(name, -1) >= _WEIGHT[one.level])
        own = one.hit.of or (one.hit.where, one.hit.where)
        if not any((name, path) in covers and covers[name, path].touches(*own) for name in graver):
            yield one


def _stretches(hit: Hit) -> Iterator[tuple[Location, Location]]:
    """Give what a hit is about, and what its fix changes: a habit is told once, for many places."""
    yield hit.of or (hit.where, hit.where)
    for edit in hit.fix:
        yield edit.where, replace(edit.where, column=edit.where.column + max(0, len(edit.old) - 1))


class _Cover:
    """Stretches of one file; says fast whether one of them touches another stretch."""

    def __init__(self, stretches: Iterable[tuple[Location, Location]]) -> None:
        own = sorted(stretches)
        self.firsts = [first for first, _ in own]
        self.lasts = list(accumulate((last for _, last in own), max))

    def touches(self, first: Location, last: Location) -> bool:
        before = bisect_right(self.firsts, last)
        return before > 0 and self.lasts[before - 1] >= first
