"""Sound and film: what a file says about itself beside its sounds and pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from magazine.manuscript.recording_traces import trace_in
from magazine.release.audit.exhibits import Packet
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import metadata, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

_ID3_HEAD: Final = 10
_ID3_TAIL: Final = 128


def recording(media_type: str) -> Callable[[bytes, str], Iterator[Exhibit]]:
    """Give the reader of recordings of a media type: the walk by which they came in, then all bytes as they lie."""

    def read(data: bytes, place: str) -> Iterator[Exhibit]:
        trace = trace_in(io.BytesIO(data), media_type)
        if trace:
            yield metadata(place, trace)
        if media_type == "audio/mpeg":
            yield from _tags(data, place)
        # What a codec packs is its own; what is written between its frames or in its padding shows as it lies.
        yield as_it_lies(data, within(place, "its sound"))

    return read


def _tags(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give the tags before and after an MP3's sound, some of which are packed in letters of sixteen bits (id3.org, 2.3 and 2.4)."""
    if data[:3] == b"ID3":
        end = _ID3_HEAD + _seven_bits(data[6:10])
        at = _ID3_HEAD
        while at + _ID3_HEAD <= end and data[at : at + 4].strip(b"\x00"):
            kind, size = data[at : at + 4], data[at + 4 : at + 8]
            length = _seven_bits(size) if data[3] == 4 else int.from_bytes(size, "big")
            name = within(place, f"a tag “{kind.decode('latin-1')}”")
            yield Packet(place=name, data=data[at + _ID3_HEAD : at + _ID3_HEAD + length])
            at += _ID3_HEAD + length
    if data[-_ID3_TAIL:].startswith(b"TAG"):
        yield Packet(place=within(place, "a tag at its end"), data=data[3 - _ID3_TAIL :])


def _seven_bits(size: bytes) -> int:
    total = 0
    for byte in size:
        total = total << 7 | byte & 0x7F
    return total
