"""Bytes → text: UTF-8, with or without a byte-order mark, with any line ends."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from magazine.constants import TEXT_MAX_BYTES
from magazine.issue.finding import Location
from magazine.manuscript.hidden import hidden_in, without_hidden

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.manuscript.notes import Notes

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: Path, path: str, notes: Notes, *, most: int = TEXT_MAX_BYTES) -> str | None:
    """Read a text file whose line ends become line feeds; None, with a finding, where it is no text.

    Args:
        file: where it lies.
        path: its name in findings.
        notes: takes the findings.
        most: the largest size that is read, in bytes.
    """
    data = read_bytes(file, path, notes, most=most)
    return None if data is None else decode(data, path, notes)


def read_bytes(file: Path, path: str, notes: Notes, *, most: int) -> bytes | None:
    """Read a file of at most ``most`` bytes; None, with a finding, where that cannot be done."""
    where = Location(path=path)
    try:
        # A pipe without a writer would be waited for until somebody writes.
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            plain = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            data = stream.read(most + 1) if plain else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        notes.find("unreadable-file", where, f"the file cannot be opened ({reason})", "check its name and permissions")
        return None
    if not plain:
        what = "this is neither a file nor a folder of its own"
        notes.find("odd-file", where, what, "put the file itself here, or delete this")
        return None
    if len(data) > most:
        notes.find(
            "huge-file",
            where,
            f"the file is larger than {most / 1_000_000:g} MB",
            "check that this is the right file; split it if it is",
        )
        return None
    return data


def decode(data: bytes, path: str, notes: Notes) -> str | None:
    """Decode UTF-8; characters that cannot stand in a text are found and read as spaces."""
    if data.startswith(_UTF16_MARKS):
        what = "the file is saved as UTF-16 (byte 1)"
        notes.find("wrong-encoding", Location(path=path), what, "save it again with the encoding UTF-8")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _line_feeds(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        notes.find(
            "wrong-encoding",
            place(path, before, len(before)),
            f"the file is not UTF-8: byte {error.start + 1} of the file (0x{data[error.start]:02X}) cannot be read",
            "save it again with the encoding UTF-8 (often “Save with encoding…” in the editor)",
        )
        return None
    return _without_invisible(_line_feeds(text.removeprefix("\ufeff")), path, notes)


def place(path: str, text: str, offset: int) -> Location:
    """Give the line and column of an offset in a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Location(path=path, line=text.count("\n", 0, offset) + 1, column=offset - start + 1)


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_invisible(text: str, path: str, notes: Notes) -> str:
    found = hidden_in(text)
    first = next(found, None)
    if first is None:
        return text
    others = sum(1 for _ in found)
    more = f" ({others} more follow)" if others else ""
    notes.find(
        "control-character",
        place(path, text, first.start),
        f"{first.what}{more}",
        "delete it and type the word again",
    )
    return without_hidden(text)
