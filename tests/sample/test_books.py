"""The sample's books, looked at from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from magazine.editions.epub.lint import Expected, lint_book
from magazine.issue.language import Language
from tests.editions.epub.bench import XHTML, Opened
from tests.validators import ace, epubcheck_many

if TYPE_CHECKING:
    from pathlib import Path

EXPLAINED = ("CSS-028",)
"""Usage messages that say nothing bad: CSS-028 comes with every embedded font."""

BESIDE_PAGES = 2
"""Ace looks at the package and, once more by itself, at the navigation."""

DOWNLOAD_MAX_BYTES = 6_000_000


def place(sample: Path, tag: str) -> Path:
    return sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.epub"


def test_epubcheck_has_nothing_to_say(sample: Path) -> None:
    books = [place(sample, tag) for tag in ("ar", "fr")]
    for book, found in zip(books, epubcheck_many(books), strict=True):
        assert not {severity: messages for severity, messages in found.items() if severity != "USAGE"}, book
        assert not [message for message in found.get("USAGE", []) if not message.startswith(EXPLAINED)], book


def test_ace_finds_no_violation_on_any_page(sample: Path) -> None:
    books = [place(sample, tag) for tag in ("ar", "fr")]
    for book, seen in zip(books, ace(*books), strict=True):
        opened = Opened(book)
        assert seen.violations == ()
        assert seen.pages == len(opened.pages) + BESIDE_PAGES
        assert seen.page_breaks == ("pageBreakMarkers" in opened.stated("schema:accessibilityFeature"))


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH], ids=lambda language: language.tag)
def test_the_lint_has_nothing_to_say(sample: Path, language: Language) -> None:
    assert list(map(str, lint_book(place(sample, language.tag), Expected(language=language)))) == []


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_the_book_is_light_enough_for_a_telephone(sample: Path, tag: str) -> None:
    assert place(sample, tag).stat().st_size < DOWNLOAD_MAX_BYTES


def spoken(element: Any) -> str:
    return "".join(element.itertext()).replace("\u00a0", " ")


def test_the_samples_fragile_numbers_are_isolated_in_arabic(sample: Path) -> None:
    book = Opened(place(sample, "ar"))
    said = dict.fromkeys(("260.000", "05 00 00 00 00", "0000-0000"), 0)
    for page in book.pages.values():
        body = spoken(page)
        isolates = [
            spoken(bdi)
            for bdi in page.iter(f"{XHTML}bdi")
            if bdi.get("dir") == "ltr" and bdi.find(f".//{XHTML}bdi") is None
        ]
        for number in said:
            said[number] += body.count(number)
            assert sum(isolate.count(number) for isolate in isolates) == body.count(number) or number == "260.000"
    assert all(said.values()), said
