"""What a check has to say, and the one way to stop.

A check yields findings and goes on; ``Stop`` is for when nothing sensible can follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SAID_MOST: Final = 600
"""Characters of a sentence in a finding: more is a quotation that nobody reads and that floods a terminal."""
_SIGNS: Final = (
    "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff\ufffe\uffff"
    "\u034f\u115f\u1160\u200b\u2060-\u2064\u2800\u3164\ufe00-\ufe0d\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_OBEYED: Final = re.compile(f"[{_SIGNS}]")
"""What a terminal would obey, could not print, would turn round or would not show. The isolates of our own messages stay (UAX 9, 2.4)."""
_NO_NAME: Final = re.compile(f"[{_SIGNS}\u2066-\u2069]")
"""The same in the name of a file, in which isolates turn letters round as well."""


class Level(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """The issue is not published until this is mended."""
    WARNING = "warning"
    """Published, but an editor should look."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in what editors wrote.

    Attributes:
        path: the file, relative to the project, with forward slashes, fit to print.
        line: counted from 1.
        column: counted from 1, in characters.
    """

    path: str
    line: int = 1
    column: int = 1

    def __post_init__(self) -> None:
        """Make the path fit to print, whatever names files and folders have."""
        if _NO_NAME.search(self.path):
            object.__setattr__(self, "path", printable(self.path))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to what editors wrote, where meaning cannot change.

    Attributes:
        where: the first character replaced.
        old: what stands there now, within one line.
        new: what is put in its place.
    """

    where: Location
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that an editor should know.

    Attributes:
        rule: the rule's name, for the thing found (``missing-picture``); what a waiver names.
        where: the place to mend.
        what: what is wrong, one sentence without a full stop.
        remedy: what to do about it, in the imperative.
        level: how much it weighs.
        fix: what would mend it without a change of meaning, or nothing.
    """

    rule: str
    where: Location
    what: str
    remedy: str
    level: Level = Level.ERROR
    fix: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        """Make its sentences fit to print, whatever they quote."""
        object.__setattr__(self, "what", presentable(self.what))
        object.__setattr__(self, "remedy", presentable(self.remedy))

    def __str__(self) -> str:
        return f"{self.where}: {self.level.value} {self.rule} {self.what} — {self.remedy}"


def printable(name: str) -> str:
    """Write a name for findings: bytes that are no text (surrogates in Python), controls and what turns letters round as question marks.

    A terminal obeys controls, and after an override ``gpj.exe`` reads as a picture (UTR 36, bidirectional text spoofing).
    """
    return _NO_NAME.sub("?", name)


def presentable(text: str) -> str:
    """Give a text as one line of moderate length, with codes for what a terminal would obey or could not print."""
    half = SAID_MOST // 2
    if len(text) > SAID_MOST:
        text = f"{text[:half]} … {text[-half:]}"
    if not _OBEYED.search(text):
        return text
    signs = [f"[U+{ord(sign):04X}]" if _OBEYED.match(sign) else sign for sign in text]
    if sum(map(len, signs)) <= SAID_MOST + len(" … "):
        return "".join(signs)
    return f"{''.join(_beginning(signs, half))} … {''.join(reversed(_beginning(signs[::-1], half)))}"


def _beginning(signs: list[str], most: int) -> list[str]:
    """Give as many whole signs as have room in so many characters."""
    return [sign for sign, end in zip(signs, accumulate(map(len, signs)), strict=True) if end <= most]


class Stop(Exception):  # noqa: N818 - a stop is not an error of the program
    """Nothing sensible can follow.

    An ordinary class, not a frozen value: exceptions are given notes and tracebacks, and are pickled by workers.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found before the stop."""
        return tuple(self.args)

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place, then rule, and drop repetitions."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.where, finding.rule, finding.what)))


def blocks(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is an error, which keeps the issue from being published."""
    return any(finding.level is Level.ERROR for finding in findings)
