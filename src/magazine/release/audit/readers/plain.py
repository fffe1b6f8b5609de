"""Text that is no page: scripts, style sheets, lists, data. What is written by other letters is also read by its own."""

from __future__ import annotations

import base64
import binascii
import html
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from magazine.release.audit.exhibits import Packet, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

_SLASHES: Final = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STYLE_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{2,6})[ \t\n]?")
_SMALL_ESCAPE: Final = re.compile(r"\\[nrtbf\"'/\\\n]")
_TAG: Final = re.compile(r"<[!/?]?[a-zA-Z][^<>]*>|<!--|-->")
_PERCENT: Final = re.compile(r"%[0-9a-fA-F]{2}")
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_BASE64: Final = re.compile(r"(?:[A-Za-z0-9+/]{60,76}\r?\n)*[A-Za-z0-9+/_-]{24,}={0,2}")
_SIXTEENS: Final = re.compile(r"\b(?:[0-9a-fA-F]{2}){12,}\b")
_LAST_CODE: Final = 0x10FFFF
_MOSTLY: Final = 0.75  # of what is text, letters, figures and spaces
_BEGINNINGS: Final = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"RIFF",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"%PDF",
    b"PK\x03\x04",
    b"<svg",
    b"<?xml",
)


def plain(text: str, place: str) -> Iterator[Exhibit]:
    """Give a text, then what it becomes where escapes, entities, tags, percent signs, base64 or hexadecimal digits are undone."""
    yield Words(place=place, text=text)
    seen = {text}
    for sign, undo in _UNDOING:
        if sign.search(text):
            undone = undo(text)
            if undone not in seen:
                seen.add(undone)
                yield Words(place=place, text=undone)
    for run in _BASE64.findall(text):
        yield from _unpacked(_from_base64(run), f"{place} (base64)".lstrip())
    for run in _SIXTEENS.findall(text):
        yield from _unpacked(bytes.fromhex(run), f"{place} (hexadecimal)".lstrip())


def _unpacked(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give what was unpacked where it means something; most runs of letters and figures are none of this."""
    if pictured(data) or _is_text(data):
        yield Packet(place=place, data=data)


def pictured(data: bytes) -> bool:
    """Say whether bytes begin as a picture or a document does."""
    return data.startswith(_BEGINNINGS) or data[4:12] in {b"ftypavif", b"ftypheic", b"ftypmif1"}


def _is_text(data: bytes) -> bool:
    for encoding in ("utf-8", "utf-16"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return sum(character.isalnum() or character.isspace() for character in text) > _MOSTLY * len(text) > 0
    return False


def _from_base64(run: str) -> bytes:
    kept = "".join(run.split()).rstrip("=").replace("-", "+").replace("_", "/")
    kept = kept[:-1] if len(kept) % 4 == 1 else kept
    try:
        return base64.b64decode(kept + "=" * (-len(kept) % 4))
    except (binascii.Error, ValueError):
        return b""


def _slashes(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        return _character(next(filter(None, match.groups())))

    # Characters beyond the first plane come as two halves.
    undone = _SLASHES.sub(one, text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _SMALL_ESCAPE.sub(" ", undone)


def _style_escapes(text: str) -> str:
    return _STYLE_ESCAPE.sub(lambda match: _character(match[1]), text)


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= _LAST_CODE else ""


def _all(text: str) -> str:
    """Undo entities, then tags, then entities again: a page written into a feed."""
    return html.unescape(_TAG.sub("", html.unescape(text)))


def _spelt_out(text: str) -> str:
    return _TAG.sub("", html.unescape(_slashes(text)))


_UNDOING: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (_ENTITY, _all),
    (_TAG, _all),
    (_SLASHES, _spelt_out),
    (_STYLE_ESCAPE, _style_escapes),
    (_PERCENT, unquote),
)
"""What tells that a text is written by other letters, and how it is undone."""
