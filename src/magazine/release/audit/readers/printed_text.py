"""Strings of PDF: in objects, and in what draws a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING: Final = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_NAME: Final = re.compile(rb"/((?:[^\s/<>\[\](){}%]|#[0-9A-Fa-f]{2}){6,})")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ESCAPED_NAME: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def strings_of(data: bytes) -> Iterator[str]:
    """Give the strings and the longer names of PDF objects (ISO 32000-1, 7.3.4, 7.3.5, 7.9.2)."""
    for match in _STRING.finditer(data):
        yield _text(_plain(match[1]) if match[1] is not None else _of_hexadecimal(match[2]))
    for match in _NAME.finditer(data):
        yield _ESCAPED_NAME.sub(lambda one: bytes([int(one[1], 16)]), match[1]).decode("utf-8", "replace")


def shown_strings(content: bytes) -> str:
    """Join all strings that a page's content shows: kerning parts words, and so do fonts.

    Only what is written in letters can be read so; glyph numbers are read by the page's fonts (PDFium).
    """
    parts = [
        _plain(match[1]) if match[1] is not None else _of_hexadecimal(match[2]) for match in _STRING.finditer(content)
    ]
    joined = b"".join(parts)
    letters = joined.decode("latin-1") + ("" if joined.isascii() else "\n" + joined.decode("utf-8", "ignore"))
    return letters + "\n" + "".join(_text(part) for part in parts if part[:2] in {b"\xfe\xff", b"\xff\xfe"})


def _plain(inside: bytes) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        if sign[:1].isdigit() and sign[:1] < b"8":
            return bytes([int(sign, 8) & 0xFF])
        return _SIGNS.get(sign, sign)

    return _ESCAPE.sub(one, inside) if b"\\" in inside else inside


def _of_hexadecimal(digits: bytes) -> bytes:
    kept = b"".join(digits.split())
    return bytes.fromhex((kept + b"0" * (len(kept) % 2)).decode("ascii"))


def _text(string: bytes) -> str:
    if string[:2] == b"\xfe\xff":
        return string[2:].decode("utf-16-be", "replace")
    if string[:2] == b"\xff\xfe":
        return string[2:].decode("utf-16-le", "replace")
    try:
        return string.decode("utf-8-sig")
    except UnicodeDecodeError:
        return string.decode("latin-1")
