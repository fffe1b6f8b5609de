"""Moments as programs write them: each must be one that files may bear."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Location
from magazine.release.audit.secrets import Kind, Source
from magazine.release.audit.words import Trace, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ZONE: Final = r"(?P<zone>Z|[+-]\d\d[:']?\d\d)?"
_STAMPS: Final = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-:](?P<m>[01]\d)[-:](?P<d>[0-3]\d)[T ](?P<H>[0-2]\d):(?P<M>[0-5]\d)(?::(?P<S>[0-5]\d))?(?:\.\d+)?"
        + _ZONE
    ),
    re.compile(r"D:(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<H>[0-2]\d)(?P<M>[0-5]\d)(?P<S>[0-5]\d)?" + _ZONE),
)
"""ISO 8601, EXIF, and PDF (ISO 32000-1, 7.9.4)."""
_LETTER: Final = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?P<d>\d\d?) (?P<b>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?P<y>(?:19|20)\d\d) "
    r"(?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d))?"
)
"""RFC 5322 and HTTP; the zone is taken for universal time."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SECONDS: Final = re.compile(r"(?<![\d.])(?P<s>\d{10})(?:\d{3})?(?![\d.])")
_NOWHERE: Final = Location(path="")
_TIME: Final = Source(kind=Kind.TIME, where=_NOWHERE)


def strange_stamps(text: str, moments: Collection[str]) -> Iterator[Trace]:
    """Give the moments in a text that no file may bear, once each; none where nothing is said of what they may bear."""
    if not moments:
        return
    seen = set()
    for pattern in (*_STAMPS, _LETTER):
        for match in pattern.finditer(text):
            told = moment_of(match.groupdict())
            if told is not None and told not in moments and match[0] not in seen:
                seen.add(match[0])
                yield Trace(_TIME, match[0])


def moments_in(text: str) -> Iterator[str]:
    """Give the moments that a text says, as ``Secrets.moments`` holds them."""
    for pattern in (*_STAMPS, _LETTER):
        for match in pattern.finditer(text):
            told = moment_of(match.groupdict())
            if told is not None:
                yield told


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


def clock_traces(text: str, clock: tuple[int, int] | None) -> Iterator[Trace]:
    """Give a number of seconds or milliseconds since 1970 that lies within the day of building."""
    if clock is None:
        return
    for match in _SECONDS.finditer(text):
        if clock[0] <= int(match["s"]) <= clock[1]:
            yield Trace(_TIME, quoted(match[0]))
            return


def days_of(now: datetime) -> Iterator[str]:
    """Write a day in the forms that programs write it in."""
    yield now.strftime("%Y-%m-%d")
    yield now.strftime("%Y:%m:%d")
    yield now.strftime("D:%Y%m%d")
    yield now.strftime("%Y%m%d")
    yield f"{now.day:02} {_MONTHS[now.month - 1]} {now.year}"
    yield f"{_MONTHS[now.month - 1]} {now.day}, {now.year}"
