"""Sound and film: what a file says about itself beside its sounds and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Packet
from magazine.release.audit.readers.boxes import film_words
from magazine.release.audit.readers.oddities import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_ID3_HEAD: Final = 10
_ID3_TAIL: Final = 128
_HARMLESS: Final = frozenset({b"TSSE", b"TLEN", b"TENC"})
"""ID3 frames that name the coder and the length."""


def mp3(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of the tags before and after an MP3's sound (id3.org, 2.3 and 2.4)."""
    if data[:3] == b"ID3":
        end = _ID3_HEAD + _seven_bits(data[6:10])
        at = _ID3_HEAD
        while at + _ID3_HEAD <= end and data[at : at + 4].strip(b"\x00"):
            kind, size = data[at : at + 4], data[at + 4 : at + 8]
            length = _seven_bits(size) if data[3] == 4 else int.from_bytes(size, "big")
            if kind not in _HARMLESS:
                name = f"a tag “{kind.decode('latin-1')}”"
                yield metadata(place, name)
                yield Packet(place=_within(place, name), data=data[at + _ID3_HEAD : at + _ID3_HEAD + length])
            at += _ID3_HEAD + length
    tail = data[-_ID3_TAIL:]
    if tail.startswith(b"TAG"):
        yield metadata(place, "a tag at its end")
        yield Packet(place=_within(place, "a tag at its end"), data=tail[3:])
    start = data.rfind(b"APETAGEX")
    if start >= 0:
        yield metadata(place, "an APE tag")
        yield Packet(place=_within(place, "an APE tag"), data=data[start:])


def ogg(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of the remarks in Ogg and FLAC (xiph.org, Vorbis comment)."""
    for mark in (b"\x03vorbis", b"OpusTags", b"fLaC"):
        start = data.find(mark, 0, 100_000)
        if start >= 0:
            head = data[start : start + 65_536]
            if b"=" in head[:4000]:
                yield metadata(place, "remarks on the recording")
            yield Packet(place=_within(place, "remarks on the recording"), data=head)


def wave(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of the chunks of a WAVE file that are no sound."""
    at = 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind not in {b"fmt ", b"data", b"fact"}:
            name = f"a chunk “{kind.decode('latin-1').strip()}”"
            yield metadata(place, name)
            yield Packet(place=_within(place, name), data=data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2


def film(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of the remarks in an MP4, M4A or QuickTime file."""
    yield from film_words(data, place)


def _seven_bits(size: bytes) -> int:
    total = 0
    for byte in size:
        total = total << 7 | byte & 0x7F
    return total


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what
