"""Which reader reads what: a file, an entry of an archive, an embedded stream."""

from __future__ import annotations

import codecs
import re
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import brotli

from magazine.constants import AUDIT_DEPTH, AUDIT_UNPACKED_BYTES
from magazine.release.audit.exhibits import Lump, Packet, Words
from magazine.release.audit.readers.book import book
from magazine.release.audit.readers.fonts import font
from magazine.release.audit.readers.markup import markup
from magazine.release.audit.readers.oddities import behind, unread
from magazine.release.audit.readers.pictures import PICTURES
from magazine.release.audit.readers.plain import plain
from magazine.release.audit.readers.printed import printed
from magazine.release.audit.readers.recordings import film, mp3, ogg, wave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

    Read = Callable[[bytes, str, str], Iterator[Exhibit]]
    Reader = Callable[[bytes, str], Iterator[Exhibit]]

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MARKS_OF_LETTERS: Final = frozenset({codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE})
_MARKUP: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:\?xml|!doctype|[a-zA-Z][\w:-]*[\s/>])", re.DOTALL | re.IGNORECASE
)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SEARCH_MARK: Final = b"pagefind_dcd"
_MODULE: Final = _SEARCH_MARK + b"\x00asm"
"""The search's own program, packed by those who wrote it, on their machine and at their time."""
_OTHERS: Final[tuple[tuple[Callable[[bytes], bool], Reader], ...]] = (
    *PICTURES,
    (lambda data: data[:4] in {b"wOF2", b"wOFF", b"OTTO", b"\x00\x01\x00\x00", b"true"}, font),
    (
        lambda data: (
            data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] >= b"\xe0" and data[:2] not in _MARKS_OF_LETTERS)
        ),
        mp3,
    ),
    (lambda data: data[:4] in {b"OggS", b"fLaC"}, ogg),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WAVE", wave),
    (lambda data: data[4:8] in {b"ftyp", b"moov", b"wide"}, film),
)


def exhibits(data: bytes, name: str = "", place: str = "", depth: int = 0) -> Iterator[Exhibit]:
    """Read bytes by the reader that knows them, and what is packed in them likewise.

    Args:
        data: the bytes.
        name: of the file or entry; only Brotli, which has no mark of its own, is told by it.
        place: where they stand, as a person would say it; empty for the file as such.
        depth: of files within files.
    """
    if depth > AUDIT_DEPTH:
        yield unread(place, "files within files without end")
        return

    def within(inner: bytes, inner_name: str, inner_place: str) -> Iterator[Exhibit]:
        return exhibits(inner, inner_name, inner_place, depth + 1)

    reader = _reader(data, name, within)
    yield Lump(place=place, data=data, opened=reader is not None)
    if reader is not None:
        yield from reader(data, place)


def _reader(data: bytes, name: str, within: Read) -> Reader | None:
    """Give who reads some bytes; None where they are bytes alone."""
    if data[:5] == b"%PDF-":
        return lambda data, place: printed(data, place, within)
    if data[:4] == b"PK\x03\x04":
        return lambda data, place: book(data, place, within)
    if data[:2] == b"\x1f\x8b" or name.endswith(".br"):
        return lambda data, place: _packed(data, name, place, within)
    known = next((reader for knows, reader in _OTHERS if knows(data)), None)
    if known is not None:
        return known
    return None if decoded(data) is None else _text


def _packed(data: bytes, name: str, place: str, within: Read) -> Iterator[Exhibit]:
    """Unpack gzip or Brotli; the index of the search is gzip with a word of its own in front."""
    try:
        if name.endswith(".br"):
            inner = brotli.decompress(data)
        else:
            stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            inner = stream.decompress(data, AUDIT_UNPACKED_BYTES)
            if not inner.startswith(_MODULE):
                yield Words(place=_within(place, "the head of the archive"), text=gzip_words(data))
            if stream.unused_data:
                yield behind(place, len(stream.unused_data))
                yield Packet(place=_within(place, "bytes after its end"), data=stream.unused_data)
    except (brotli.error, zlib.error, EOFError) as error:
        yield unread(place, str(error) or "damaged")
        return
    yield from within(inner.removeprefix(_SEARCH_MARK), name.removesuffix(".br").removesuffix(".gz"), place)


def gzip_words(data: bytes) -> str:
    """Give what stands in gzip's head: the moment of packing, and names or remarks (RFC 1952)."""
    moment = int.from_bytes(data[4:8], "little")
    said = datetime.fromtimestamp(moment, UTC).isoformat() if moment else ""
    return f"{said}\n{data[10:300].decode('latin-1')}" if data[3] & 0b11100 else said


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what


def _text(data: bytes, place: str) -> Iterator[Exhibit]:
    text = decoded(data) or ""
    if _MARKUP.match(text[:4096]):
        yield from markup(text, place)
    else:
        yield from plain(text, place)


def decoded(data: bytes) -> str | None:
    """Give bytes as text, or None where they are none."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _UNPRINTABLE.search(text[:4096]) else text
