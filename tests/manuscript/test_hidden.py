"""What nobody sees in a text is told wherever text comes in; what writing needs is let be."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from tests.manuscript.yaml_texts import values_of

from magazine.issue.finding import printable
from magazine.manuscript.files import unreadable
from magazine.manuscript.hidden import hidden_in, without_hidden

SENTENCE = "".join(chr(0xE0000 + ord(letter)) for letter in "he is innocent")
NEEDED = "\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064"
"""Looked over by rules of their own, or part of a word; those before Arabic numbers are seen."""
HIDDEN = {
    "tags": SENTENCE,
    "tags behind a flag": f"\U0001f3f4{SENTENCE}",
    "bytes as selectors": "a" + "".join(chr(0xE0100 + byte) for byte in b"secret"),
    "bits as selectors": "a\ufe0eb\ufe0fc",
    "bits behind figures": "1\ufe0e2\ufe0f",
    "selectors": "a\ufe00",
    "between the lines": "\ufff9the words\ufffaothers\ufffb",
    "joiner of graphemes": "a\u034fb",
    "fillers": "\u3164\u1160\uffa0",
    "empty braille": "\u2800",
    "notes of music": "\U0001d173",
    "set aside": "\ufdd0\U0001ffff",
    "a heap": "e" + "\u0301" * 9,
    "a heap in Arabic": "ب" + "\u064b\u0651" * 9,
    "a heap with joiners": "e" + "\u0301\u200d" * 5,
    "five thousand": "e" + "\u0489" * 5_000,
}
SEEN = (
    "شَّٰ ـَ",
    "1\ufe0f\u20e3",
    "☎\ufe0f",
    "👮\u200d♀\ufe0f",
    "🇲🇦",
    "©\ufe0f",
    "هـ‍ 1440",
    "—" * 40,
    "e\u0301" * 90,
    "Ẫ\u0323",
    "\u0600 12",
    "•\t✓",
    "\u0915\u094d\u0937",
)


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_told(name: str) -> None:
    found = list(hidden_in(f"Un mot {HIDDEN[name]} ici"))
    assert found
    kept = without_hidden(f"Un mot {HIDDEN[name]} ici")
    assert len(kept) == len(f"Un mot {HIDDEN[name]} ici")
    assert list(hidden_in(kept)) == []


@pytest.mark.parametrize("text", SEEN)
def test_what_writing_needs_is_let_be(text: str) -> None:
    assert list(hidden_in(text)) == []


def test_no_format_control_of_unicode_slips_through_but_those_that_have_rules_of_their_own() -> None:
    formats = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf"]
    left = {sign for sign in formats if not list(hidden_in(sign))} - set(NEEDED)
    assert {unicodedata.name(sign).split()[0] for sign in left} <= {"ARABIC"}


def test_by_a_code_in_a_field_it_is_told_as_well() -> None:
    assert values_of('title: "a\\U000e0041b"') == ["control-character"]
    assert values_of("title: un mot") == []
    assert values_of('title: "pol\\u200bice"') == ["control-character"]


def test_a_file_name_that_hides_something_is_not_printed_as_it_is() -> None:
    for name, shown in (("a\u200bb.jpg", "a?b.jpg"), (f"a{SENTENCE[0]}.jpg", "a?.jpg"), ("صورة.jpg", "صورة.jpg")):
        assert (printable(name), unreadable(name)) == (shown, name != shown)


def test_two_megabytes_of_signs_that_nobody_sees_cost_no_more_than_their_number() -> None:
    text = "S\x90\x1ea" * 500_000
    began = time.process_time()
    kept = without_hidden(text)
    assert kept == "S  a" * 500_000
    assert (
        time.process_time() - began < 2
    )  # seconds; where each sign made a text of its own, it was more than ten minutes
