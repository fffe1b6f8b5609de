"""Runs found by a table are those that a regular expression finds, wherever they begin and end."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.runs import Runs, plainly

KINDS: Final = {
    "figures": (b"0123456789abcdefABCDEF", rb"[0-9a-fA-F]{5,}"),
    "printable": (bytes(range(0x20, 0x7F)), rb"[\x20-\x7e]{5,}"),
    "halves": (b"\x00\x06 ", rb"[\x00\x06 ]{5,}"),
}
EDGES: Final = (b"", b"a", b"aaaaa", b"\xffaaaaa", b"aaaaa\xff", b"aaaa\xffaaaa", b"aaaaa\xffaaaaa", b"\x00" * 5)


@pytest.mark.parametrize("kind", KINDS)
def test_runs_are_those_of_an_expression(kind: str) -> None:
    signs, expression = KINDS[kind]
    runs, chance = Runs(signs, 5), random.Random(kind)
    pieces = [signs[:3], b"\xff", b"z9\x00", signs[-1:] * 4]
    made = [b"".join(chance.choices(pieces, k=chance.randrange(60))) for _ in range(300)]
    for data in (*EDGES, *made):
        assert [*runs(data)] == [match.span() for match in re.finditer(expression, data)]


def test_what_is_left_of_a_run_begins_where_one_looks_from() -> None:
    places = Runs(b"a", 3).begin(b"-aaaaa-aa")
    assert [places.after(place) for place in range(5)] == [1, 1, 2, 3, -1]


def test_a_text_keeps_its_places_in_bytes() -> None:
    assert plainly("aé\ud800ب0") == b"a???0"


@pytest.mark.parametrize(
    "words",
    ["confidentiel", "par les enquêteurs près d’ici", "بسم الله", "المحققون. قبل"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_words_among_coded_bytes_are_read(words: str, encoding: str) -> None:
    noise = random.Random(words).randbytes(4000).translate(None, bytes(range(0x80)))
    found = as_it_lies(noise + b"\x80\x80" + words.encode(encoding) + b"\x80\x80" + noise, "").read()
    assert any(words in getattr(exhibit, "text", "") for exhibit in found)
