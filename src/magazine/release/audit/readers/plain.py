"""Text that is no page: scripts, style sheets, lists, data. What is written by other letters is also read by its own."""

from __future__ import annotations

import base64
import binascii
import html
import re
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_to_bytes

from magazine.release.audit.exhibits import Packet, Words
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import foreign
from magazine.release.audit.runs import Runs, plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

_SLASHES: Final = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STYLE_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{2,6})[ \t\n]?")
_SMALL_ESCAPE: Final = re.compile(r"\\([nrtbf\"'/\\\n])")
_SMALL: Final = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": "\n", "\n": ""}
_TAG: Final = re.compile(r"<[!/?]?[a-zA-Z][^<>]*>|<!--|-->")
_PERCENT: Final = re.compile(r"%(?:u[0-9a-fA-F]{4}|[0-9a-fA-F]{2})")
_PERCENTS: Final = re.compile(r"%u([0-9a-fA-F]{4})|(?:%[0-9a-fA-F]{2})+")
"""As addresses have them (RFC 3986, 2.1), and as scripts escape what is beyond Latin (ECMAScript, B.2.1.1)."""
_QUOTED: Final = re.compile(r"=[0-9A-F]{2}(?:=[0-9A-F]{2})+")
_SOFT_END: Final = re.compile(r"=\r?\n")
_JOINED: Final = re.compile(r"[\"'`][ \t]*(?:\+|,)?[ \t]*\r?\n?[ \t]*\+?[ \t]*[\"'`]")
"""Two strings that a script puts together."""
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_BASE64: Final = re.compile(r"(?:[A-Za-z0-9+/]{60,76}\r?\n[ \t]*)*[A-Za-z0-9+/_-]{24,}={0,2}")
_RUNS_OF_BASE64: Final = Runs(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-", 24)
_RUNS_OF_SIXTEENS: Final = Runs(b"0123456789abcdefABCDEF", 24)
_NUMBERS: Final = re.compile(r"(?:(?:0x[0-9a-fA-F]{1,4}|\d{1,5})\s*,\s*){15,}(?:0x[0-9a-fA-F]{1,4}|\d{1,5})")
"""An array of bytes or of letters, as scripts write it."""
_MANY_NUMBERS: Final = re.compile(r",\s*(?:(?:0x[0-9a-fA-F]{1,4}|\d{1,5})\s*,\s*){14}")
"""What each such array has in it: told faster, as it begins with a sign that few texts have."""
_ADDRESS: Final = re.compile(r"data:[\w/+.-]*(?:;[\w-]+=?[\w.-]*)*(;base64)?,([^\"'\s<>)\\]{16,})")
"""A file written into an address (RFC 2397)."""
_LAST_CODE: Final = 0x10FFFF
_MOSTLY: Final = 0.75  # of what is text, letters, figures and spaces
_MOST_UNDOING: Final = 4  # writings by other letters, one in the other
_PACKINGS: Final = ((b"\x1f\x8b\x08", zlib.MAX_WBITS | 16), (b"x\x01", zlib.MAX_WBITS), (b"x\x5e", zlib.MAX_WBITS), (b"x\x9c", zlib.MAX_WBITS),
                    (b"x\xda", zlib.MAX_WBITS))  # fmt: skip
_UNKNOWN_PACKINGS: Final = (b"\xfd7zXZ\x00", b"BZh", b"(\xb5/\xfd", b"7z\xbc\xaf", b"Rar!")
_MOST_UNPACKED: Final = 50_000_000
_LEAST_PACKED: Final = 12  # bytes
_PLAIN_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'-\n\r\t"
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
    """Give a text, then what it becomes where what it is written by is undone, one after another and all together, and files written into it."""
    yield Words(place=place, text=text)
    seen = {text}
    for sign, undo in _UNDOING:
        if sign.search(text):
            undone = undo(text)
            if undone not in seen:
                seen.add(undone)
                yield Words(place=place, text=undone)
    bare = text
    if len(seen) > 1:
        bare = _undone(text)
        if bare not in seen:
            yield Words(place=place, text=bare)
    for one in dict.fromkeys((text, bare)):
        yield from _files_in(one, place)


def _undone(text: str) -> str:
    """Undo all writings, until nothing is left to undo: an address in an address has its percent signs twice."""
    for _ in range(_MOST_UNDOING):
        before = text
        for sign, undo in _UNDOING:
            if sign.search(text):
                text = undo(text)
        if text == before:
            break
    return text


def _files_in(text: str, place: str) -> Iterator[Exhibit]:
    """Give what is written into a text as base64, hexadecimal, an array of numbers, or an address that is a file."""
    letters = plainly(text)
    places, end = _RUNS_OF_BASE64.begin(letters), 0
    while (start := places.after(end)) >= 0 and (run := _BASE64.match(text, start)) is not None:
        yield from _unpacked(_from_base64(run[0]), f"{place} (base64)".lstrip())
        end = run.end()
    for start, end in _RUNS_OF_SIXTEENS(letters):
        if (end - start) % 2 == 0:
            yield from _unpacked(bytes.fromhex(text[start:end]), f"{place} (hexadecimal)".lstrip())
    for run in _NUMBERS.findall(text) if _MANY_NUMBERS.search(text) else ():
        values = [int(one, 0) if one.startswith("0x") else int(one) for one in re.split(r"\s*,\s*", run)]
        yield from _unpacked(bytes(value for value in values if value < 256), f"{place} (numbers)".lstrip())
        if max(values) > 255:
            yield Words(place=f"{place} (numbers)".lstrip(), text="".join(map(chr, values)))
    for match in _ADDRESS.finditer(text) if "data:" in text else ():
        inner = _from_base64(unquote(match[2])) if match[1] else unquote_to_bytes(match[2])
        yield from _unpacked(inner, f"{place} (an address)".lstrip())


def _unpacked(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give what was unpacked where it means something; most runs of letters and figures are none of this."""
    for mark, bits in _PACKINGS:
        if data.startswith(mark):
            try:
                inner = zlib.decompressobj(bits).decompress(data, _MOST_UNPACKED)
            except zlib.error:
                continue
            if inner:
                yield Packet(place=place, data=inner)
                return
    if len(data) >= _LEAST_PACKED and data.startswith(_UNKNOWN_PACKINGS):
        yield foreign(place, "something packed in a way")
    elif pictured(data) or _is_text(data):
        yield Packet(place=place, data=data)
    elif _is_latin(data):
        yield Words(place=place, text=data.decode("cp1252", "ignore"))
    elif _is_wide(data):
        yield as_it_lies(data, place)


def pictured(data: bytes) -> bool:
    """Say whether bytes begin as a picture or a document does."""
    return data.startswith(_BEGINNINGS) or data[4:12] in {b"ftypavif", b"ftypheic", b"ftypmif1"}


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return _is_printed(text)


def _is_wide(data: bytes) -> bool:
    """Say whether bytes are text of sixteen bits a letter; chance gives Chinese, so only letters of Latin and Arabic count."""
    for upper in (data[0::2], data[1::2]):
        if len(data) >= _LEAST_PACKED and _count(upper, b"\x00\x06 ") > _MOSTLY * len(upper):
            return True
    return False


def _is_printed(text: str) -> bool:
    return bool(text) and all(character.isprintable() or character in "\n\r\t" for character in text)


def _is_latin(data: bytes) -> bool:
    """Say whether bytes are text of one byte a letter: mostly plain letters, some with accents."""
    return len(data) >= _LEAST_PACKED and _count(data, _PLAIN_LETTERS) > _MOSTLY * len(data)


def _count(data: bytes, signs: bytes) -> int:
    return len(data) - len(data.translate(None, signs))


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
    return _SMALL_ESCAPE.sub(lambda match: _SMALL.get(match[1], match[1]), undone)


def _style_escapes(text: str) -> str:
    return _STYLE_ESCAPE.sub(lambda match: _character(match[1]), text)


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= _LAST_CODE else ""


def _all(text: str) -> str:
    """Undo entities, then tags, then entities again: a page written into a feed."""
    return html.unescape(_TAG.sub("", html.unescape(text)))


def _percents(text: str) -> str:
    """Undo percent signs: of UTF-8, of one byte a letter where they are no UTF-8, and of four digits a letter."""

    def one(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        data = unquote_to_bytes(match[0])
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("cp1252", "ignore")

    return _PERCENTS.sub(one, text)


def _mailed(text: str) -> str:
    """Undo quoted-printable (RFC 2045, 6.7): bytes as an equals sign and two digits, and lines broken by one."""

    def one(match: re.Match[str]) -> str:
        return bytes.fromhex(match[0].replace("=", "")).decode("utf-8", "replace")

    return _QUOTED.sub(one, _SOFT_END.sub("", text))


def _joined(text: str) -> str:
    return _JOINED.sub("", text)


def _spelt_out(text: str) -> str:
    return _TAG.sub("", html.unescape(_slashes(text)))


_UNDOING: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (_ENTITY, _all),
    (_TAG, _all),
    (_SLASHES, _spelt_out),
    (_SMALL_ESCAPE, _spelt_out),
    (_STYLE_ESCAPE, _style_escapes),
    (_PERCENT, _percents),
    (_QUOTED, _mailed),
    (_JOINED, _joined),
)
"""What tells that a text is written by other letters, and how it is undone."""
