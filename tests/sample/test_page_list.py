"""The sample's books say where every page of the printed issue begins: at the same words as the PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.editions.epub.bench import OPF, Opened
from tests.editions.epub.mutations.changes import data as changed
from tests.editions.epub.mutations.leaves import bound, unbound
from tests.editions.epub.printed_pages.checker import book_pages, faults, nav_list
from tests.sample.test_books import place

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"ar": 36, "fr": 32}
MARKER = rb'<(?:span|div) epub:type="pagebreak" role="doc-pagebreak" id="print-page-%d" aria-label="%d"></(?:span|div)>'


def pdf(sample: Path, tag: str) -> Path:
    return place(sample, tag).with_suffix(".pdf")


@pytest.mark.parametrize("tag", PAGES)
def test_every_printed_page_is_there_once_in_order_and_at_its_words(sample: Path, tag: str) -> None:
    with pypdfium2.PdfDocument(pdf(sample, tag)) as document:
        assert len(document) == PAGES[tag]
    assert faults(Opened(place(sample, tag)), pdf(sample, tag), PAGES[tag]) == []


@pytest.mark.parametrize("tag", PAGES)
def test_cover_contents_and_masthead_begin_with_their_documents(sample: Path, tag: str) -> None:
    documents = [page.document for page in book_pages(Opened(place(sample, tag)))]
    assert documents[:4] == ["cover.xhtml", "nav.xhtml", "nav.xhtml", "masthead.xhtml"]
    assert documents[-1] == "back.xhtml"
    assert all(name.startswith("articles/") for name in documents[4:-1])


@pytest.mark.parametrize("tag", PAGES)
def test_the_package_names_the_printed_issue_and_what_the_list_offers(sample: Path, tag: str) -> None:
    book = Opened(place(sample, tag))
    (source,) = book.stated("pageBreakSource")
    assert source.startswith(book.stated("dc:title")[0])
    assert {"pageBreakMarkers", "pageNavigation"} <= set(book.stated("schema:accessibilityFeature"))
    assert not [meta for meta in book.package.iter(f"{OPF}meta") if meta.get("property") == "source-of"]
    assert len(nav_list(book)) == PAGES[tag]


def mutate(book: Path, into: Path, name: str, old: bytes, new: bytes) -> Path:
    return bound(changed(name, lambda content: content.replace(old, new))(unbound(book)), into / "broken.epub")


def moved(data: bytes, page: int, step: int) -> bytes:
    """Move a page's marker to the paragraph before the one that it stands in, or to that after it."""
    found = re.search(MARKER % (page, page), data)
    assert found
    rest = data[: found.start()] + data[found.end() :]
    starts = [each.end() for each in re.finditer(rb"<p>", rest)]
    before = [start for start in starts if start < found.start()]
    there = before[-2] if step < 0 else next(start for start in starts if start > found.start())
    return rest[:there] + found[0] + rest[there:]


@pytest.mark.parametrize("step", [-1, 1], ids=["a paragraph too early", "a paragraph too late"])
@pytest.mark.parametrize("tag", PAGES)
def test_a_marker_that_stands_elsewhere_is_seen(sample: Path, tmp_path: Path, tag: str, step: int) -> None:
    """The check above is awake."""
    page = next(
        page
        for page in book_pages(Opened(place(sample, tag)))
        if page.document.endswith("communication-2018.xhtml") and page.folio == "8"
    )
    name = f"EPUB/{page.document}"
    data = Opened(place(sample, tag)).files[name]
    broken = Opened(mutate(place(sample, tag), tmp_path, name, data, moved(data, 8, step)))
    assert [fault for fault in faults(broken, pdf(sample, tag), PAGES[tag]) if fault.startswith("8:")]


def test_a_page_left_out_and_a_page_out_of_order_are_seen(sample: Path, tmp_path: Path) -> None:
    book, name = place(sample, "fr"), "EPUB/articles/open-days.xhtml"
    data = Opened(book).files[name]
    without = re.sub(MARKER % (17, 17), b"", data)
    assert faults(Opened(mutate(book, tmp_path, name, data, without)), pdf(sample, "fr"), 32)
    turned = (
        data.replace(b"print-page-17", b"x")
        .replace(b"print-page-18", b"print-page-17")
        .replace(b'"x"', b'"print-page-18"')
    )
    turned = turned.replace(b'aria-label="17"', b'aria-label="x"').replace(b'aria-label="18"', b'aria-label="17"')
    turned = turned.replace(b'aria-label="x"', b'aria-label="18"')
    assert faults(Opened(mutate(book, tmp_path, name, data, turned)), pdf(sample, "fr"), 32)
