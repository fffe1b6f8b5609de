"""What a book shows of what it may claim (Schema.org accessibility vocabulary, as EPUB Accessibility 1.1 uses it)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import EPUB_TYPE, HTML
from magazine.editions.epub.lint.ways import markers_of, ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.epub.lint.opened import OpenedBook

ORNAMENTAL: Final = frozenset({"presentation", "none"})
"""Roles of a picture that says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """Claims by their values, and whether the book shows what they promise; values that no rule knows are left alone."""

    features: Mapping[str, bool]
    modes: Mapping[str, bool]
    hazards: Mapping[str, bool]


def proofs_of(book: OpenedBook) -> Proofs:
    """Look for what may be claimed."""
    films = _has(book, "video")
    recordings = films or _has(book, "audio")
    return Proofs(
        features=_features(book),
        modes={"textual": bool(book.spine), "visual": _pictures(book) or films, "auditory": recordings},
        hazards={
            "none": not recordings,
            "noFlashingHazard": not films,
            "noMotionSimulationHazard": not films,
            "noSoundHazard": not recordings,
        },
    )


def all_described(book: OpenedBook) -> bool:
    """Say whether every picture has words or is an ornament: empty on purpose, and outside a figure unless its role says so."""
    return all(
        (picture.get("alt") or "").strip()
        or (picture.get("alt") == "" and (picture.get("role") in ORNAMENTAL or not _in_figure(picture)))
        for page in book.pages
        for picture in page.all("img")
    )


def _features(book: OpenedBook) -> dict[str, bool]:
    pages = list(ways_of(book, "page-list"))
    markers = any(True for _ in markers_of(book))
    roles = any(element.get("role") for page in book.pages for element in page.elements)
    return {
        "alternativeText": _pictures(book) and all_described(book),
        "ARIA": roles,
        "tableOfContents": any(True for _ in ways_of(book, "toc")),
        "index": any("index" in element.get(EPUB_TYPE, "").split() for page in book.pages for element in page.elements),
        "pageBreakMarkers": markers,
        "printPageNumbers": markers,
        "pageNavigation": bool(pages),
        "readingOrder": bool(book.spine),
        "structuralNavigation": _headed(book),
        "displayTransformability": not any(
            page.root.find(f"{HTML}head/{HTML}meta[@name='viewport']") is not None for page in book.pages
        ),
        "longDescription": any(_in_detail(element) for page in book.pages for element in page.elements),
        "captions": _has(book, "track"),
        "transcript": any("transcript" in element.get("class", "") for page in book.pages for element in page.elements),
        "MathML": _has(book, "math"),
        "ttsMarkup": False,
        "synchronizedAudioText": False,
    }


def _headed(book: OpenedBook) -> bool:
    articles = [page for page in book.spine if page.is_article]
    return bool(articles) and all(any(True for _ in page.all("h1", "h2")) for page in articles)


def _pictures(book: OpenedBook) -> bool:
    return any((picture.get("alt") or "").strip() for page in book.pages for picture in page.all("img"))


def _has(book: OpenedBook, name: str) -> bool:
    return any(True for page in book.pages for _ in page.all(name))


def _in_detail(element: Any) -> bool:
    """Say whether a picture is told in full: by what it names, or by a table in the same figure."""
    if element.get("aria-details"):
        return True
    return element.tag == f"{HTML}figure" and all(
        element.find(f".//{HTML}{name}") is not None for name in ("img", "table")
    )


def _in_figure(picture: Any) -> bool:
    return next(picture.iterancestors(f"{HTML}figure"), None) is not None
