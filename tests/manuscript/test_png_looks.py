"""What programs take differently of a PNG's colours is refused; what Chromium makes of each stands in ``test_second_judge.py``."""

from __future__ import annotations

import struct

import pytest
from tests.manuscript.noted import chunk, png_with, portrait, saved

from magazine.manuscript.png_looks import has_plain_colours, has_true_key

SRGB = (31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)
KEY = (b"tRNS", struct.pack(">3H", 255, 0, 255))


@pytest.mark.parametrize(
    ("before", "behind", "true"),
    [
        ([], [], True), ([KEY], [], True), ([KEY, KEY], [], False), ([], [KEY], False), ([(b"tRNS", b"")], [], False),
        ([(b"tRNS", struct.pack(">3H", 256, 0, 0))], [], False), ([(b"tRNS", bytes(8))], [], False), ([(b"PLTE", bytes(3))] * 2, [], False),
        ([KEY, (b"PLTE", bytes(3))], [], False),
    ],
)  # fmt: skip
def test_one_key_in_its_place_is_true(
    before: list[tuple[bytes, bytes]], behind: list[tuple[bytes, bytes]], *, true: bool
) -> None:
    assert has_true_key(png_with(before, behind)) is true


def test_a_palette_has_no_more_keys_than_colours() -> None:
    data = saved("PNG", portrait().quantize(4), transparency=0)
    assert has_true_key(data)
    place = data.index(b"tRNS") - 4
    assert not has_true_key(data[:place] + chunk(b"tRNS", bytes(257)) + data[place + 13 :])


def test_of_sixteen_bits_a_colour_has_no_key() -> None:
    data = bytearray(png_with([KEY]))
    data[24] = 16
    assert not has_true_key(bytes(data))


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ([], True), ([(b"gAMA", struct.pack(">I", 45_455))], True), ([(b"gAMA", struct.pack(">I", 100_000))], False),
        ([(b"gAMA", struct.pack(">I", 45_455)), (b"gAMA", struct.pack(">I", 1))], False), ([(b"sRGB", b"\0"), (b"gAMA", bytes(4))], True),
        ([(b"cICP", bytes((1, 13, 0, 1)))], True), ([(b"cICP", bytes((9, 16, 0, 1)))], False), ([(b"cICP", bytes((9, 16, 0, 1))), (b"sRGB", b"\0")], False),
        ([(b"cHRM", struct.pack(">8I", *SRGB))], True), ([(b"cHRM", struct.pack(">8I", *SRGB[::-1]))], False), ([(b"cHRM", b"")], False),
        ([(b"cHRM", struct.pack(">8I", *SRGB[::-1])), (b"iCCP", b"a\0\0x")], True), ([(b"gAMA", bytes(4)), (b"iCCP", b"a\0\0x")], False),
    ],
)  # fmt: skip
def test_colours_of_srgb_or_of_a_profile_are_plain(told: list[tuple[bytes, bytes]], *, plain: bool) -> None:
    assert has_plain_colours(png_with(told)) is plain
