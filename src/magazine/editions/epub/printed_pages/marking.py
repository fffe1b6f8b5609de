"""The printed pages in the book: each has its marker, and the page list leads to it.

The plan says which piece stands on which pages and with which words each page begins. A piece has a document in the book, or, as a filler
page, none: then its markers stand at the end of what comes before it. Markers follow each other in the book as pages do in print (EPUB
Accessibility 1.1, page navigation; EPUBCheck, NAV-011).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from magazine.editions.epub.anchors import book_anchor
from magazine.editions.epub.book import Statement
from magazine.editions.epub.fault import theme_fault
from magazine.editions.epub.metadata import book_title
from magazine.editions.epub.navigation import Way
from magazine.editions.epub.phrases import phrase
from magazine.editions.epub.printed_pages.letters import read_letters
from magazine.editions.epub.printed_pages.markers import (
    Marker,
    Spot,
    end_of,
    marker_id,
    spot_of,
    start_of,
    with_markers,
)
from magazine.editions.epub.printed_pages.places import Sought, places_of
from magazine.issue.finding import Finding, Level
from magazine.issue.flatplan import Beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magazine.editions.epub.book import BookFile
    from magazine.editions.epub.printed_pages.letters import Letters
    from magazine.issue.finding import Location
    from magazine.issue.flatplan import PagePlan, PlannedPiece
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

FEATURES: Final = ("pageBreakMarkers", "pageNavigation")
"""What a book with markers and a page list offers (schema.org, ``accessibilityFeature``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A printed page and the document of the book that it begins in.

    Attributes:
        page: the folio.
        document: the name of the document.
        piece: the piece that it belongs to where that is the document's own, or None.
    """

    page: int
    document: str
    piece: PlannedPiece | None


def leaves(plan: PagePlan, documents: Mapping[str, str]) -> tuple[Leaf, ...]:
    """Say in which document each printed page begins.

    Args:
        plan: of the printed issue.
        documents: their names by the id of the piece that they hold, in reading order.
    """
    order = list(documents.values())
    found: list[Leaf] = []
    last = 0
    for piece in plan.pieces:
        name = documents.get(piece.id, "")
        own = name in order[last:]
        last = order.index(name) if own else last
        pages = range(piece.first_page, piece.first_page + piece.pages)
        found += [Leaf(page=page, document=order[last], piece=piece if own else None) for page in pages]
    return tuple(found)


def page_list(found: Iterable[Leaf]) -> tuple[Way, ...]:
    """Give the ways to the printed pages, each named by its folio."""
    return tuple(Way(title=str(leaf.page), name=f"{leaf.document}#{marker_id(leaf.page)}") for leaf in found)


def marked(
    pages: Sequence[BookFile], found: Sequence[Leaf], wheres: Mapping[str, Location]
) -> tuple[list[BookFile], tuple[Finding, ...]]:
    """Put the markers into the pages.

    Args:
        pages: of the book, as written.
        found: the printed pages.
        wheres: the manuscripts by article id.

    Raises:
        Stop: where the theme made a page that is not well-formed.
    """
    done: list[BookFile] = []
    findings: list[Finding] = []
    for page in pages:
        here = [leaf for leaf in found if leaf.document == page.name]
        if here and isinstance(page.content, bytes):
            letters = _read(page.name, page.content)
            spots, lost = _spots(letters, here)
            findings += [_unplaced(leaf, wheres) for leaf in lost if leaf.piece is not None and leaf.piece.id in wheres]
            markers = [Marker(page=leaf.page, spot=spot) for leaf, spot in zip(here, spots, strict=True)]
            done.append(replace(page, content=with_markers(page.content, markers)))
        else:
            done.append(page)
    return done, tuple(findings)


def page_statements(publication: Publication, language: Language) -> tuple[Statement, ...]:
    """Say of a book with a page list what its pages are those of: in one statement, so that no system has to choose.

    Source: ``pageBreakSource`` of W3C's Page Source Identification, which EPUBCheck 5.3 knows and which takes the place of ``source-of``.
    """
    source = phrase("print-edition", language).format(book_title(publication, language))
    if publication.house.issn_print:
        source += f"{phrase('comma', language)}urn:issn:{publication.house.issn_print}"
    return (
        Statement(name="meta", text=source, attributes=(("property", "pageBreakSource"),)),
        *(
            Statement(name="meta", text=feature, attributes=(("property", "schema:accessibilityFeature"),))
            for feature in FEATURES
        ),
    )


def _read(name: str, content: bytes) -> Letters:
    try:
        return read_letters(content)
    except ExpatError as error:
        what = f"the page {name} that it makes is no well-formed XHTML ({error})"
        raise theme_fault("themes", what, "close every element of the template") from error


def _spots(letters: Letters, here: Sequence[Leaf]) -> tuple[list[Spot], list[Leaf]]:
    """Choose the spots of a document's pages, and name the pages that have words and are not found."""
    own = [leaf for leaf in here if leaf.piece is not None]
    chosen = _own_spots(letters, own)
    lost = [leaf for leaf, (_, known) in zip(own, chosen, strict=True) if not known]
    spots = [spot for spot, _ in chosen] + [end_of(letters)] * (len(here) - len(own))
    # Where two pages begin within one closed element, neither marker goes before the other.
    return list(accumulate(spots, _later)), lost


def _later(before: Spot, after: Spot) -> Spot:
    return after if after.offset >= before.offset else before


def _own_spots(letters: Letters, own: Sequence[Leaf]) -> list[tuple[Spot, bool]]:
    """Choose the spots of a piece's pages, and say whether it is known that they are the right ones."""
    sought = [_sought(leaf.page, leaf.piece) for leaf in own if leaf.piece is not None]
    if not letters.text or not sought:
        return [(start_of(letters), True) for _ in own]
    places = places_of(letters, sought)
    chosen: list[tuple[Spot, bool]] = []
    for number, (page, place) in enumerate(zip(sought, places, strict=True)):
        if place is not None:
            chosen.append((spot_of(letters, place), True))
        elif page.opens:
            chosen.append((start_of(letters), True))
        else:
            after = next((later for later in places[number:] if later is not None), len(letters.text))
            before = max((earlier for earlier in places[:number] if earlier is not None), default=0)
            chosen.append((_between(letters, before, after), not page.words))
    return chosen


def _sought(page: int, piece: PlannedPiece) -> Sought:
    beginning = next((begin for begin in piece.begins if begin.page == page), Beginning(page=page, words=""))
    return Sought(
        page=page,
        words=beginning.words,
        letters=beginning.letters,
        anchors=tuple(book_anchor(mark.anchor) for mark in piece.marks if mark.page == page),
        opens=page == piece.first_page,
    )


def _between(letters: Letters, before: int, after: int) -> Spot:
    """Give the spot for a page without words: the picture without a caption that it shows, else where the next page begins."""
    pictures = [
        element
        for element in letters.elements
        if element.tag == "figure" and before < element.first == element.last <= after
    ]
    if pictures:
        return Spot(offset=pictures[-1].start, element="div")
    return end_of(letters) if after == len(letters.text) else spot_of(letters, after)


def _unplaced(leaf: Leaf, wheres: Mapping[str, Location]) -> Finding:
    piece = leaf.piece
    words = _sought(leaf.page, piece).words if piece is not None else ""
    return Finding(
        rule="unmarked-page",
        where=wheres[piece.id if piece is not None else ""],
        what=f"printed page {leaf.page} begins with “{words}”, which the book does not say so; its marker stands near, at the next known place",
        remedy=f"compare page {leaf.page} in print with the book, and tell the designers",
        level=Level.NOTE,
    )
