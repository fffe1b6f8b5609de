"""EPUB, and any other ZIP archive: every entry, and what stands between them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from magazine.constants import AUDIT_UNPACKED_BYTES
from magazine.release.audit.exhibits import Packet, Words
from magazine.release.audit.readers.oddities import behind, foreign, guarded, metadata, unread, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

    Read = Callable[[bytes, str, str], Iterator[Exhibit]]

_LOCAL_HEAD = 30  # bytes before an entry's name (APPNOTE 4.3.7)
_LOCKED = 0x01  # a flag: the entry needs a password
_DESCRIPTOR = 0x08  # likewise: the sizes follow the entry
_UTF8 = 0x800  # likewise: its name is in UTF-8


def book(data: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    """Give every entry by its own reader, then names, remarks, extra fields, and bytes that belong to no entry."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - a damaged list of entries fails in a dozen ways
        yield unread(place, str(error))
        yield Packet(place=place, data=data)
        return
    taken: list[tuple[int, int]] = []
    with archive:
        for entry in archive.infolist():
            inside = f"{place}, {entry.filename}" if place else entry.filename
            yield Words(place=f"{inside}, its name", text=entry.filename)
            yield Words(place=f"{inside}, its date", text=_moment(entry))
            if entry.comment:
                yield metadata(inside, "a remark on the entry")
                yield Packet(place=f"{inside}, its remark", data=entry.comment)
            try:
                span, extra = _span(data, entry)
            except struct.error as error:
                yield unread(inside, str(error))
                continue
            taken.append(span)
            for field in {entry.extra, extra} - {b""}:
                yield metadata(inside, "an extra field")
                yield Packet(place=f"{inside}, its extra field", data=field)
            if entry.file_size > AUDIT_UNPACKED_BYTES:
                yield unread(inside, "too large")
                continue
            yield from guarded(_content(data[span[0] : span[1]], entry, inside, read), inside)
        if archive.comment:
            yield metadata(place, "a remark on the archive")
            yield Packet(place=within(place, "the archive's remark"), data=archive.comment)
        yield from _between(data, taken, archive.start_dir, place)


def _content(packed: bytes, entry: zipfile.ZipInfo, inside: str, read: Read) -> Iterator[Exhibit]:
    """Unpack an entry, and tell of what its space holds beside it: the library reads no further than it must."""
    name, extra = struct.unpack_from("<HH", packed, 26)
    body = packed[_LOCAL_HEAD + name + extra :][: entry.compress_size]
    content, rest = body, b""
    if entry.flag_bits & _LOCKED or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        yield foreign(inside, "an entry that is locked, or packed in a way")
        return
    if packed[_LOCAL_HEAD : _LOCAL_HEAD + name] != _name_bytes(entry):
        yield metadata(inside, "another name in the entry's own head")
        yield Packet(place=f"{inside}, its other name", data=packed[_LOCAL_HEAD : _LOCAL_HEAD + name])
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        content = stream.decompress(body, AUDIT_UNPACKED_BYTES)
        rest = stream.unused_data
    if rest:
        yield behind(inside, len(rest))
        yield Packet(place=f"{inside}, bytes after its end", data=rest)
    if zlib.crc32(content) != entry.CRC:
        yield unread(inside, "an entry that is damaged")
    yield from read(content, entry.filename, inside)


def _name_bytes(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437")


def _moment(entry: zipfile.ZipInfo) -> str:
    year, month, day, hour, minute, second = entry.date_time
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def _span(data: bytes, entry: zipfile.ZipInfo) -> tuple[tuple[int, int], bytes]:
    """Say which bytes an entry takes, and give the extra field of its own head."""
    at = entry.header_offset
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start = at + _LOCAL_HEAD + name
    end = start + extra + entry.compress_size
    if entry.flag_bits & _DESCRIPTOR:
        end += 16 if data[end : end + 4] == b"PK\x07\x08" else 12
    return (at, end), data[start : start + extra]


def _between(data: bytes, taken: list[tuple[int, int]], directory: int, place: str) -> Iterator[Exhibit]:
    at = 0
    for start, end in [*sorted(taken), (directory, directory)]:
        if start > at:
            yield behind(place, start - at)
            yield Packet(place=within(place, "bytes between entries"), data=data[at:start])
        at = max(at, end)
    end_of_list = data.rfind(b"PK\x05\x06")
    remark = int.from_bytes(data[end_of_list + 20 : end_of_list + 22], "little")
    rest = data[end_of_list + 22 + remark :]
    if rest:
        yield behind(place, len(rest))
        yield Packet(place=within(place, "bytes after its end"), data=rest)
