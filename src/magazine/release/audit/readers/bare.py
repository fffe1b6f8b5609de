"""Bytes of a known kind as they lie: what is written plainly among what is coded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Reading, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_LATIN: Final = re.compile(
    rb"[\t\n\r\x20-\x7e]{6,}(?:(?:[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|[\xe0-\xff])[\t\n\r\x20-\x7e]+)*"
)
_ARABIC: Final = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf][\x20-\x2e]{0,2}){4,}")
_UPPER: Final = re.compile(rb"[\x00\x06\x20]{6,}")
"""Upper halves of letters of sixteen bits: Latin, Arabic, and signs between them."""


def as_it_lies(data: bytes, place: str) -> Reading:
    """Give what can be read in bytes without knowing how they are coded: runs of letters of eight and of sixteen bits."""
    return Reading(place=place, read=lambda: _runs(data, place))


def _runs(data: bytes, place: str) -> Iterator[Exhibit]:
    for found in (map(_latin, _LATIN.findall(data)), (run.decode() for run in _ARABIC.findall(data)), _wide(data)):
        text = "\n".join(found)
        if text:
            yield Words(place=place, text=text)


def _latin(run: bytes) -> str:
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("cp1252", "ignore")


def _wide(data: bytes) -> Iterator[str]:
    """Give letters of sixteen bits, whichever half comes first and wherever they begin."""
    for first in (0, 1):
        for run in _UPPER.finditer(data[first::2]):
            start, end = first + 2 * run.start(), first + 2 * run.end()
            if any(data[start:end]):
                yield data[start:end].decode("utf-16-be", "ignore")
                yield data[max(0, start - 1) : end - 1].decode("utf-16-le", "ignore")
