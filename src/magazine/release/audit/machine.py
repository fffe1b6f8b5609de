"""Marks of machines and tools in general: paths of home folders, temporary files, tracebacks, unfilled templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Location
from magazine.release.audit.secrets import Kind, Source
from magazine.release.audit.words import Trace, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = re.compile(
    r"(?:(?<![\w.:/-])|(?<=[a-z]:/)|(?<=[a-z]://))/(?:home|Users)/[\w.-]+/"
    r"|(?:(?<![\w.:/-])|(?<=[a-z]:/)|(?<=[a-z]://))/(?:tmp|var/tmp|var/folders|dev/shm|mnt|root|Volumes)/[\w.-]{3,}"
    r"|(?<![A-Za-z])[A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings|Temp|Windows)[\\/]|file:///[\w.~%-]+/"
    r"|webpack(?:-internal)?:///?\S+"
    r"|Traceback \(most recent call last\)|\bobject at 0x[0-9a-f]{6,}|/site-packages/|\bFile \"[^\"\n]+\.py\", line \d+"
    r"|<Undefined>|\bsourceMappingURL=(?!data:)\S+"
)
"""What no finished file says on purpose."""
_SIGNS: Final = (
    "/home/", "/Users/", "/tmp/", "/var/", "/dev/shm/", "/mnt/", "/root/", "/Volumes/", ":\\", ":/Users/",  # noqa: S108 - looked for, not written to
    ":/Temp/", ":/Windows/", ":/Documents", "file:///", "webpack", "Traceback", " at 0x", "/site-packages/", ".py", "<Undefined>",
    "sourceMappingURL=",
)  # fmt: skip
"""What each mark has in it: most texts have none, and that is told faster."""
_NOWHERE: Final = Location(path="")


def machine_marks(text: str) -> Iterator[Trace]:
    """Give the first such mark in a text."""
    match = _MARKS.search(text) if any(sign in text for sign in _SIGNS) else None
    if match is not None:
        yield Trace(Source(kind=Kind.MACHINE, where=_NOWHERE), quoted(match[0]))
