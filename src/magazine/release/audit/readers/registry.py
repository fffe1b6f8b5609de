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
from magazine.release.audit.readers.oddities import behind, foreign, guarded, unread, within
from magazine.release.audit.readers.pictures import PICTURES, is_other_picture, other
from magazine.release.audit.readers.plain import plain
from magazine.release.audit.readers.printed import printed
from magazine.release.audit.readers.recordings import recording
from magazine.release.audit.readers.seals import is_seal, seal
from magazine.release.audit.readers.search_files import MODULE, index, module

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
_SAID_ENCODING: Final = re.compile(
    r"<\?xml\s[^>]*?encoding\s*=\s*[\"']?([\w.-]+)|<meta\s[^>]*?charset\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE
)
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_SEARCH_MARK: Final = b"pagefind_dcd"


def exhibits(data: bytes, name: str = "", place: str = "", depth: int = 0) -> Iterator[Exhibit]:
    """Read bytes by the reader that knows them, and what is packed in them likewise; bytes that none knows are told of.

    Args:
        data: the bytes.
        name: of the file or entry; only Brotli, which has no mark of its own, is told by it.
        place: where they stand, as a person would say it; empty for the file as such.
        depth: of files within files.
    """
    reader = _reader(data, name, depth)
    if reader is None:
        yield foreign(place, "bytes of a kind")
    yield from _read(reader, data, place)


def remains(data: bytes, place: str, depth: int) -> Iterator[Exhibit]:
    """Read bytes that were told of already, so that what is in them is named, too; that nobody knows them is no news."""
    yield from _read(_reader(data, "", depth), data, place)


def _read(reader: Reader | None, data: bytes, place: str) -> Iterator[Exhibit]:
    yield Lump(place=place, data=data, opened=reader is not None)
    if reader is not None:
        yield from guarded(reader(data, place), place)


def _reader(data: bytes, name: str, depth: int) -> Reader | None:
    """Give who reads some bytes; None where nobody knows them."""
    if depth > AUDIT_DEPTH:
        return _endless

    def within_it(inner: bytes, inner_name: str, inner_place: str) -> Iterator[Exhibit]:
        return exhibits(inner, inner_name, inner_place, depth + 1)

    if data[:5] == b"%PDF-":
        return lambda data, place: printed(data, place, within_it)
    if data[:4] == b"PK\x03\x04":
        return lambda data, place: book(data, place, within_it)
    if data[:2] == b"\x1f\x8b" or name.endswith(".br"):
        return lambda data, place: _packed(data, name, place, within_it)
    return next((reader for knows, reader in _OTHERS if knows(data)), None)


def _endless(_data: bytes, place: str) -> Iterator[Exhibit]:
    yield unread(place, "files within files without end")


def _packed(data: bytes, name: str, place: str, read: Read) -> Iterator[Exhibit]:
    """Unpack gzip or Brotli; the search's own files are gzip with a word of their own in front."""
    try:
        if name.endswith(".br"):
            inner = brotli.decompress(data)
        else:
            stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            inner = stream.decompress(data, AUDIT_UNPACKED_BYTES)
            if not inner.startswith(_SEARCH_MARK + MODULE):
                # The search's own program was packed by those who wrote it, on their machine and at their time.
                yield Words(place=within(place, "the head of the archive"), text=gzip_words(data))
            if stream.unused_data:
                yield behind(place, len(stream.unused_data))
                yield Packet(place=within(place, "bytes after its end"), data=stream.unused_data)
            if not stream.eof:
                yield unread(place, "an archive that ends too early, or is too large")
    except (brotli.error, zlib.error, EOFError) as error:
        yield unread(place, str(error) or "damaged")
        return
    found = inner.removeprefix(_SEARCH_MARK)
    if len(found) < len(inner) and decoded(found) is None:
        yield from guarded((module if found.startswith(MODULE) else index)(found, place), place)
    else:
        yield from read(found, name.removesuffix(".br").removesuffix(".gz"), place)


def gzip_words(data: bytes) -> str:
    """Give what stands in gzip's head: the moment of packing, and names or remarks (RFC 1952)."""
    moment = int.from_bytes(data[4:8].ljust(4, b"\x00"), "little")
    said = datetime.fromtimestamp(moment, UTC).isoformat() if moment else ""
    return f"{said}\n{data[10:300].decode('latin-1')}" if data[3:4] > b"\x03" else said


def _text(data: bytes, place: str) -> Iterator[Exhibit]:
    text = decoded(data) or ""
    for match in _SAID_ENCODING.finditer(text, 0, 4096):
        said = match[1] or match[2]
        if said.lower() not in _ENCODINGS and not (said.lower() == "utf-16" and data[:2] in _MARKS_OF_LETTERS):
            yield foreign(place, f"a text in letters of {said}")
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
    return None if _UNPRINTABLE.search(text) else text


_OTHERS: Final[tuple[tuple[Callable[[bytes], bool], Reader], ...]] = (
    *PICTURES,
    (lambda data: data[:4] in {b"wOF2", b"wOFF", b"OTTO", b"\x00\x01\x00\x00", b"true"}, font),
    (
        lambda data: (
            data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] >= b"\xe0" and data[:2] not in _MARKS_OF_LETTERS)
        ),
        recording("audio/mpeg"),
    ),
    (lambda data: data[:4] == b"OggS", recording("audio/ogg")),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WAVE", recording("audio/wav")),
    (lambda data: data[4:8] == b"ftyp", recording("video/mp4")),
    (lambda data: data[:4] == b"\x1a\x45\xdf\xa3", recording("video/webm")),
    (is_seal, seal),
    (lambda data: decoded(data) is not None, _text),
    (is_other_picture, other),
)
"""Every kind that the house makes or publishes, and how it begins. What is none of these, and no text, is a finding by itself."""
