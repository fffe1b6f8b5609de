"""Moments as programs write them: each must be one that files may bear."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from magazine.issue.dates import MONTHS
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.release.audit.secrets import Kind, Source
from magazine.release.audit.words import Trace, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ZONE: Final = r"(?P<zone>Z|[+-]\d\d[:']?\d\d)?"
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_MONTH: Final = r"(?P<b>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TIME_OF_DAY: Final = r"(?P<H>[0-2]?\d):(?P<M>[0-5]\d)(?::(?P<S>[0-5]\d))?"
_WITH_CLOCK: Final = (
    re.compile(rf"(?<!\d){_YEAR}[-:/.](?P<m>[01]\d)[-:/.](?P<d>[0-3]\d)(?:[T_ ]|, ?){_TIME_OF_DAY}(?:\.\d+)?{_ZONE}"),
    re.compile(rf"(?<!\d)(?P<d>[0-3]?\d)(?P<o>[/.-])(?P<m>[01]?\d)(?P=o){_YEAR}(?:[T_ ]|, ?){_TIME_OF_DAY}"),
    re.compile(rf"(?<!\d)(?P<d>\d\d?)[ -]{_MONTH}[ -]{_YEAR},? {_TIME_OF_DAY}"),
    re.compile(rf"\b{_MONTH} +(?P<d>\d\d?),? {_TIME_OF_DAY} (?:[A-Z]{{2,5}} |[+-]\d{{4}} )?{_YEAR}(?!\d)"),
    re.compile(rf"\b{_MONTH} +(?P<d>\d\d?),? {_YEAR},? {_TIME_OF_DAY}"),
)
"""ISO 8601 and EXIF; numbers as in Europe; RFC 5322 and HTTP, whose zone is taken for universal time; C's ``ctime`` and ``date``; C's ``__DATE__``."""
_TOGETHER: Final = (
    re.compile(
        rf"(?<!\d){_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)[T_](?P<H>[0-2]\d)(?P<M>[0-5]\d)(?P<S>[0-5]\d)?(?:[.,]\d+)?{_ZONE}(?!\d)"
    ),
)
"""ISO 8601 without signs, and as names of files have it."""
_HYPHENED: Final = (
    re.compile(
        rf"(?<!\d){_YEAR}-(?P<m>[01]\d)-(?P<d>[0-3]\d)[T_](?P<H>[0-2]\d)-(?P<M>[0-5]\d)(?:-(?P<S>[0-5]\d))?(?!\d)"
    ),
)
"""As programs name files where a colon may not stand: ``2026-11-26_20-31-07``."""
_PRINTED: Final = (
    re.compile(rf"D:{_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<H>[0-2]\d)(?P<M>[0-5]\d)(?P<S>[0-5]\d)?" + _ZONE),
)
"""PDF (ISO 32000-1, 7.9.4)."""
_HAS_CLOCK: Final = re.compile(r":(?<=\d:)[0-5]\d")
_HAS_HYPHENS: Final = re.compile(r"[T_](?<=-\d\d[T_])[0-2]\d-[0-5]\d")
_HAS_TOGETHER: Final = re.compile(r"[T_](?<=\d{8}[T_])\d{4}")
"""What such moments have in them: sought from the sign between figures on, as most texts have many figures and few such signs."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMES: Final = (
    *MONTHS.values(),
    ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
"""Months in the languages of the house, and as Arabic is written elsewhere."""
_SECONDS: Final = re.compile(r"(?<![\d.])(?P<s>\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?!\d)")
_SIXTEENS: Final = re.compile(r"0x([0-9a-fA-F]{8})(?![0-9a-fA-F])")
_FIGURES: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_OTHER_FIGURES: Final = re.compile("[٠-٩۰-۹]")
_NOWHERE: Final = Location(path="")
_TIME: Final = Source(kind=Kind.TIME, where=_NOWHERE)


def western(text: str) -> str:
    """Give a text with its Arabic and Persian figures written as 0 to 9."""
    return text.translate(_FIGURES) if _OTHER_FIGURES.search(text) else text


def strange_stamps(text: str, moments: Collection[str]) -> Iterator[Trace]:
    """Give the moments in a text that no file may bear, once each; none where nothing is said of what they may bear.

    Args:
        text: with figures from 0 to 9.
        moments: what files may bear.
    """
    seen = set()
    for stamp, told in _told(text) if moments else ():
        if told not in moments and stamp not in seen:
            seen.add(stamp)
            yield Trace(_TIME, stamp)


def moments_in(text: str) -> Iterator[str]:
    """Give the moments that a text says, as ``Secrets.moments`` holds them."""
    return (told for _, told in _told(western(text)))


def _told(text: str) -> Iterator[tuple[str, str]]:
    patterns = (
        *(_WITH_CLOCK if _HAS_CLOCK.search(text) else ()),
        *(_TOGETHER if _HAS_TOGETHER.search(text) else ()),
        *(_HYPHENED if _HAS_HYPHENS.search(text) else ()),
        *(_PRINTED if "D:" in text else ()),
    )
    for pattern in patterns:
        for match in pattern.finditer(text):
            told = moment_of(match.groupdict())
            if told is not None:
                yield match[0], told


def moment_of(parts: dict[str, str | None]) -> str | None:
    """Give a moment in universal time, ``20190101000000``; None where there is no such moment."""
    month = _MONTHS.index(parts["b"] or "") + 1 if parts.get("b") else int(parts["m"] or 0)
    day, hour, minute, second = (int(parts[name] or 0) for name in ("d", "H", "M", "S"))
    try:
        moment = datetime(int(parts["y"] or 0), month, day, hour, minute, second, tzinfo=_zone(parts.get("zone")))
    except ValueError:
        return None
    return as_moment(moment)


def as_moment(moment: datetime) -> str:
    """Write a moment as ``Secrets.moments`` holds it."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _zone(written: str | None) -> timezone:
    if written in {None, "", "Z"}:
        return UTC
    digits = [int(part) for part in re.findall(r"\d\d", written or "")]
    offset = timedelta(hours=digits[0], minutes=digits[1])
    return timezone(-offset if (written or "").startswith("-") else offset)


def clock_traces(text: str, clock: tuple[int, int] | None, moments: Collection[str] = ()) -> Iterator[Trace]:
    """Give a moment of the day of building that is a bare number: of seconds since 1970 or parts of them, or of fourteen figures.

    Args:
        text: with figures from 0 to 9.
        clock: the day of building in seconds since 1970, from and to.
        moments: what files may bear.
    """
    for written, told in _bare(text, clock) if clock else ():
        if told not in moments:
            yield Trace(_TIME, quoted(written))
            return


def numbers_in(text: str, clock: tuple[int, int]) -> Iterator[str]:
    """Give the moments of the day of building that a text says as bare numbers, as ``Secrets.moments`` holds them."""
    return (told for _, told in _bare(western(text), clock))


def _bare(text: str, clock: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Give each such number as written, and as a moment; what is finer than a second is kept, as nobody gives a file's date so."""
    first, last = clock
    if _beginning(str(first), str(last)) in text:
        for match in _SECONDS.finditer(text):
            if first <= int(match["s"]) <= last:
                finer = match[0][10:].strip(".0")
                yield match[0], as_moment(datetime.fromtimestamp(int(match["s"]), UTC)) + finer
    for match in _SIXTEENS.finditer(text) if "0x" in text else ():
        if first <= int(match[1], 16) <= last:
            yield match[0], as_moment(datetime.fromtimestamp(int(match[1], 16), UTC))
    days = {datetime.fromtimestamp(moment, UTC).strftime("%Y%m%d") for moment in (first, (first + last) // 2, last)}
    for day in sorted(days):
        for match in re.finditer(rf"(?<!\d){day}[0-2]\d[0-5]\d[0-5]\d(?!\d)", text) if day in text else ():
            yield match[0], match[0]


def _beginning(one: str, other: str) -> str:
    """Give the figures that two numbers have in common: most texts do not have them, and that is told faster."""
    return "".join(figure for figure, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def days_of(now: datetime) -> Iterator[str]:
    """Write a day in the forms that programs and people write it in, with figures from 0 to 9."""
    year, month, day = now.year, now.month, now.day
    for form in ("%Y-%m-%d", "%Y:%m:%d", "%Y/%m/%d", "%Y.%m.%d", "D:%Y%m%d", "%Y%m%d"):
        yield now.strftime(form)
    for sign in "/.-":
        yield f"{day:02}{sign}{month:02}{sign}{year}"
        yield f"{month:02}{sign}{day:02}{sign}{year}"
    for name in dict.fromkeys((_MONTHS[month - 1], *(names[month - 1] for names in _NAMES))):
        for number in dict.fromkeys((f"{day:02}", str(day), *(["1er", "فاتح"] if day == 1 else []))):
            yield f"{number} {name} {year}"
    for name in dict.fromkeys((_MONTHS[month - 1], MONTHS[Language.ENGLISH][month - 1])):
        for number in dict.fromkeys((f"{day:02}", str(day), f"{day:2}")):
            yield f"{name} {number}, {year}"
            yield f"{name} {number} {year}"
