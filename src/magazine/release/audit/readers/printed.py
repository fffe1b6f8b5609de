"""PDF: what shows on pages, and every object and stream of every revision, whether a page refers to it or not."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_UNPACKED_BYTES
from magazine.release.audit.exhibits import Packet, Reading, Words
from magazine.release.audit.readers.oddities import behind, foreign, guarded, unread, within
from magazine.release.audit.readers.plain import plain
from magazine.release.audit.readers.printed_objects import listed_objects
from magazine.release.audit.readers.printed_pages import pages_as_read
from magazine.release.audit.readers.printed_text import drawn_words, strings_of, without_strings
from magazine.release.audit.readers.seals import seal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

    Read = Callable[[bytes, str, str], Iterator[Exhibit]]

_STREAM: Final = re.compile(rb"stream\r?\n")
_END_OF_FILE: Final = re.compile(rb"%%EOF[\r\n]*")
_HEADER: Final = re.compile(rb"%PDF-")
_FIRST_LINES: Final = re.compile(rb"%PDF-\d\.\d\s+%[\x80-\xff]{4,8}\s")
"""The head, and the remark by which programs tell that a file is no text (ISO 32000-1, 7.5.2)."""
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)\b")
_FILTERS: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_DRAWS: Final = re.compile(rb"(?<![^\s])(?:BT|cm|re|q|gs|BDC|BMC|Tf)\s")
_INLINE_PICTURE: Final = re.compile(rb"BI(?<![^\s]BI)\s+/[^()<>]{0,400}?\sID\s")
_SIGNATURE: Final = re.compile(rb"\bobj\b(?:(?!endobj).)*?/ByteRange(?:(?!endobj).)*?endobj", re.DOTALL)
_SIGNED_AT: Final = re.compile(rb"/M\s*\((?:[^()\\]|\\.)*\)")
"""When a file was signed: the one moment that is meant (ETSI EN 319 142-1, 5.3)."""
_IS_SIGNATURE: Final = re.compile(rb"/Type\s*/(?:Sig|DocTimeStamp)\b")
_SEAL: Final = re.compile(rb"/Contents\s*<((?:[0-9A-Fa-f]{2})+)>")
_STRANGE: Final = re.compile(rb"[^\t\n\f\r\x20-\x7e\x00]")


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream as it lies.

    Attributes:
        head: its dictionary, as it is written.
        body: its bytes, still coded.
        end: where the file goes on.
    """

    head: bytes
    body: bytes
    end: int


def printed(data: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    """Read a PDF, then each earlier revision that it still holds."""
    ends = [match.end() for match in _END_OF_FILE.finditer(data)]
    if not ends:
        yield unread(place, "no end mark")
        yield Packet(place=place, data=data[1:])
        return
    if data[ends[-1] :].strip(b"\x00\r\n "):
        yield behind(place, len(data) - ends[-1])
        yield Packet(place=within(place, "bytes after its end"), data=data[ends[-1] :])
    known, digest = set[bytes](), hashlib.sha256(data).hexdigest()
    yield from guarded(listed_objects(data, place, digest, read, known), place)
    yield from guarded(_raw(data, place, read, known), place)
    yield pages_as_read(data, place, digest)
    for number, end in enumerate(ends[:-1], start=1):
        yield pages_as_read(data[:end], within(place, f"revision {number}"))


def _raw(data: bytes, place: str, read: Read, known: set[bytes]) -> Iterator[Exhibit]:
    """Go through the bytes as they lie, whatever the table of objects says."""
    between, at = [], 0
    for match in _STREAM.finditer(data):
        if match.start() < at or data[match.start() - 3 : match.start()] == b"end":
            continue
        stream = _stream_at(data, at, match.start(), match.end())
        between.append(data[at : match.start()])
        at = stream.end
        yield from _stream(stream, within(place, f"the stream at byte {match.start()}"), read, known)
    between.append(data[at:])
    loose, seals = b"\n".join(between), list[bytes]()
    if b"/ByteRange" in loose:
        loose = _SIGNATURE.sub(lambda match: _without_seal(match, seals), loose)
    for data_of_seal in seals:
        yield from guarded(seal(data_of_seal, within(place, "its signature")), within(place, "its signature"))
    yield Reading(place=place, read=lambda: _strings(loose, within(place, "its objects")))
    if _STRANGE.search(without_strings(_FIRST_LINES.sub(b"", loose, count=1))):
        yield foreign(within(place, "between its objects"), "bytes of no object")
    yield Packet(place=within(place, "between its objects"), data=_HEADER.sub(b" ", loose))


def _stream_at(data: bytes, after: int, start: int, begin: int) -> _Stream:
    """Give a stream by the length that it says, where that leads to its end, else by the word that ends it."""
    head = data[max(0, data.rfind(b"obj", after, start)) : start]
    said = _LENGTH.search(head)
    end = begin + int(said[1]) if said else -1
    if end < 0 or data[end : end + 12].lstrip(b"\r\n")[:9] != b"endstream":
        end = data.find(b"endstream", begin)
        end = len(data) if end < 0 else end
        body = data[begin:end]
        return _Stream(head, body.removesuffix(b"\n").removesuffix(b"\r"), end)
    return _Stream(head, data[begin:end], end)


def _without_seal(signature: re.Match[bytes], seals: list[bytes]) -> bytes:
    """Take the moment of signing, and the signature itself, out of its dictionary; all else in it is read."""
    if not _IS_SIGNATURE.search(signature[0]):
        return signature[0]

    def put_by(match: re.Match[bytes]) -> bytes:
        seals.append(bytes.fromhex(match[1].decode("ascii")))
        return b""

    return _SEAL.sub(put_by, _SIGNED_AT.sub(b"", signature[0], count=1), count=1)


def _strings(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give the strings of objects, and what they become where they are addresses, scripts or text with marks (ISO 32000-1, 12.6.4.7, 12.7.3.4)."""
    yield from plain("\n".join(strings_of(data)), place)


def _stream(stream: _Stream, place: str, read: Read, known: set[bytes]) -> Iterator[Exhibit]:
    if not stream.body or hashlib.sha256(stream.body).digest() in known or b"/XRef" in stream.head:
        return  # nothing, or an object that was looked at
    filters = _FILTERS.search(stream.head)
    coding = b"" if filters is None else filters[1].strip(b"[] \r\n")
    if coding == b"/FlateDecode":
        yield from _unpacked(stream, place, read)
    elif coding in {b"", b"/DCTDecode"}:
        yield from _content(stream.head, stream.body, place, read)
    else:
        yield foreign(place, f"a stream coded with {coding.decode('latin-1')}")


def _unpacked(stream: _Stream, place: str, read: Read) -> Iterator[Exhibit]:
    unpacked = zlib.decompressobj()
    try:
        body = unpacked.decompress(stream.body, AUDIT_UNPACKED_BYTES)
    except zlib.error as error:
        yield unread(place, str(error))
        return
    rest = unpacked.unused_data.strip(b"\r\n")
    if unpacked.unconsumed_tail or not unpacked.eof:
        yield unread(place, "a stream that ends too early, or is too large")
    if rest:
        yield behind(place, len(rest))
        yield Packet(place=within(place, "bytes after its end"), data=rest)
    yield from _content(stream.head, body, place, read)


def _content(head: bytes, body: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    if b"/Width" in head and b"/DCTDecode" not in head:
        yield foreign(place, "a picture that no list of objects leads to")
    elif b"/ObjStm" in head or b"<<" in body[:4000] or b"begincmap" in body:
        yield Reading(place=place, read=lambda: _strings(body, place))
    if _DRAWS.search(body, 0, 4000):
        yield from _drawing(body, place)
    elif b"/ObjStm" not in head:
        yield from read(body, "", place)


def _drawing(body: bytes, place: str) -> Iterator[Exhibit]:
    """Give the words of what draws; a picture written into it would be looked at by nobody."""
    if _INLINE_PICTURE.search(body):
        yield foreign(place, "a picture among the signs that draw a page")
    yield Reading(place=place, read=lambda: (Words(place=place, text=text) for text in drawn_words(body)))
