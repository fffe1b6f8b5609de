"""Bytes become text, or a finding that names the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.manuscript.notes import Notes
from magazine.manuscript.text import decode, read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb\n"])
def test_any_line_ends_and_a_byte_order_mark_give_the_same_text(data: bytes) -> None:
    notes = Notes()
    assert decode(data, "f", notes) == "a\nb\n"
    assert notes.findings == ()


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        ("نص\nقديم".encode("cp1256"), "1:1", "byte 1 "),
        ("ab\r\nمرحبا é".encode() + b"\xe9", "2:8", "0xE9"),
        (b"\xef\xbb\xbfab\n\xc3", "2:1", "byte 7 "),
        (b"ok \xed\xa0\x80", "1:4", "0xED"),
    ],
)
def test_other_encodings_are_found_with_line_and_byte(data: bytes, place: str, byte: str) -> None:
    notes = Notes()
    assert decode(data, "f", notes) is None
    (finding,) = notes.findings
    assert str(finding).startswith(f"f:{place}: error wrong-encoding")
    assert byte in finding.what


def test_utf_16_is_called_by_its_name() -> None:
    notes = Notes()
    assert decode("نص".encode("utf-16"), "f", notes) is None
    assert "UTF-16" in notes.findings[0].what


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\x0c", "\U000e0041", "\u034f", "\ufff9", "\U000e0100"]
)
def test_invisible_characters_are_found_once_a_file_and_read_as_spaces(sign: str) -> None:
    notes = Notes()
    assert decode(f"a\nb{sign}c{sign}\n".encode(), "f", notes) == "a\nb c \n"
    (finding,) = notes.findings
    assert str(finding).startswith("f:2:2: error control-character")
    assert f"U+{ord(sign):04X}" in finding.what
    assert "1 more" in finding.what


def test_signs_that_guide_direction_are_kept() -> None:
    text = "\u200f\u2067نص\u2069\u200d\u200c"
    assert decode(text.encode(), "f", Notes()) == text


def test_what_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    notes = Notes()
    assert read_text(tmp_path / "gone.md", "gone.md", notes) is None
    assert [one.rule for one in notes.findings] == ["unreadable-file"]
    assert str(tmp_path) not in str(notes.findings[0])
