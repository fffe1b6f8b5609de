"""One thing counted in two places: sides of an article, articles of an issue."""

from __future__ import annotations

import re
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


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where an article tells it; ``at`` is how far down the article, 0 to 1."""

    passage: Passage
    figure: Figure
    at: float

    @property
    def key(self) -> tuple[Measure, Decimal]:
        """What it says, for comparison."""
        return self.figure.measure, self.figure.value


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
    return [one for one in here if not one.figure.spelt and one.key not in known]


_NEAR: Final = 0.2


def matched(first: Sequence[Told], second: Sequence[Told]) -> Iterator[tuple[Told | None, Told]]:
    """Pair the second side's figures with those of the first that stand at the same place and tell the same kind of thing."""
    left = list(first)
    for one in second:
        partner = next(
            (other for other in left if abs(other.at - one.at) <= _NEAR and other.figure.measure is one.figure.measure),
            None,
        )
        if partner is not None:
            left.remove(partner)
        yield partner, one


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


def clash(one: Count, other: Count) -> bool:
    """Say whether two counts of one thing, at one time, in two articles, look like one figure written in two ways."""
    if one.article == other.article or (one.figure.fact and other.figure.fact):
        return False
    return (
        one.years == other.years
        and one.figure.value != other.figure.value
        and is_kin(one.figure.value, other.figure.value)
    )
