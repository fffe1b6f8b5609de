"""A note of which side is up counts where every program takes it alike; what Chromium makes of each stands in ``test_second_judge.py``."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image
from tests.manuscript.noted import exif, jpeg_with, png_with, segment, short, tiff_with, webp_with, xmp

from magazine.manuscript.orientation import Stance, stance_of

THREE, ONE = exif(short(3)), exif(short(1))
LONG, COUNTED = exif((0x0112, 4, 1, struct.pack("<I", 3))), exif((0x0112, 3, 2, struct.pack("<HH", 3, 3)))
SURE, PLAIN = Stance(1, certain=True), Stance(1, certain=False)


@pytest.mark.parametrize("way", range(1, 9))
def test_one_well_formed_note_of_a_jpeg_is_believed(way: int) -> None:
    for order in "<>":
        assert stance_of("JPEG", jpeg_with(segment(exif(short(way, order), order=order)))) == Stance(way, certain=True)


@pytest.mark.parametrize("blocks", [(), (ONE,), (ONE, ONE), (exif(),), (exif(short(1), short(1)),), (exif((0x0112, 4, 1, b"\1\0\0\0")),)])  # fmt: skip
def test_without_a_note_or_with_those_that_say_upright_a_jpeg_is_upright(blocks: tuple[bytes, ...]) -> None:
    assert stance_of("JPEG", jpeg_with(*map(segment, blocks))) == SURE


@pytest.mark.parametrize(
    "blocks",
    [
        (LONG,), (COUNTED,), (exif((0x0112, 8, 1, b"\3\0")),), (exif((0x0112, 1, 1, b"\3")),), (exif((0x0112, 11, 1, struct.pack("<f", 3))),),
        (exif(short(1), short(3)),), (exif(short(3), short(1)),), (exif(short(9), short(3)),), (ONE, THREE), (THREE, ONE), (exif(), THREE),
        (b"Exif\0\xff" + THREE[6:],), (b"exif\0\0" + THREE[6:],), (b"Exif\0\0junk", THREE),
    ],
)  # fmt: skip
def test_notes_that_programs_take_differently_are_believed_by_none(blocks: tuple[bytes, ...]) -> None:
    assert stance_of("JPEG", jpeg_with(*map(segment, blocks))) is None


@pytest.mark.parametrize(
    ("parts", "stance"),
    [
        ((THREE, THREE), Stance(3, certain=False)), ((THREE, b"Exif\0\0more of it"), Stance(3, certain=False)), ((exif(short(0)),), PLAIN),
        ((exif(short(9)),), PLAIN), ((THREE[:-2].replace(b"\1\0\x12", b"\7\0\x12"),), Stance(3, certain=False)), ((THREE, xmp(6)), Stance(3, certain=False)),
        ((THREE, xmp(3)), Stance(3, certain=True)), ((xmp(1),), SURE), ((xmp(6),), PLAIN), ((xmp(6).decode().encode("utf-16"),), PLAIN),
        ((xmp(1), xmp(6)), PLAIN), ((xmp(6).replace(b"tiff:", b"t:"),), PLAIN), ((b"<tiff:Orientation>8</tiff:Orientation>",), PLAIN),
        ((b"tiff:Orientation='&#54;'",), PLAIN),
    ],
)  # fmt: skip
def test_a_jpeg_that_browsers_show_so_and_others_perhaps_not(parts: tuple[bytes, ...], stance: Stance) -> None:
    assert stance_of("JPEG", jpeg_with(*map(segment, parts))) == stance


def text(kind: bytes, keyword: bytes, body: bytes) -> tuple[bytes, bytes]:
    return kind, keyword + b"\0" + body


RAW = f"\nexif\n{len(THREE)}\n{THREE.hex()}\n".encode()


@pytest.mark.parametrize(
    ("before", "behind", "stance"),
    [
        ([], [], SURE), ([(b"eXIf", ONE[6:])], [], SURE), ([(b"eXIf", THREE[6:])], [], Stance(3, certain=False)),
        ([], [(b"eXIf", THREE[6:])], PLAIN), ([(b"eXIf", THREE[6:])] * 2, [], None), ([(b"eXIf", ONE[6:]), (b"eXIf", THREE[6:])], [], None),
        ([(b"eXIf", THREE)], [], None), ([(b"eXIf", LONG[6:])], [], None), ([(b"eXIf", exif(short(9))[6:])], [], PLAIN),
        ([text(b"iTXt", b"XML:com.adobe.xmp", b"\0\0\0\0" + xmp(6))], [], PLAIN),
        ([], [text(b"iTXt", b"XML:com.adobe.xmp", b"\1\0\0\0" + zlib.compress(xmp(6)))], PLAIN),
        ([text(b"iTXt", b"XML:com.adobe.xmp", b"\0\0\0\0" + xmp(1))], [], SURE),
        ([text(b"zTXt", b"Raw profile type exif", b"\0" + zlib.compress(RAW))], [], PLAIN),
        ([text(b"tEXt", b"Raw profile type APP1", RAW)], [], PLAIN),
        ([text(b"tEXt", b"Raw profile type APP1", b"\nexif\n9\nno digits")], [], SURE), ([(b"zTXt", b"a\0\0not packed")], [], SURE),
    ],
)  # fmt: skip
def test_a_png_is_turned_by_one_note_before_its_pixels(
    before: list[tuple[bytes, bytes]], behind: list[tuple[bytes, bytes]], stance: Stance | None
) -> None:
    assert stance_of("PNG", png_with(before, behind)) == stance


@pytest.mark.parametrize(
    ("block", "stance"), [(b"", SURE), (ONE, SURE), (ONE[6:], SURE), (THREE, None), (THREE[6:], None), (LONG, None)]
)
def test_a_webp_with_a_note_that_turns_it_is_not_clear(block: bytes, stance: Stance | None) -> None:
    assert stance_of("WEBP", webp_with(block)) == stance


@pytest.mark.parametrize(
    ("tags", "stance"),
    [
        ({}, SURE), ({274: (3, 1)}, SURE), ({274: (3, 6)}, PLAIN), ({274: (4, 3)}, None), ({700: (7, xmp(3))}, None), ({700: (7, xmp(1))}, SURE),
        ({274: (3, 1), 700: (7, xmp(3))}, PLAIN),
    ],
)  # fmt: skip
def test_a_tiff_stands_by_its_tag(tags: dict[int, tuple[int, object]], stance: Stance | None) -> None:
    """Pillow turns it, so there is nothing left to turn."""
    assert stance_of("TIFF", tiff_with(tags)) == stance


def test_pillow_and_we_read_the_same_of_good_notes() -> None:
    for way in range(1, 9):
        notes = Image.Exif()
        notes[0x0112] = way
        assert stance_of("JPEG", jpeg_with(segment(notes.tobytes()))) == Stance(way, certain=True)
