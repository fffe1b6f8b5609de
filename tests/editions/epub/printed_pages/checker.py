"""Holds a finished book against the printed issue, by another road than the one that made it.

The book is read as a tree, the PDF by PDFium; nothing is asked of the page plan. What a page begins with in print must follow its marker, and what
stands before the marker must stand on an earlier page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.editions.epub.bench import EPUB, XHTML
from tests.extractors import pdfium
from tests.sample.manuscript_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.editions.epub.bench import Opened

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
INLINE = {"a", "abbr", "b", "bdi", "br", "code", "em", "i", "q", "s", "span", "strong", "sub", "sup", "time", "wbr"}
BOOK_ALONE = {"chart-data", "corrections", "onward"}
WORDS = 4
"""So many words after a marker, and before it, must stand together on the printed page."""

CONTENTS = "nav.xhtml"
"""Print sets its contents by pages and pictures, the book in one list; there only the first word is the same."""

SHARE = 0.88
"""Part of the words between two markers that the PDF's page must have; the rest is what only one edition says: numbers of notes, a rubric,
where a sound is heard, words parted over two pages."""


@dataclass
class BookPage:
    """A printed page as the book has it."""

    folio: str
    place: str
    text: list[str] = field(default_factory=list)

    @property
    def document(self) -> str:
        return self.place.partition("#")[0]

    @property
    def words(self) -> list[str]:
        return words("".join(self.text))


def book_pages(book: Opened) -> list[BookPage]:
    """Cut the book at its markers."""
    found: list[BookPage] = []
    for name, page in book.pages.items():
        for mark, text in read(page.find(f"{XHTML}body")):
            if mark is not None:
                found.append(BookPage(mark.get("aria-label", ""), f"{name}#{mark.get('id')}"))
            elif found and found[-1].document == name:
                found[-1].text.append(text)
    return found


def read(element: Any) -> Iterator[tuple[Any, str]]:
    """Give markers and text as they are read, without what print does not say; blocks part words."""
    edge = "" if etree.QName(element).localname in INLINE else "\n"
    yield None, edge
    if element.get(f"{EPUB}type") == "pagebreak":
        yield element, ""
    elif not (element.get("hidden") or BOOK_ALONE & set(element.get("class", "").split()) or element.tag in PLAYERS):
        yield None, element.text or ""
        for child in element.iterchildren(f"{XHTML}*"):
            yield from read(child)
            yield None, child.tail or ""
    yield None, edge


PLAYERS = {f"{XHTML}audio", f"{XHTML}video"}


def faults(book: Opened, pdf: Path, count: int) -> list[str]:
    """Say what is wrong with the book's printed pages.

    Args:
        book: the book.
        pdf: the screen edition of the same issue.
        count: its pages.
    """
    pages = book_pages(book)
    found = []
    if [page.folio for page in pages] != [str(number) for number in range(1, count + 1)]:
        return [f"the markers are {[page.folio for page in pages]}"]
    ways = [(page.folio, page.place) for page in pages]
    found += [f"the page list leads to {way}" for way in nav_list(book) if way not in ways]
    if nav_list(book) != ways or ncx_list(book) != ways:
        found.append("the page lists are not the markers")
    printed = {page: words(pdfium(pdf, page, page)) for page in range(1, count + 1)}
    return [*found, *misplaced(pages, printed)]


def misplaced(pages: Sequence[BookPage], printed: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Say which markers do not stand where the printed page begins."""
    for page in pages:
        own = page.words
        first = own[: 1 if page.document == CONTENTS else WORDS]
        text = printed[int(page.folio)]
        opens = page.document not in {each.document for each in pages[: pages.index(page)]}
        # Of an opening the PDF has kicker, headline and byline in another order, and print names no part where the book does.
        lost = sum(not holds(text, [word]) for word in first) > 1 if opens else not holds(text, first)
        if lost:
            yield f"{page.folio}: {' '.join(first)} is not on the printed page"
        shared = sum(word in text for word in own)
        if page.document.startswith("articles/") and shared < SHARE * len(own):
            yield f"{page.folio}: {shared} of {len(own)} words are on the printed page"
    for before, page in pairwise(pages):
        if before.document == page.document != CONTENTS:
            last = before.words[-WORDS - 1 : -1]  # the very last may be parted between the pages
            if not holds(printed[int(before.folio)], last):
                yield f"{page.folio}: {' '.join(last)} stands before the marker, but not on the page before"


def holds(page: Sequence[str], passage: Sequence[str]) -> bool:
    """Say whether words stand together on a page; PDFium parts words at wide gaps, so letters are compared."""
    return "".join(passage) in "".join(page)


def nav_list(book: Opened) -> list[tuple[str, str]]:
    """Read the navigation document's page list."""
    lists = [nav for nav in book.pages["nav.xhtml"].iter(f"{XHTML}nav") if nav.get(f"{EPUB}type") == "page-list"]
    return [("".join(link.itertext()), link.get("href", "")) for nav in lists for link in nav.iter(f"{XHTML}a")]


def ncx_list(book: Opened) -> list[tuple[str, str]]:
    """Read the NCX's page list."""
    tree = etree.fromstring(book.files["EPUB/toc.ncx"])
    return [
        (target.findtext(f"{NCX}navLabel/{NCX}text") or "", target.find(f"{NCX}content").get("src", ""))
        for target in tree.iter(f"{NCX}pageTarget")
    ]
