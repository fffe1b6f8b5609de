"""A picture's parts are counted before a decoder reads each of them: a few megabytes must not take seconds, nor a gigabyte."""

from __future__ import annotations

import resource
import struct
import time
from typing import TYPE_CHECKING

import pytest
from tests.manuscript.noted import chunk, exif, jpeg_with, png_with, saved, segment, short

from magazine.constants import (
    PICTURE_MAX_EXIF_BLOCKS,
    PICTURE_MAX_GAPS_BYTES,
    PICTURE_MAX_PIECES,
    PICTURE_MAX_SIDE_PX,
    TIFF_MAX_FRACTIONS,
)
from magazine.issue.finding import Location
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.picture_parts import chunks, directory, kind_of, overfull, riff_chunks, segments
from magazine.manuscript.pictures import read_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 2.0
"""Of the processor, for any of them; Pillow took 13 to 24."""


def entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def tiff(*more: bytes, room: int = 0) -> bytes:
    """Make a TIFF of 16 by 16 pixels with these entries beside its own, and so many bytes behind."""
    own = [
        (256, 3, 1, 16), (257, 3, 1, 16), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 4_096), (277, 3, 1, 1),
        (278, 3, 1, 16), (279, 4, 1, 256),
    ]  # fmt: skip
    entries = sorted([*(entry(*one) for one in own), *more], key=lambda one: one[:2][::-1])
    head = b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + bytes(4)
    return head.ljust(4_096 + 256, b"\0") + bytes(room)


BOMBS: dict[str, Callable[[], bytes]] = {
    "filling.jpg": lambda: jpeg_with(b"\xff" * 50_000_000),
    "junk.jpg": lambda: jpeg_with(segment(b"", 0xFE), bytes(50_000_000)),
    "segments.jpg": lambda: jpeg_with(b"\xff\xfe\0\2" * 12_000_000),
    "marks.jpg": lambda: jpeg_with(b"\xff\xd0" * 12_000_000),
    "exif.jpg": lambda: jpeg_with((b"\xff\xe1\xff\xff" + b"Exif\0\0".ljust(65_533, b"\0")) * 800),
    "notes.jpg": lambda: jpeg_with((b"\xff\xed\xff\xff" + b"Photoshop 3.0\0".ljust(65_533, b"8")) * 800),
    "upon each other.jpg": lambda: jpeg_with(segment(exif(*[(tag, 7, 30_000, bytes(4)) for tag in range(300, 2_000)]) + bytes(30_000))),
    "pictures.jpg": lambda: jpeg_with(b"\xff\xe2\xff\xff" + (b"MPF\0" + exif(*[(tag, 7, 60_000, bytes(4)) for tag in range(1_900)])[6:]).ljust(65_533, b"\0")),
    "chunks.png": lambda: png_with([(b"prVt", b"")] * 500_000),
    "notes.png": lambda: png_with([(b"prVt", bytes(9_000_000))] * 2),
    "pixels.png": lambda: (data := saved("PNG"))[:33] + chunk(b"IDAT", b"") * 4_000_000 + data[33:],
    "chunks.webp": lambda: saved("WEBP", lossless=True) + b"XXXX\0\0\0\0" * 5_000_000,
    "fractions.tif": lambda: tiff(entry(282, 5, 7_000_000, 8), room=56_000_000),
    "strips.tif": lambda: tiff(entry(324, 4, 14_000_000, 8), room=56_000_000),
    "samples.tif": lambda: tiff(entry(339, 3, 28_000_000, 8), room=56_000_000),
    "upon each other.tif": lambda: tiff(*(entry(tag, 7, 50_000_000, 8) for tag in range(40_000, 40_100)), room=50_000_000),
    "entries.tif": lambda: b"II*\0" + struct.pack("<IH", 8, 60_000) + entry(40_000, 1, 1, 0) * 60_000,
}  # fmt: skip


def read(folder: Path, name: str, data: bytes) -> list[str]:
    file = folder / name
    file.write_bytes(data)
    notes = Notes()
    read_picture(IssueFile(id=name, file=file, where=Location(path=name)), None, notes)
    return [one.rule for one in notes.findings]


@pytest.mark.parametrize("name", BOMBS)
def test_what_has_too_many_parts_is_found_before_it_is_decoded(name: str, tmp_path: Path) -> None:
    data = BOMBS[name]()
    began, held = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert read(tmp_path, name, data) == ["huge-picture"]
    assert time.process_time() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < 200_000  # kilobytes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("segments.jpg", jpeg_with(*[segment(b"", 0xFE)] * (PICTURE_MAX_PIECES // 2))), ("filling.jpg", jpeg_with(b"\xff" * (PICTURE_MAX_GAPS_BYTES // 2))),
        ("exif.jpg", jpeg_with(segment(exif(short(1))), *[segment(b"Exif\0\0more")] * (PICTURE_MAX_EXIF_BLOCKS - 1))),
        ("chunks.png", png_with([(b"tEXt", b"a\0b")] * (PICTURE_MAX_PIECES // 2))),
        ("fractions.tif", tiff(entry(40_000, 5, TIFF_MAX_FRACTIONS, 8), room=8_000)), ("plain.tif", tiff()),
        ("tiles.tif", saved("TIFF")), ("plain.webp", saved("WEBP")), ("broken exif.jpg", jpeg_with(segment(exif((271, 2, 4_000_000_000, b"far "))))),
    ],
)  # fmt: skip
def test_what_has_many_parts_is_taken(name: str, data: bytes, tmp_path: Path) -> None:
    assert overfull(data) is None
    assert read(tmp_path, name, data) == []


def test_a_side_may_not_be_too_long(tmp_path: Path) -> None:
    for size in ((PICTURE_MAX_SIDE_PX + 1, 1), (1, PICTURE_MAX_SIDE_PX + 1)):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
        data = saved("PNG")
        assert read(tmp_path, "line.png", data[:8] + head + data[33:]) == ["huge-picture"]


def test_the_parts_of_a_file_are_those_that_are_in_it() -> None:
    body = exif(short(6))
    assert [one for one in segments(jpeg_with(segment(body), b"\xff\xff\xff")) if one[0] == 0xE1] == [(0xE1, body)]
    assert [kind for kind, _ in chunks(png_with([(b"tEXt", b"a\0b")], [(b"eXIf", b"x")]))] == [
        b"IHDR",
        b"tEXt",
        b"IDAT",
        b"eXIf",
        b"IEND",
    ]
    assert b"EXIF" in [kind for kind, _ in riff_chunks(saved("WEBP", lossless=True, exif=body))]
    entries, whole = directory(body[6:])
    assert ([(one.tag, one.short, one.size) for one in entries], whole) == ([(0x0112, 6, 2)], True)
    assert directory(body[6:18]) == ((), False)
    assert directory(b"II*\0\xff\xff\xff\xff") == directory(b"nothing") == ((), False)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\0\0", b"\x89PNG\r\n\x1a\n\0", b"RIFF....WEBP", b"II*\0"])  # fmt: skip
def test_a_file_that_ends_early_has_few_parts(data: bytes) -> None:
    assert overfull(data) is None


def test_formats_are_told_by_their_first_bytes(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        assert kind_of(saved(kind)) == kind
    assert kind_of(b"GIF89a") is None
    big = saved("TIFF", big_tiff=True)
    assert kind_of(big) == "BIGTIFF"
    assert read(tmp_path, "big.tif", big) == ["not-a-picture"]
