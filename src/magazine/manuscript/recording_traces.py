"""What a recording carries beside sound and film: tags, cover pictures, places, times, and tracks of other data.

Recordings are published as they are handed in, so nothing may be in them that nobody hears or sees. Each container is walked from
its first byte to its last, and only what playing needs is let through; a part that is not known is named, never skipped. What a codec
hides within its own frames (user data of H.264, say) is not looked for. Nothing here decodes: a walk reads heads and leaps over the rest.

Sources: ISO/IEC 14496-12 (MP4), RFC 3533 and 7845 (Ogg, Opus), Vorbis I section 5, RFC 8794 and 9559 (EBML, Matroska), RIFF/WAVE,
ISO/IEC 11172-3 (frames of MP3).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PARTS_MAX: Final = 2_000_000
"""Parts of one recording that are looked at: ten hours of MP3 have 1.4 million frames."""
SMALL: Final = 65_536
"""Bytes of a head, of padding or of comments that are read at once."""

WAYS: Final[Mapping[str, str]] = {
    "audio/mpeg": "ffmpeg -i {0} -map 0:a -map_metadata -1 -c copy -id3v2_version 0 -write_id3v1 0 {1}",
    "": "ffmpeg -i {0} -map 0:v? -map 0:a? -map_metadata -1 -map_chapters -1 -fflags +bitexact -c copy {1}",
}
"""What takes metadata out without touching sound or film, by media type."""


class _Odd(Exception):  # noqa: N818 - found in a recording, not a fault of the program
    """Something that playing does not need."""


def trace_in(file: BinaryIO, media_type: str) -> str:
    """Name the first thing in a recording that is neither sound nor film, or give nothing."""
    size = file.seek(0, os.SEEK_END)
    try:
        _WALKS[media_type](file, size)
    except _Odd as found:
        return str(found)
    return ""


def remedy_for(name: str, media_type: str) -> str:
    """Give the command that takes it out."""
    stem, _, ending = name.rpartition(".")
    command = WAYS.get(media_type, WAYS[""]).format(name, f"{stem}-clean.{ending}")
    return f"take it out and use the clean copy in its place: {command}"


def _at(file: BinaryIO, place: int, count: int) -> bytes:
    file.seek(place)
    data = file.read(count)
    if len(data) < count:
        raise _Odd("an end that comes too early")
    return data


# MP4 and M4A

_BOXES: Final = {
    b"": {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"styp", b"sidx", b"moof", b"mfra"},
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods", b"free"},
    b"mvex": {b"mehd", b"trex"},
    b"trak": {b"tkhd", b"edts", b"tref", b"mdia", b"free"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng", b"free"},
    b"minf": {b"vmhd", b"smhd", b"dinf", b"stbl", b"free"},
    b"dinf": {b"dref"},
    b"stbl": {
        b"stsd", b"stts", b"stss", b"ctts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp", b"sdtp", b"cslg",
        b"free",
    },
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd"},
    b"mfra": {b"tfra", b"mfro"},
}  # fmt: skip
"""The boxes that may stand in a box; those that are not keys hold no boxes of interest."""
_BOX_NAMES: Final = {
    b"udta": "tags (udta)", b"meta": "tags (meta)", b"uuid": "private data (uuid, where XMP lies)", b"chpl": "chapters",
}  # fmt: skip
_TIMED: Final = {b"mvhd", b"tkhd", b"mdhd"}
_HANDLERS: Final = {b"", b"VideoHandler", b"SoundHandler", b"Core Media Video", b"Core Media Audio"}


def _mp4(file: BinaryIO, size: int) -> None:
    waiting = [(b"", 0, size)]
    for _ in range(PARTS_MAX):
        if not waiting:
            return
        parent, place, end = waiting.pop()
        while place < end:
            kind, start, after = _box(file, place, end)
            if kind not in _BOXES[parent]:
                raise _Odd(_BOX_NAMES.get(kind, f"a part of no use for playing ({kind.decode('latin-1')!a})"))
            if kind in _BOXES:
                waiting.append((kind, start, after))
            elif kind in {b"free", b"skip", b"wide"}:
                _only_zeros(file, start, after)
            elif kind in _TIMED:
                _no_times(_at(file, start, min(after - start, 20)))
            elif kind == b"hdlr":
                _plain_handler(_at(file, start, min(after - start, SMALL)))
            place = after
    raise _Odd("more parts than any recording has")


def _box(file: BinaryIO, place: int, end: int) -> tuple[bytes, int, int]:
    head = _at(file, place, 8)
    length, kind, start = int.from_bytes(head[:4], "big"), head[4:], place + 8
    if length == 1:
        length, start = int.from_bytes(_at(file, start, 8), "big"), start + 8
    elif length == 0:
        length = end - place
    if length < start - place or place + length > end:
        raise _Odd("a part that is longer than the file")
    return kind, start, place + length


def _no_times(head: bytes) -> None:
    """Both moments, of making and of changing, follow version and flags."""
    if any(head[4 : 20 if head[:1] == b"\x01" else 12]):
        raise _Odd("the time at which it was made")


def _plain_handler(box: bytes) -> None:
    if box[8:12] not in {b"vide", b"soun"}:
        raise _Odd(f"a track of other data ({box[8:12].decode('latin-1')!a}): subtitles, places or a camera's readings")
    if box[24:].strip(b"\x00\x0c\x0d") not in _HANDLERS:
        raise _Odd("a track's own name")


def _only_zeros(file: BinaryIO, place: int, end: int) -> None:
    while place < end:
        data = _at(file, place, min(SMALL, end - place))
        if any(data):
            raise _Odd("something left in its padding")
        place += len(data)


# MP3

_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Samples a second by MPEG version."""
_BITRATES: Final = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second of Layer III by version; versions 2 and 2.5 are alike."""
_MP3_TAGS: Final = {b"ID3": "ID3 tags", b"TAG": "ID3 tags at its end", b"APE": "APE tags", b"LYR": "lyrics"}


def _mp3(file: BinaryIO, size: int) -> None:
    place = 0
    for _ in range(PARTS_MAX):
        if place >= size:
            return
        head = _at(file, place, min(4, size - place))
        if head[:3] in _MP3_TAGS:
            raise _Odd(_MP3_TAGS[head[:3]])
        place += _frame_bytes(head)
    raise _Odd("more parts than any recording has")


def _frame_bytes(head: bytes) -> int:
    """Give the length of a frame of Layer III."""
    number = int.from_bytes(head.ljust(4, b"\x00"), "big")
    version, layer, rate, samples = number >> 19 & 3, number >> 17 & 3, number >> 12 & 15, number >> 10 & 3
    if number >> 21 != 0x7FF or version == 1 or layer != 1 or rate in {0, 15} or samples == 3:  # noqa: PLR2004 - as the standard has it
        raise _Odd("bytes that are no sound")
    bitrate = _BITRATES[3 if version == 3 else 2][rate - 1] * 1000  # noqa: PLR2004
    return (144 if version == 3 else 72) * bitrate // _RATES[version][samples] + (number >> 9 & 1)  # noqa: PLR2004


# Ogg


def _ogg(file: BinaryIO, size: int) -> None:
    place, comments, begun = 0, b"", 0
    for page in range(PARTS_MAX):
        if place >= size:
            break
        head = _at(file, place, 27)
        table = _at(file, place + 27, head[26])
        body = place + 27 + len(table)
        begun += head[5] >> 1 & 1
        if head[:4] != b"OggS" or begun != 1:
            raise _Odd("something beside its one stream of sound")
        if page in {1, 2}:
            comments += _at(file, body, sum(table))
        place = body + sum(table)
    _no_comments(comments)


def _no_comments(packet: bytes) -> None:
    """Look into the comment header: the encoder's name, then comments, of which only the encoder's settings may stand."""
    start = 8 if packet.startswith(b"OpusTags") else 7 if packet.startswith(b"\x03vorbis") else -1
    if start < 0:
        raise _Odd("something beside its one stream of sound")
    start += 4 + int.from_bytes(packet[start : start + 4], "little")
    count = int.from_bytes(packet[start : start + 4], "little")
    start += 4
    for _ in range(min(count, SMALL)):
        length = int.from_bytes(packet[start : start + 4], "little")
        words = packet[start + 4 : start + 4 + length]
        if not words.lower().startswith(b"encoder="):
            raise _Odd("tags")
        start += 4 + length


# WAV


def _wav(file: BinaryIO, size: int) -> None:
    place = 12
    while place < size:
        head = _at(file, place, 8)
        if head[:4] not in {b"fmt ", b"data", b"fact", b"PEAK"}:
            raise _Odd(f"tags ({head[:4].decode('latin-1')!a})")
        length = int.from_bytes(head[4:], "little")
        place += 8 + length + length % 2
    if place > size + 1:
        raise _Odd("an end that comes too early")


# WebM

_PARENTS: Final = {
    0x1A45DFA3: "head", 0x18538067: "segment", 0x1549A966: "about", 0x1654AE6B: "tracks", 0xAE: "track", 0x1254C367: "tags",
    0x7373: "tag", 0x67C8: "said",
}  # fmt: skip
_REFUSED: Final = {
    0x1941A469: "attached files", 0x1043A770: "chapters", 0x7BA9: "a title", 0x4461: "the time at which it was made",
    0x7384: "a file's name", 0x3C83AB: "a file's name", 0x3E83BB: "a file's name", 0x536E: "a track's own name",
}  # fmt: skip
_TAG_NAME: Final = 0x45A3
_TAG_STRING: Final = 0x4487
_TRACK_KIND: Final = 0x83
_VOID: Final = 0xEC
_TAGS_OF_ENCODERS: Final = {b"DURATION", b"ENCODER"}
_UNKNOWN: Final = -1


def _webm(file: BinaryIO, size: int) -> None:
    waiting = [(0, size)]
    for _ in range(PARTS_MAX):
        if not waiting:
            return
        place, end = waiting.pop()
        while place < end:
            number, start, after = _element(file, place, end)
            if number in _REFUSED:
                raise _Odd(_REFUSED[number])
            if number in _PARENTS:
                waiting.append((start, after))
            elif number == _TAG_NAME and _at(file, start, min(after - start, 64)) not in _TAGS_OF_ENCODERS:
                raise _Odd("tags")
            elif number == _TRACK_KIND and _at(file, start, after - start)[-1:] not in {b"\x01", b"\x02"}:
                raise _Odd("a track of other data")
            elif number == _VOID:
                _only_zeros(file, start, after)
            place = after
    raise _Odd("more parts than any recording has")


def _element(file: BinaryIO, place: int, end: int) -> tuple[int, int, int]:
    number, start = _vint(file, place, keep=True)
    length, start = _vint(file, start, keep=False)
    after = end if length == _UNKNOWN else start + length
    if after > end:
        raise _Odd("a part that is longer than the file")
    return number, start, after


def _vint(file: BinaryIO, place: int, *, keep: bool) -> tuple[int, int]:
    """Read a number whose first set bit says how long it is; element numbers keep that bit."""
    first = _at(file, place, 1)[0]
    length = 9 - first.bit_length()
    if length > 8:  # noqa: PLR2004 - RFC 8794, section 4
        raise _Odd("bytes that are neither sound nor film")
    value = int.from_bytes(_at(file, place, length), "big")
    if not keep:
        mask = (1 << 7 * length) - 1
        value = _UNKNOWN if value & mask == mask else value & mask
    return value, place + length


_WALKS: Final[Mapping[str, Callable[[BinaryIO, int], None]]] = {
    "audio/mpeg": _mp3,
    "audio/mp4": _mp4,
    "video/mp4": _mp4,
    "audio/ogg": _ogg,
    "audio/wav": _wav,
    "video/webm": _webm,
}
