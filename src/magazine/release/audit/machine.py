"""Marks of machines and tools in general: paths of home folders, temporary files, tracebacks, unfilled templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Location
from magazine.release.audit.secrets import Kind, Source
from magazine.release.audit.words import Trace, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
_PATH: Final = re.compile(r"[^\s<>|\"“”«»'`]*")
"""How a mark goes on, as far as a path does."""
_BEHIND: Final = ".,;:!?)]}’-\N{HYPHEN}،؛؟"
"""Signs that end a sentence, or a line, and no path."""
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
"""Soft hyphens, joiners, and what holds a path left to right."""
_NOWHERE: Final = Location(path="")


def machine_marks(text: str, said: Collection[str] = ()) -> Iterator[Trace]:
    """Give the first such mark in a text.

    Args:
        text: of an output.
        said: what published texts say themselves, as ``marks_in`` gives it; a line may end within it.
    """
    for mark, whole in _marks(text):
        if not (whole in said or any(one.startswith(whole) for one in said)):
            yield Trace(Source(kind=Kind.MACHINE, where=_NOWHERE), quoted(mark))
            return


def marks_in(text: str) -> Iterator[str]:
    """Give such marks of a text with all of the path that each begins."""
    return (whole for _, whole in _marks(text))


def _marks(text: str) -> Iterator[tuple[str, str]]:
    """Give each mark, and the path that it begins: as a page shows it, whatever holds its letters together or ends the sentence."""
    for match in _MARKS.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        end = _PATH.match(text, match.end())
        whole = _UNSEEN.sub("", text[match.start() : end.end() if end else match.end()])
        yield match[0], whole.rstrip(_BEHIND).replace("\\\\", "\\")
