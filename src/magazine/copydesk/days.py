"""Days, months, years and times of day in running Arabic and French text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP
from magazine.issue.dates import MONTHS
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OTHER_MONTHS: Final[Mapping[Language, Mapping[str, int]]] = {
    # What other Arab countries call the months, as copied dispatches have them.
    Language.ARABIC: {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "إبريل": 4, "أيار": 5, "مايو": 5, "حزيران": 6, "تموز": 7, "يوليو": 7,
        "آب": 8, "أغسطس": 8, "أيلول": 9, "سبتمبر": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "نوفمبر": 11, "كانون الأول": 12,
        "ديسمبر": 12,
    },
    Language.FRENCH: {"janv.": 1, "févr.": 2, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12},
}  # fmt: skip
_MONTH: Final[Mapping[Language, Mapping[str, int]]] = {
    language: {name: number for number, name in enumerate(MONTHS[language], 1)} | dict(others)
    for language, others in _OTHER_MONTHS.items()
}
WEEKDAYS: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.ARABIC: ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    Language.FRENCH: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_WEEKDAY: Final[Mapping[Language, Mapping[str, int]]] = {
    language: {name: number for number, name in enumerate(names)} | ({"الإثنين": 0} if "الاثنين" in names else {})
    for language, names in WEEKDAYS.items()
}
_GAP: Final = f"[{GAP}]"
_LINK: Final[Mapping[Language, str]] = {
    Language.ARABIC: r"إلى(?: غاية)?|حتى|و|-|\u2013",
    Language.FRENCH: r"au|et|jusqu[’']au|-|\u2013",
}
_RANGE: Final = frozenset({"إلى", "إلى غاية", "حتى", "au", "jusqu’au", "jusqu'au", "-", "\u2013"})


def _pattern(language: Language) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _MONTH[language]), key=len, reverse=True))
    weekdays = "|".join(_WEEKDAY[language])
    before = rf"(?:(?P<weekday{{0}}>{weekdays})[,،]?{_GAP}(?:le{_GAP})?)?(?P<day{{0}}>\d{{{{1,2}}}})(?:er)?"
    first, second = before.format(0), before.format(1)
    fath = r"|(?P<first>فاتح)" if language is Language.ARABIC else ""
    return re.compile(
        rf"(?<![\w.,/\-])[وبل]?(?:(?:{first}{_GAP}?(?P<link>{_LINK[language]}){_GAP}?(?:ال|le{_GAP})?)?(?:{second}{fath}){_GAP}(?:من{_GAP})?(?:شهر{_GAP})?)?"
        rf"(?P<month>{months})(?:{_GAP}(?:من{_GAP})?(?:سنة{_GAP}|عام{_GAP})?(?P<year>\d{{4}}))?(?![\w/\-]|{_GAP}?%)",
        re.IGNORECASE,
    )


_WORDS: Final = {language: _pattern(language) for language in _MONTH}
_NUMERIC: Final = re.compile(
    r"(?<![\w./\-])(?:(?P<day>\d{1,2})(?P<sep>[/.])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})"
    r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2}))(?![\w/\-])"
)


_LEAP: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        day: of the month, or None where a month alone is named.
        month: 1 to 12 where it is one.
        year: or None.
        weekday: 0 for Monday, where one stands before the day.
        since: True for the first day of a span, whose last one follows.
        joined: True where another day follows, joined to it by “et” or as the end of a span.
    """

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: int | None = None
    since: bool = False
    joined: bool = False

    @property
    def exists(self) -> bool:
        """Say whether the calendar has it; 29 February without a year does exist."""
        if not 1 <= self.month <= 12:  # noqa: PLR2004 - months
            return False
        year = self.year or _LEAP  # either way: the year 0 is one too
        return self.day is None or 1 <= self.day <= monthrange(year, self.month)[1]

    @property
    def whole(self) -> date | None:
        """Give the date where it is whole and exists."""
        if self.day is None or not self.year or not self.exists:
            return None
        return date(self.year, self.month, self.day)

    @property
    def first(self) -> date | None:
        """Give the first day that it may mean: of the month, where it names no day; None without a year."""
        if self.year is None:
            return None
        return self.whole or date(max(self.year, 1), min(max(self.month, 1), 12), 1)


@lru_cache(maxsize=1 << 13)
def days(text: str, language: Language) -> tuple[Day, ...]:
    """Give the dates of a text, in order."""
    found = [*_in_figures(text), *(_in_words(text, language) if language in _WORDS else ())]
    found.sort(key=lambda day: day.start)
    return tuple(_with_years(text, found))


def _in_figures(text: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(text):
        day, month, year = (int(match[name] or match[f"iso_{name}"]) for name in ("day", "month", "year"))
        yield Day(start=match.start(), end=match.end(), day=day, month=month, year=year)


def _in_words(text: str, language: Language) -> Iterator[Day]:
    weekdays = _WEEKDAY[language]
    for match in _WORDS[language].finditer(text):
        month = _MONTH[language][match["month"].lower()]
        year = int(match["year"]) if match["year"] else None
        if match["day0"]:
            yield Day(
                start=match.start("day0"), end=match.end("day0"), day=int(match["day0"]), month=month, year=year,
                weekday=weekdays.get((match["weekday0"] or "").lower()), since=match["link"].lower() in _RANGE,
            )  # fmt: skip
        last = "day1" if match["day1"] else "month"
        day = int(match["day1"]) if match["day1"] else 1 if match.groupdict().get("first") else None
        if day is None and year is None and language is Language.ARABIC:
            continue  # «مارس» alone may be the verb “he practised”, «آب» “he returned”
        yield Day(
            start=match.start(last), end=match.end(), day=day, month=month, year=year,
            weekday=weekdays.get((match["weekday1"] or "").lower()),
        )  # fmt: skip


_JOINS: Final = re.compile(
    rf"{_GAP}?(?P<link>{'|'.join(_LINK.values())}){_GAP}?(?:ال)?(?:(?:{'|'.join(name for names in _WEEKDAY.values() for name in names)}){_GAP})?",
    re.IGNORECASE,
)


def _with_years(text: str, found: list[Day]) -> Iterator[Day]:
    """Give the first day of “du 28 septembre au 2 octobre 2018” the year of the last, and say that it begins a span."""
    for number, one in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        joins = None if after is None else _JOINS.fullmatch(text, one.end, after.start)
        if joins is None or after is None:  # either way: nothing joins what is not there
            yield one
            continue
        since = joins["link"].lower() in _RANGE
        year = one.year
        if year is None and after.year is not None:
            year = after.year if one.month <= after.month else after.year - 1
        yield replace(one, year=year, since=since, joined=True)


_HOURS: Final = 24
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in a text."""

    start: int
    end: int
    hour: int
    minute: int

    @property
    def exists(self) -> bool:
        """Say whether a day has it; 24:00 is its end."""
        return self.minute < _MINUTES and self.hour * _MINUTES + self.minute <= _HOURS * _MINUTES


_CLOCK: Final = re.compile(
    rf"(?<![\w.,:/\-])(?:(?P<hour>\d{{1,2}}){_GAP}?(?:h{_GAP}?|:)(?P<minute>\d{{2}})"
    rf"|(?:(?<=à )(?P<at>\d{{1,2}}){_GAP}?(?:h|heures?)(?!{_GAP}?(?:/|sur\b|d[eu’']))|(?P<from>\d{{1,2}}){_GAP}?h(?=(?: à|-|\u2013) ?\d)))(?![\w:]|/|\.\d|{_GAP}sur\b)"
    rf"|(?<!\w)[بو]?(?:على{_GAP})?الساعة{_GAP}(?P<o_clock>\d{{1,2}})(?:[:.](?P<past>\d{{2}}))?(?!\w)"
)
_SPELT_HOURS: Final = {
    "الواحدة": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4, "الخامسة": 5, "السادسة": 6, "السابعة": 7, "الثامنة": 8, "التاسعة": 9,
    "العاشرة": 10, "الحادية عشرة": 11, "الثانية عشرة": 12, "midi": 12, "minuit": 0, "منتصف النهار": 12, "منتصف الليل": 0,
}  # fmt: skip
_PAST: Final = {"النصف": 30, "الربع": 15, "الثلث": 20}
_HALF_DAY: Final = 12
_AFTER_NOON: Final = frozenset(["مساء", "ليلا", "زوالا", "بعد الزوال", "عصرا"])
_HOUR: Final = "|".join(sorted((name for name in _SPELT_HOURS if name.endswith("ة")), key=len, reverse=True))
_PART_OF_DAY: Final = r"صباحا|مساءً?|ليلا|زوالا|بعد الزوال|ظهرا|عصرا"
_SPELT_CLOCK: Final = re.compile(
    rf"(?<!\w)(?P<said>الساعة{_GAP})?(?P<hour>{_HOUR})(?:{_GAP}و(?P<past>النصف|الربع|الثلث))?(?:{_GAP}(?P<part>{_PART_OF_DAY}))?(?!\w)"
    rf"|(?<=[ \u00a0])(?P<noon>midi|minuit|منتصف (?:النهار|الليل))(?!\w)",
    re.IGNORECASE,
)
"""Within words “la deuxième” and «الثانية» are ordinals: an hour is called one, or has a half or a part of the day behind it."""


@lru_cache(maxsize=1 << 13)
def clocks(text: str) -> tuple[Clock, ...]:
    """Give the times of day in a text; “48 h” alone is a length of time."""
    found = []
    for match in _CLOCK.finditer(text):
        name = next(name for name in ("hour", "at", "from", "o_clock") if match[name])
        minute = int(match["minute"] or match["past"] or 0)
        found.append(Clock(start=match.start(name), end=match.end(), hour=int(match[name]), minute=minute))
    return tuple(found)


def spelt_clocks(text: str) -> tuple[Clock, ...]:
    """Give the times of day that a text has in words: «التاسعة والنصف ليلا», “à midi”."""
    found = []
    for match in _SPELT_CLOCK.finditer(text):
        if match["noon"]:
            hour = _SPELT_HOURS[match["noon"].lower()]
        elif match["said"] or match["past"] or match["part"]:
            hour = _SPELT_HOURS[match["hour"]] % _HALF_DAY + (_HALF_DAY if match["part"] in _AFTER_NOON else 0)
        else:
            continue
        found.append(Clock(start=match.start(), end=match.end(), hour=hour, minute=_PAST.get(match["past"] or "", 0)))
    return tuple(found)
