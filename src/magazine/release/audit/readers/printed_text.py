"""Strings of PDF: in objects, and in what draws a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING: Final = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_NAME: Final = re.compile(rb"/((?:[^\s/<>\[\](){}%]|#[0-9A-Fa-f]{2}){6,})")
_TEXT_SHOWN: Final = re.compile(rb"\bT[jJ]\b|['\"]\s")
_SHOWING: Final = (b"Tj", b"TJ", b"'", b'"')
"""What each of these has in it: told faster."""
_GLYPHS: Final = re.compile(rb"<[0-9A-Fa-f\s]*>")
_NO_NUMBERS: Final = bytes.maketrans(b"-+.0123456789", b" " * 13)
_BYTE_ORDER: Final = re.compile(rb"feff|fffe", re.IGNORECASE)
"""How a string begins that is of sixteen bits a letter, in hexadecimal."""
_FEW: Final = 16
"""Figures of a string that is likely to come again: a glyph's, in a font's table of letters."""
_REMARK: Final = re.compile(rb"%[^\r\n]*")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ESCAPED_NAME: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def strings_of(data: bytes) -> Iterator[str]:
    """Give the strings and the longer names of PDF objects (ISO 32000-1, 7.3.4, 7.3.5, 7.9.2)."""
    for literal, digits in _STRING.findall(data):
        yield _few_figures(digits) if 0 < len(digits) <= _FEW else _text(_plain(literal) or _of_hexadecimal(digits))
    for name in dict.fromkeys(_NAME.findall(data)):
        yield _ESCAPED_NAME.sub(lambda one: bytes([int(one[1], 16)]), name).decode("utf-8", "replace")


def without_strings(data: bytes) -> bytes:
    """Give what of PDF objects is in no string."""
    return _STRING.sub(b"", data)


def drawn_words(content: bytes) -> Iterator[str]:
    """Give the words of what draws a page: strings that it shows, then remarks and bare words.

    Numbers, megabytes of them, are left out of the bare words, as are glyphs by their numbers: these are read by the page's
    fonts (PDFium).
    """
    if shows_text(content):
        yield _shown_strings(content)
    bare = b" ".join(_GLYPHS.sub(b" ", content).translate(_NO_NUMBERS).split())
    for one in {bare, b"\n".join(_REMARK.findall(content))}:
        yield one.decode("latin-1")
        if not one.isascii():
            yield one.decode("utf-8", "ignore")


def shows_text(content: bytes) -> bool:
    """Say whether what draws something shows a string (ISO 32000-1, 9.4.3)."""
    return any(sign in content for sign in _SHOWING) and _TEXT_SHOWN.search(content) is not None


def _shown_strings(content: bytes) -> str:
    """Join all strings that a page's content shows: kerning parts words, and so do fonts."""
    parts = [digits or _plain(literal).hex().encode() for literal, digits in _STRING.findall(content)]
    together = b"".join(parts)
    if not together.isalnum() or [part for part in parts if len(part) % 2]:
        parts = [_of_hexadecimal(part).hex().encode() for part in parts]
        together = b"".join(parts)
    joined, marked = bytes.fromhex(together.decode("ascii")), []
    if _BYTE_ORDER.search(together):
        marked = [bytes.fromhex(part.decode("ascii")) for part in parts if _BYTE_ORDER.match(part)]
    letters = joined.decode("latin-1") + ("" if joined.isascii() else "\n" + joined.decode("utf-8", "ignore"))
    return letters + "\n" + "".join(map(_text, marked))


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


@lru_cache(maxsize=1 << 16)
def _few_figures(digits: bytes) -> str:
    return _text(_of_hexadecimal(digits))


def _text(string: bytes) -> str:
    if string[:2] == b"\xfe\xff":
        return string[2:].decode("utf-16-be", "replace")
    if string[:2] == b"\xff\xfe":
        return string[2:].decode("utf-16-le", "replace")
    try:
        return string.decode("utf-8-sig")
    except UnicodeDecodeError:
        return string.decode("latin-1")
