"""One thing counted in two places: sides of an article, articles of an issue."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import counts, is_kin, is_of_its_own, sentence
from magazine.copydesk.numbers import Measure, figures_of
from magazine.copydesk.text import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.text import ArticleText, Passage

_SKIPPED: Final = {PassageKind.KEYWORD, PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.CORRECTION}
_YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")


_HALF_DAY: Final = 12 * 60


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where an article tells it; ``at`` is how far down the article, 0 to 1."""

    passage: Passage
    figure: Figure
    at: float

    @property
    def key(self) -> tuple[Measure, Decimal]:
        """What it says, for comparison; three in the afternoon is 15:00."""
        value = self.figure.value
        return self.figure.measure, value % _HALF_DAY if self.figure.measure is Measure.TIME else value


def told(text: ArticleText) -> tuple[Told, ...]:
    """Give the figures of an article, in order."""
    passages = [one for one in text.passages if one.kind not in _SKIPPED]
    return tuple(
        Told(passage, figure, number / len(passages))
        for number, passage in enumerate(passages)
        for figure in figures_of(passage)
    )


def only_here(here: Sequence[Told], there: Sequence[Told]) -> list[Told]:
    """Give the figures in digits of one side that the other side has neither in digits nor in words."""
    known = {one.key for one in there}
    parted = {_part(one) for one in there}
    return [
        one
        for one in here
        if not one.figure.spelt
        and one.key not in known
        and (Measure.QUANTITY, _part(one)) not in known
        and (one.figure.measure is not Measure.QUANTITY or one.figure.value not in parted)
    ]


_IN_THOUSANDS: Final = re.compile(r"[ \u00a0\u202f]?(?:k[gm]\b|kilo\w*|كيلو\w*|كلم|كلغ|كغ|tonnes?\b|طن)")
_IN_HUNDREDS: Final = re.compile(r"[ \u00a0\u202f]?(?:m|mètres?|مترا?)(?!\w)")
_THOUSAND: Final = 1000
_HUNDRED: Final = 100


def _part(one: Told) -> Decimal | None:
    """Give what the smaller unit tells of a measure: 2,4 kg are two kilograms and 400 grams; 1,70 m, a metre and 70; 1 138 kg, a ton and 138 kg."""
    figure = one.figure
    if figure.decimals and _IN_HUNDREDS.match(one.passage.text, figure.end):
        return figure.value % 1 * _HUNDRED
    if not _IN_THOUSANDS.match(one.passage.text, figure.end):
        return None
    if figure.decimals:
        return figure.value % 1 * _THOUSAND
    return figure.value % _THOUSAND if figure.value > _THOUSAND else None


_PLAIN: Final = re.compile(r"(?<![\d.,/+-])(?<!\d[ \u00a0\u202f])\d{2,4}(?![\d/-]|[.,]\d|[ \u00a0\u202f]\d)")
_DAYS: Final = 31


def besides(here: Sequence[Told], there: ArticleText) -> list[Told]:
    """Leave out the figures whose digits the other side has as something else: a page, an article of law, what could be a year."""
    written = {match.group() for passage in there.passages for match in _PLAIN.finditer(passage.text)}
    return [
        one
        for one in here
        if one.figure.measure is not Measure.QUANTITY
        or one.figure.value <= _DAYS
        or str(one.figure.value) not in written
    ]


_NEAR: Final = 0.2


def matched(first: Sequence[Told], second: Sequence[Told]) -> Iterator[tuple[Told | None, Told]]:
    """Pair the second side's figures with those of the first that stand at the same place and tell the same kind of thing."""
    left = {measure: deque(one for one in first if one.figure.measure is measure) for measure in Measure}
    for one in second:
        others = left[one.figure.measure]
        while others and others[0].at < one.at - _NEAR:
            others.popleft()
        near = bool(others) and others[0].at <= one.at + _NEAR
        yield others.popleft() if near else None, one


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of an article with what it counts and the years named beside it."""

    article: str
    passage: Passage
    figure: Figure
    unit: tuple[str, ...]
    years: frozenset[str]


_UNIT_STEMS: Final = 2


def tally(text: ArticleText) -> Iterator[Count]:
    """Give an article's counts of things named by two words at least; parts, rates and aims left out."""
    for one in told(text):
        words, language = one.passage.text, one.passage.language
        if one.figure.measure is not Measure.QUANTITY:
            continue
        unit = counts(words, one.figure, language)[:_UNIT_STEMS]
        if len(unit) == _UNIT_STEMS and not is_of_its_own(words, one.figure, language):
            start, end = sentence(words, one.figure.start)
            years = frozenset(_YEAR.findall(words[start:end]))
            yield Count(text.article.id, one.passage, one.figure, unit, years)


class Tallies:
    """What articles counted so far: by language, by what is counted, and by the years named beside it."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._seen: dict[object, dict[Decimal, Count]] = {}

    def meet(self, one: Count) -> Count | None:
        """Take in a count; give an earlier one, of another article, that looks like the same figure written otherwise."""
        earlier = self._seen.setdefault((one.passage.language, one.unit, one.years), {})
        other = next((before for before in earlier.values() if _clash(one, before)), None)
        if len(earlier) < _MOST_VALUES:
            earlier.setdefault(one.figure.value, one)
        return other


_MOST_VALUES: Final = 50
"""Values of one thing that are kept: what has more is no one thing."""


def _clash(one: Count, other: Count) -> bool:
    if one.article == other.article or (one.figure.fact and other.figure.fact):
        return False
    return one.figure.value != other.figure.value and is_kin(one.figure.value, other.figure.value)
