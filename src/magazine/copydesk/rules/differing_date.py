"""A date that the two sides of an article do not give alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final

from magazine.copydesk.days import Day, days
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, together
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.dates import MONTHS, date_in_words
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Pair, Passage

_SKIPPED: Final = {PassageKind.KEYWORD, PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.CORRECTION}
_MONTH: Final = re.compile(rf"(?<!\w)[وفبلك]?(?P<month>{'|'.join(MONTHS[Language.ARABIC])})(?!\w)")
"""A month beside which an Arabic day may stand in words: «السادس عشر من ماي»."""
_SPAN: Final = 12
"""Characters between the first day of a span and its last: “jusqu’au”, «إلى غاية»."""
_NEAR: Final = 40
"""Dates of the other side among which the one meant here is looked for: a bound for manuscripts made of dates."""


@dataclass(frozen=True, slots=True)
class _Told:
    passage: Passage
    day: Day

    def __str__(self) -> str:
        """Write the date whole, where it stands as the first day of a span too."""
        day, year = self.day, self.day.year or 0  # either way: a word of the message
        return date_in_words(year, day.month, day.day, self.passage.language).removesuffix(" 0")

    def hit(self, message: str, /, **words: str) -> Hit:
        return self.passage.hit(self.day.start, message, date=str(self), **words)


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find dates of the second side that the first gives otherwise, and days that one side alone names."""
    del desk
    if not together(pair):
        return
    sides = list(_told(pair.first)), list(_told(pair.second))
    left = _only_here(*sides)
    for one in _only_here(sides[1], sides[0]):
        partner = next((other for other in islice(left, _NEAR) if _kin(one.day, other.day)), None)
        if partner is not None:
            left.remove(partner)
            yield one.hit("found", other=str(partner), file=file_of(pair.first))
        elif one.day.day is not None:
            yield one.hit("alone", file=file_of(pair.first))
    for one in left:
        if one.day.day is not None:
            yield one.hit("alone", file=file_of(pair.second))


def _told(text: ArticleText) -> Iterator[_Told]:
    for passage in text.passages:
        if passage.kind not in _SKIPPED:
            words = passage.blanked(RunKind.FOREIGN, RunKind.CODE)
            found = days(words, passage.language)
            yield from (_Told(passage, day) for day in (*found, *_months(words, found)) if day.exists)


def _months(text: str, found: Iterable[Day]) -> Iterator[Day]:
    """Give the Arabic months that stand outside the dates."""
    taken = {at for day in found for at in range(day.start, day.end)}
    for match in _MONTH.finditer(text):
        if match.start("month") not in taken:
            month = MONTHS[Language.ARABIC].index(match["month"]) + 1
            yield Day(start=match.start("month"), end=match.end(), day=None, month=month, year=None)


def _only_here(here: list[_Told], there: list[_Told]) -> list[_Told]:
    """Give the dates of one side, once each, that the other names in no way: not even by their month."""
    known = {key for one in there for key in _names(one.day)}
    found: dict[tuple[int | None, int, int | None], _Told] = {}
    for one in here:
        found.setdefault((one.day.day, one.day.month, one.day.year), one)
    alone = [
        one
        for one in found.values()
        if known.isdisjoint(_asked(one.day)) and (one.day.day is not None or one.day.year is not None)
    ]
    return [one for one, after in zip_longest(alone, alone[1:]) if after is None or not _is_span(one, after)]


def _is_span(one: _Told, after: _Told) -> bool:
    """Say whether one date begins what the other ends: the end alone is reported then."""
    return one.passage is after.passage and 0 <= after.day.start - one.day.end <= _SPAN


def _names(day: Day) -> Iterator[tuple[int | None, int, int | None]]:
    """Give all that a date may be asked for by: with its day and as its month, with its year and without."""
    yield from (
        (day.day, day.month, day.year),
        (day.day, day.month, None),
        (0, day.month, day.year),
        (0, day.month, None),
    )
    if day.year is None:
        yield from ((day.day, day.month, -1), (0, day.month, -1))


def _asked(day: Day) -> Iterator[tuple[int | None, int, int | None]]:
    """Give what a date is asked for by: as written, or without a year, or by its month where the other has no day."""
    numbers = (0,) if day.day is None else (day.day, None)
    for number in numbers:
        yield number, day.month, day.year
        if day.year is not None:
            yield number, day.month, -1


def _kin(one: Day, other: Day) -> bool:
    """Say whether two dates look like one date written in two ways: they differ in the day, the month or the year alone."""
    years_differ = None not in {one.year, other.year} and one.year != other.year
    return (one.day != other.day) + (one.month != other.month) + years_differ == 1


RULE = Rule(
    name="differing-date",
    code="P105",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(
        ar="تاريخ يختلف بين اللغتين",
        fr="date différente d’une langue à l’autre",
        en="date that differs between the languages",
    ),
    reason=said(
        ar="موعد أو تاريخ واقعة لا يحتمل روايتين: من يقرأ اللغتين لا يدري بأيهما يأخذ.",
        fr="Un rendez-vous ou la date d’un fait ne souffre pas deux versions : qui lit les deux langues ne sait laquelle croire.",
        en="An appointment or the date of an event cannot be told in two ways: whoever reads both languages does not know which to believe.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="التاريخ هنا «{date}»، وفي النسخة الأخرى ({file}) «{other}»",
                fr="on lit ici « {date} », et « {other} » dans l’autre version ({file})",
                en="the date is “{date}” here, and “{other}” on the other side ({file})",
            ),
            remedy=said(
                ar="تحقق من المصدر ووحّد التاريخين",
                fr="vérifiez à la source et accordez les deux versions",
                en="check the source and make the sides agree",
            ),
        ),
        "alone": Message(
            what=said(
                ar="التاريخ {date} لا تذكره النسخة الأخرى ({file})",
                fr="l’autre version ({file}) ne donne pas la date {date}",
                en="the other side ({file}) does not give the date {date}",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى إن كان القارئ يحتاج إليه",
                fr="donnez-la aussi dans l’autre version si le lecteur en a besoin",
                en="give it on the other side too where readers need it",
            ),
        ),
    },
    find=find,
)
