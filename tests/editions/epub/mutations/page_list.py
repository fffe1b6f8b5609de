"""Defects of the page list, which ties the book to the printed pages (EPUB Accessibility 1.1, section 4.2; EPUB 3.3, section 7.4.3)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import behind, gone, moved_to_end, says, together, words, xml
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import NAV, NCX, PACKAGE, PATROL

LIST = "//h:nav[@id='pages']//h:li"
MARKER = "//*[@role='doc-pagebreak']"
SOURCE = "//opf:meta[@property='pageBreakSource']"


def _feature(name: str) -> str:
    return f"//opf:meta[@property='schema:accessibilityFeature'][.='{name}']"


_NO_PAGE_LIST = together(xml(NAV, "//h:nav[@id='pages']", gone), xml(PACKAGE, SOURCE, gone))

DEFECTS = (
    epubcheck("a printed page is in the list and not in the text", xml(PATROL, MARKER, gone), "RSC-012", "nav.xhtml"),
    ace("a printed page is in the text and not in the list", xml(NAV, f"{LIST}[5]", gone), "epub-pagelist-missing-pagebreak", "patrol.xhtml"),
    ace("a place of the page list is no marker", xml(PATROL, MARKER, says(role=None, epub__type=None)), "epub-pagelist-broken", "patrol.xhtml"),
    lint("the page list is of no printed book", xml(PACKAGE, SOURCE, gone), "page-list-without-source", "content.opf"),
    ace("a way by pages is promised and there is no page list", _NO_PAGE_LIST, "metadata-accessibilityFeature-printPageNumbers-nopagelist"),
    lint("an entry of the page list leads to a headline", xml(NAV, f"{LIST}[6]/h:a", says(href="articles/patrol.xhtml#page-headline")), "entry-without-marker", "nav.xhtml"),
    lint("a marker stands in the text twice", xml(PATROL, MARKER, behind('<div epub:type="pagebreak" role="doc-pagebreak" id="print-page-5-again" aria-label="5"></div>')), "marker-without-entry", "patrol.xhtml"),
    lint("the page list leaves a page out", together(xml(NAV, f"{LIST}[5]", gone), xml(PATROL, MARKER, gone), xml(NCX, "//ncx:pageTarget[5]", gone)), "page-list-with-holes", "nav.xhtml"),
    lint("the page list is out of order", xml(NAV, f"{LIST}[3]", moved_to_end), "page-list-out-of-order", "nav.xhtml"),
    lint("two entries of the page list have one number", xml(NAV, f"{LIST}[4]/h:a", words("5")), "page-list-with-holes", "twice"),
    lint("a marker says no number", xml(PATROL, MARKER, says(aria_label=None)), "marker-without-label", "patrol.xhtml"),
    lint("a marker says another number than the list", xml(PATROL, MARKER, says(aria_label="50")), "marker-without-label", "patrol.xhtml"),
    lint("the NCX has another page list", xml(NCX, "//ncx:pageTarget[5]", gone), "ncx-against-contents", "toc.ncx"),
    lint("markers are there and nothing says so", xml(PACKAGE, _feature("pageBreakMarkers"), gone), "missing-claim", "content.opf"),
)  # fmt: skip
