"""Runs of signs of a kind, however long the text: found by a table and one search of bytes, a tenth of what a regular expression takes.

An expression such as ``[0-9a-f]{16,}`` is tried anew at each sign that could begin it. Here every sign of the kind becomes the same byte, and
as many of these in a row are sought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IN, _OUT = b"x", b" "


def plainly(text: str) -> bytes:
    """Give a text a byte a character, at its place; those beyond ASCII are question marks."""
    return text.encode("ascii", "replace")


class Runs:
    """Finds runs of signs.

    Args:
        signs: the bytes that make a run.
        least: how many in a row.
    """

    def __init__(self, signs: Iterable[int], least: int) -> None:
        kind = frozenset(signs)
        self._table = b"".join(_IN if byte in kind else _OUT for byte in range(256))
        self._sought = _IN * least

    def __call__(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Give where each run begins and ends."""
        told, least = data.translate(self._table), len(self._sought)
        start = told.find(self._sought)
        while start >= 0:
            end = told.find(_OUT, start + least)
            if end < 0:
                yield start, len(data)
                return
            yield start, end
            start = told.find(self._sought, end)

    def begin(self, data: bytes) -> Beginnings:
        """Give the places where a run, or what is left of one, begins."""
        return Beginnings(data.translate(self._table), self._sought)


class Beginnings:
    """Places where enough signs stand in a row.

    Args:
        told: the bytes, those of the kind all alike.
        sought: as many in a row.
    """

    def __init__(self, told: bytes, sought: bytes) -> None:
        self._told, self._sought = told, sought

    def after(self, place: int) -> int:
        """Give the first one from a place on; -1 where there is none."""
        return self._told.find(self._sought, place)
