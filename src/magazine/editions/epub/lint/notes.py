"""Notes and their marks on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import EPUB_TYPE, HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document

KINDS: Final = frozenset({"footnote", "endnote", "rearnote"})


def marks_of(page: Document) -> Iterator[Any]:
    """Give the marks that call notes."""
    for link in page.all("a"):
        if "noteref" in link.get(EPUB_TYPE, "").split() or link.get("role") == "doc-noteref":
            yield link


def notes_of(page: Document) -> Iterator[Any]:
    """Give the notes: what says that it is one, or stands as an ``aside`` among the notes."""
    for element in page.elements:
        if (
            KINDS & {*element.get(EPUB_TYPE, "").split()}
            or element.get("role") == "doc-footnote"
            or (element.tag in {f"{HTML}aside", f"{HTML}div"} and "note" in element.get("class", "").split())
        ):
            yield element
