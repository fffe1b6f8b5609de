"""Whatever is taken out of a book or put into it, the lint answers with findings and never fails."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from magazine.editions.epub.lint import Expected, lint_book
from tests.editions.epub.lint.case import PLACE
from tests.editions.epub.lint.small_book import pack, small_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GARBAGE = ("", "#", "\u202e\u2066", "../../..", "http://[", "99999999999", "%zz", "a b  c")
SHEETS = (
    b"@font-face {}", b"@font-face { font-family: Text; src: url(); }", b"@font-face { font-weight: heavy light; src: url(x) }",
    b"p { color: rgb(; background-color: 12; opacity: x; font-weight: 1e9; font-family: }", b"p::before, p:nth-child(2n+1) { color: red }",
    b"@media { p { color: red } } @supports (display: grid) { p { opacity: 2 } }", b"\xff\xfe\x00{{{", b"@import;", b"[ { } ] p",
    b"p + p { color: color(display-p3 1 0 0) } p { color: hsl(120deg 40% 30% / 50%) }",
)  # fmt: skip
DOCUMENTS = [name for name in small_book("ar") if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml"))]
EXPECTED = Expected(articles=("one", "two"), pages=5)


def spoilt(content: bytes) -> Iterator[bytes]:
    """Give a document with each element taken out, then with each attribute taken out or spoilt."""
    whole = etree.fromstring(content)
    for place, element in enumerate(whole.iter()):
        if place and isinstance(element.tag, str):
            copy = deepcopy(whole)
            gone = list(copy.iter())[place]
            gone.getparent().remove(gone)
            yield etree.tostring(copy)
        for number, name in enumerate(element.attrib if isinstance(element.tag, str) else ()):
            copy = deepcopy(whole)
            value = GARBAGE[(place + number) % len(GARBAGE)]
            list(copy.iter())[place].set(name, value)
            yield etree.tostring(copy)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_spoilt_document_never_stops_the_lint(name: str, tmp_path: Path) -> None:
    files = {each: content.replace(PLACE + b"\n", b"") for each, content in small_book("ar").items()}
    for content in spoilt(files[name]):
        for finding in lint_book(pack(files | {name: content}, tmp_path / "book.epub"), EXPECTED):
            assert finding.what
            assert finding.where.line >= 1


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_spoilt_style_sheet_never_stops_the_lint(sheet: bytes, tmp_path: Path) -> None:
    files = dict(small_book("ar"))
    lint_book(pack(files | {"EPUB/style.css": files["EPUB/style.css"] + sheet}, tmp_path / "book.epub"))
    lint_book(pack(files | {"EPUB/style.css": sheet}, tmp_path / "book.epub"))
