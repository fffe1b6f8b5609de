"""Bytes of a known kind as they lie: what is written plainly among what is coded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Reading, Words
from magazine.release.audit.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_LATIN: Final = re.compile(
    rb"[\t\n\r\x20-\x7e]{6,}(?:(?:[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|[\xe0-\xff])[\t\n\r\x20-\x7e]+)*"
)
_LATIN_RUNS: Final = Runs(b"\t\n\r" + bytes(range(0x20, 0x7F)), 6)
_ARABIC: Final = re.compile(rb"lcs{0,2}(?:lcs{0,2}){3,}")
_HALVES: Final = b"".join(
    b"l" if 0xD8 <= byte <= 0xDB else b"c" if 0x80 <= byte <= 0xBF else b"s" if 0x20 <= byte <= 0x2E else b"-"
    for byte in range(256)
)
"""Halves of Arabic letters in UTF-8, and signs between them: told by three letters, so that most places are passed over quickly."""
_UPPER: Final = Runs(b"\x00\x06\x20", 6)
"""Upper halves of letters of sixteen bits: Latin, Arabic, and signs between them."""


def as_it_lies(data: bytes, place: str) -> Reading:
    """Give what can be read in bytes without knowing how they are coded: runs of letters of eight and of sixteen bits."""
    return Reading(place=place, read=lambda: _runs(data, place))


def _runs(data: bytes, place: str) -> Iterator[Exhibit]:
    for found in (map(_latin, _latin_runs(data)), _arabic(data), _wide(data)):
        text = "\n".join(found)
        if text:
            yield Words(place=place, text=text)


def _latin_runs(data: bytes) -> Iterator[bytes]:
    places, end = _LATIN_RUNS.begin(data), 0
    while (start := places.after(end)) >= 0 and (run := _LATIN.match(data, start)) is not None:
        yield run[0]
        end = run.end()


def _arabic(data: bytes) -> Iterator[str]:
    for run in _ARABIC.finditer(data.translate(_HALVES)):
        yield data[run.start() : run.end()].decode()


def _latin(run: bytes) -> str:
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("cp1252", "ignore")


def _wide(data: bytes) -> Iterator[str]:
    """Give letters of sixteen bits, whichever half comes first and wherever they begin."""
    for first in (0, 1):
        for begin, stop in _UPPER(data[first::2]):
            start, end = first + 2 * begin, first + 2 * stop
            if any(data[start:end]):
                yield data[start:end].decode("utf-16-be", "ignore")
                yield data[max(0, start - 1) : end - 1].decode("utf-16-le", "ignore")
