"""Single values → numbers, dates, words, rectangles, each where its line is known."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from magazine.issue.dates import COVER_YEARS, CoverDate
from magazine.issue.finding import Location
from magazine.issue.picture import Area
from magazine.manuscript.notes import Notes, instead
from magazine.manuscript.yaml_nodes import Items, Value

if TYPE_CHECKING:
    from magazine.manuscript.yaml_nodes import Node

_Word = TypeVar("_Word", bound=Enum)

_DAY: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_COVER_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MOMENT: Final = re.compile(_DAY + r"[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|([+-])([0-9]{2}):([0-9]{2}))?")
_FIGURE: Final = re.compile(r"[-\u2212+]?([0-9]{1,15})(?:[.,]([0-9]{1,6}))?")
_LONG_FIGURE: Final = re.compile(r"[-\u2212+]?[0-9]+(?:[.,][0-9]+)?")
_OTHER_DIGITS: Final = re.compile(r"[^\D0-9]")
_PART: Final = re.compile(r"[0-9]*\.?[0-9]+")
_FOUR_PARTS: Final = re.compile(rf"{_PART.pattern}(?:, *{_PART.pattern}){{3}}")
_THOUSANDS: Final = 3  # digits of a group
_SIDES: Final = 4
_HOURS, _MINUTES = 14, 59  # the largest offset from UTC, UTC+14


def whole(value: Value, notes: Notes, *, least: int, most: int) -> int | None:
    """Read a whole number."""
    if re.fullmatch(r"[0-9]{1,9}", value.text) and least <= int(value.text) <= most:
        return int(value.text)
    what = f"“{value.text}” is not a number that this field takes"
    remedy = f"write a number from {least} to {most} with the digits 0 to 9 and nothing else"
    notes.find("wrong-number", value.where, what, remedy)
    return None


def is_figure(text: str) -> bool:
    """Say whether a text is a figure without doubt, as ``figure`` reads it."""
    return figure(text, Location(path=""), Notes()) is not None


def figure(text: str, where: Location, notes: Notes, rule: str = "wrong-number") -> Decimal | None:
    """Read a figure: digits, with a point or a comma before a fraction; groups of thousands are not written."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        notes.find(rule, where, f"“{text}” is not a figure", _remedy_of(text.strip()))
        return None
    digits, fraction = match.groups()
    if fraction is not None and len(fraction) == _THOUSANDS and digits.strip("0"):
        what = f"“{text}” can be read as {digits}{fraction} or as {digits} and a fraction"
        remedy = f"write {digits}{fraction}, or {digits}.{fraction}0 where the fraction is meant"
        notes.find("ambiguous-figure", where, what, remedy)
        return None
    return Decimal(text.strip().replace(",", ".").replace("\u2212", "-"))


def _remedy_of(text: str) -> str:
    """Say how a figure is written, by what is wrong with this one."""
    if _LONG_FIGURE.fullmatch(text):
        return "round it: it may have 15 digits, and 6 behind the point"
    if _OTHER_DIGITS.search(text):
        plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
        plain = plain.replace("\u066b", ".").replace("\u066c", "")
        match = _FIGURE.fullmatch(plain)
        if match is None or len(match[2] or "") == _THOUSANDS:
            return "write it with the digits 0 to 9, without spaces, signs or units: 260000, 12.5"
        return f"write it with the digits 0 to 9: {plain}"
    return "write digits only, without spaces, signs or units: 260000, 12.5"


def flag(value: Value, notes: Notes) -> bool:
    """Read ``true`` or ``false``."""
    if value.text not in {"true", "false"}:
        notes.find("wrong-choice", value.where, f"“{value.text}” is neither true nor false", "write true or false")
    return value.text == "true"


def word(value: Value, words: type[_Word], notes: Notes) -> _Word | None:
    """Read one of the words of an enumeration."""
    listed = [str(one.value) for one in words]
    if value.text in listed:
        return words(value.text)
    every = "write one of: " + ", ".join(listed)
    meant = instead(value.text.lower(), listed, every)
    remedy = meant if meant == every else f"{meant} ({every})"
    notes.find("wrong-choice", value.where, f"“{value.text}” is not among the words this field takes", remedy)
    return None


def cover_date(value: Value, notes: Notes) -> CoverDate | None:
    """Read a month or a day."""
    match = _COVER_DATE.fullmatch(value.text)
    if match is None:
        _wrong_date(value, notes, "is not a date", "write it as 2019-01 or 2019-01-31")
        return None
    year, month, day_of_month = (None if part is None else int(part) for part in match.groups())
    try:
        date(year or 0, month or 0, 1 if day_of_month is None else day_of_month)
    except ValueError:
        _wrong_date(value, notes, "is a date that does not exist", "check the month and the day")
        return None
    if year not in COVER_YEARS:
        first, last = COVER_YEARS[0], COVER_YEARS[-1]
        _wrong_date(value, notes, f"is no year between {first} and {last}", "write the year as printed on the cover")
        return None
    return CoverDate(year=year or 0, month=month or 0, day=day_of_month)


def day(value: Value, notes: Notes) -> date | None:
    """Read a day."""
    match = re.fullmatch(_DAY, value.text)
    if match is None:
        _wrong_date(value, notes, "is not a day", "write it as 2019-01-20")
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        _wrong_date(value, notes, "is a date that does not exist", "check the month and the day")
        return None


def moment(value: Value, notes: Notes) -> datetime | None:
    """Read a date and time with its distance from UTC."""
    match = _MOMENT.fullmatch(value.text)
    form = "write it as 2019-01-05T08:00+01:00"
    if value.is_empty:
        what = "a date and time is begun here and not written"
        notes.find("wrong-date", value.where, what, f"{form}, or take the field out")
        return None
    if match is None:
        _wrong_date(value, notes, "is not a date and time", form)
        return None
    *numbers, zone, sign, hours, minutes = match.groups()
    if zone is None:
        what = f"“{value.text}” does not say in which time zone"
        notes.find("embargo-without-zone", value.where, what, f"add it: {value.text}+01:00")
        return None
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    is_long_over = int(match[1]) < COVER_YEARS[0]  # 0203 for 2030 would hold nothing back
    if is_long_over or ahead > timedelta(hours=_HOURS) or int(minutes or 0) > _MINUTES:
        fault = f"is before the year {COVER_YEARS[0]}" if is_long_over else "has a time zone that does not exist"
        _wrong_date(value, notes, fault, form)
        return None
    try:
        year, month, day_of_month, hour, minute, second = (int(number or 0) for number in numbers)
        return datetime(
            year, month, day_of_month, hour, minute, second, tzinfo=timezone(-ahead if sign == "-" else ahead)
        )
    except (ValueError, OverflowError):
        _wrong_date(value, notes, "is a moment that does not exist", "check the month, the day and the hour")
        return None


def area(node: Node, notes: Notes) -> Area | None:
    """Read a rectangle: left, top, right, bottom, in parts of the width and height."""
    sides = node.items if isinstance(node, Items) else ()
    parts = [float(side.text) for side in sides if isinstance(side, Value) and _PART.fullmatch(side.text)]
    if len(parts) == len(sides) == _SIDES and all(0 <= part <= 1 for part in parts):
        left, top, right, bottom = parts
        if left < right and top < bottom:
            return Area(left, top, right, bottom)
    notes.find(
        "wrong-area",
        node.where,
        "this is not a rectangle within the picture",
        "write four parts between 0 and 1, left, top, right, bottom: [0.1, 0, 0.9, 1]",
    )
    return None


def areas(nodes: tuple[Node, ...], notes: Notes) -> tuple[Area, ...] | None:
    """Read several rectangles; None where one of them is wrong, so that nothing is shown by mistake."""
    if nodes and all(isinstance(node, Value) for node in nodes):  # one rectangle, without the brackets of the list
        written = ", ".join(node.text.strip() for node in nodes if isinstance(node, Value))
        sides = written if _FOUR_PARTS.fullmatch(written) else "0.42, 0.31, 0.55, 0.48"
        remedy = f"write a list, with brackets of its own around each: [[{sides}]]"
        notes.find("wrong-area", nodes[0].where, "this is not a list of rectangles", remedy)
        return None
    found = [area(node, notes) for node in nodes]
    good = tuple(one for one in found if one is not None)
    return good if len(good) == len(found) else None


def _wrong_date(value: Value, notes: Notes, fault: str, remedy: str) -> None:
    notes.find("wrong-date", value.where, f"“{value.text}” {fault}", remedy)


def ledger_date(value: Value, notes: Notes) -> str | None:
    """Read the year, month or day that a figure holds for, as written."""
    if re.fullmatch("[0-9]{4}", value.text):
        return value.text
    read = cover_date(value, notes)
    return None if read is None else str(read)
