"""Every word of the manuscripts, in reading order, in every edition."""

from __future__ import annotations

import posixpath
import subprocess
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from tests.sample.conftest import ROOT
from tests.sample.manuscript_words import missing, read_manuscript, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLES = sorted((ROOT / "issues/2019-01").glob("*/*.md"))
IDS = [f"{path.parent.name}-{path.stem}" for path in ARTICLES]
INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "span", "strong", "sub", "sup", "time"}
LEAST_IN_PDF = 0.99
"""Share of a manuscript's words that pdftotext must find in order."""


def page_words(markup: str, *, parser: str) -> list[str]:
    page = BeautifulSoup(markup, parser)
    scope = page.find("main") or page.find("body")
    assert scope is not None
    return words("".join(read_aloud(scope)))


def read_aloud(node: Tag) -> Iterator[str]:
    """Give text as it is read: block elements part words, inline ones do not, and marks of notes are not words."""
    for child in node.children:
        if isinstance(child, Tag):
            if child.get("role") != "doc-noteref":
                edge = "" if child.name in INLINE else " "
                yield from (edge, *read_aloud(child), edge)
        elif isinstance(child, NavigableString):
            yield str(child)


@pytest.mark.parametrize("path", ARTICLES, ids=IDS)
def test_the_web_page_holds_every_word_in_order(sample: Path, path: Path) -> None:
    page = sample / f"build/site/{path.stem}/2019-01/{path.parent.name}/index.html"
    found = page_words(page.read_text(encoding="utf-8"), parser="html.parser")
    manuscript = read_manuscript(path)
    for part in (manuscript.headline, manuscript.standfirst, manuscript.body, manuscript.notes):
        assert missing(part, found) == []


@pytest.mark.parametrize("path", ARTICLES, ids=IDS)
def test_the_book_holds_every_word_in_order(sample: Path, path: Path) -> None:
    manuscript = read_manuscript(path)
    with ZipFile(sample / f"build/site/{path.stem}/2019-01/police-magazine-2019-01-{path.stem}.epub") as book:
        pages = [
            name for name in book.namelist() if posixpath.basename(name).removesuffix(".xhtml") == path.parent.name
        ]
        assert len(pages) == 1
        found = page_words(book.read(pages[0]).decode(), parser="xml")
    for part in (manuscript.headline, manuscript.standfirst, manuscript.body, manuscript.notes):
        assert missing(part, found) == []


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_pdftotext_finds_the_words_in_order(sample: Path, tag: str) -> None:
    pdf = sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf"
    result = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True)
    found = words(result.stdout.replace("\u00ad\n", ""))
    expected_all = matched_all = 0
    poor = {}
    for path in ARTICLES:
        if path.stem == tag:
            expected = read_manuscript(path).body
            matched = matched_words(expected, found)
            expected_all += len(expected)
            matched_all += matched
            if matched < LEAST_IN_PDF * len(expected):
                poor[path.parent.name] = f"{matched} of {len(expected)}"
    assert matched_all >= LEAST_IN_PDF * expected_all, poor


def matched_words(expected: list[str], found: list[str]) -> int:
    """Count the words that stand in order in the densest stretch of the found text."""
    anchors = SequenceMatcher(None, expected, found, autojunk=False)
    longest = anchors.find_longest_match()
    start = max(0, longest.b - longest.a - len(expected))
    window = found[start : longest.b + 2 * len(expected)]
    blocks = SequenceMatcher(None, expected, window, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)
