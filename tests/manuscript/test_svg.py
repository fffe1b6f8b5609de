"""A drawing that says in its first line how it is written is read so, or told; nothing that it says there ends with a traceback."""

from __future__ import annotations

import pytest

from magazine.manuscript.notes import Notes
from magazine.manuscript.svg import svg_size

DRAWING = '<?xml version="1.0" encoding="{}"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'


def written_in(encoding: str) -> bytes:
    return DRAWING.format(encoding).encode("utf-16" if encoding == "UTF-16" else "utf-8")


@pytest.mark.parametrize(
    "encoding", ["UTF-8", "UTF-16", "utf-8", "ISO-8859-1", "US-ASCII", "windows-1252", "windows-1256"]
)
def test_what_drawing_programs_write_is_read(encoding: str) -> None:
    notes = Notes()
    assert svg_size(written_in(encoding), "map.svg", notes) == (3, 2)
    assert not notes.findings


@pytest.mark.parametrize(
    "encoding", ["nope", "utf-7", "utf-32", "idna", "punycode", "hex", "rot13", "undefined", "big5"]
)
def test_an_encoding_that_is_not_read_is_told(encoding: str) -> None:
    notes = Notes()
    assert svg_size(written_in(encoding), "map.svg", notes) is None
    (finding,) = notes.findings
    assert (finding.rule, finding.where.line) == ("not-a-picture", 1)
    assert encoding in finding.what
