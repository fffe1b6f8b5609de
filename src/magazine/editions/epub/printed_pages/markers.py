"""Markers of printed pages, put into a finished page; every other byte of it stays as it is. Pure.

A marker stands right before the first word of its printed page. Where that word is the first of a heading, picture, table, list or box, the
marker stands before the whole of it, so that a picture above its caption is on the page as well. It is a ``div`` between blocks and a ``span`` within a line, and stands in no
link, note mark, figure of the ledger or heading, whose words it would otherwise be part of (EPUB Structural Semantics Vocabulary 1.1;
Digital Publishing WAI-ARIA Module 1.1, ``doc-pagebreak``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.editions.epub.printed_pages.letters import Element, Letters

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

CLOSED: Final = HEADINGS | {"a", "bdi", "ruby", "time", "math", "nav"}
"""No marker stands within these, but before them."""

BLOCKS: Final = (
    frozenset({"aside", "blockquote", "details", "dl", "div", "figure", "header", "ol", "pre", "table", "ul"})
    | HEADINGS
)
"""A marker before the first word of one of these stands before the whole."""

INLINE_HOLDERS: Final = frozenset(
    {"abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)
"""A marker before the first word of one of these stands before it, within the same line."""

OPEN_PLACES: Final = frozenset({"article", "aside", "blockquote", "body", "header", "main", "section"})
"""Between the blocks of these a further block changes nothing; the parts of a list, a gallery or a row of figures are laid out together."""

BODY_CLASS: Final = "body"
"""Of the plain ``div`` that holds an article's text."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A place for a marker.

    Attributes:
        offset: the byte before which it is put.
        element: ``div`` or ``span``.
    """

    offset: int
    element: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A marker in its place."""

    page: int
    spot: Spot


def marker_id(page: int) -> str:
    """Name a page's marker."""
    return f"print-page-{page}"


def with_markers(content: bytes, markers: Iterable[Marker]) -> bytes:
    """Put markers into a page.

    Args:
        content: the page.
        markers: in the order of printed pages, which is that of their places.
    """
    parts: list[bytes] = []
    done = 0
    for marker in markers:
        parts += [content[done : marker.spot.offset], _written(marker)]
        done = marker.spot.offset
    return b"".join((*parts, content[done:]))


def _written(marker: Marker) -> bytes:
    element, page = marker.spot.element, marker.page
    return (
        f'<{element} epub:type="pagebreak" role="doc-pagebreak" id="{marker_id(page)}" aria-label="{page}"></{element}>'
    ).encode()


def spot_of(letters: Letters, place: int) -> Spot:
    """Give the spot for a marker before a letter.

    Args:
        letters: of the page.
        place: how many letters stand before it.
    """
    in_line = Spot(offset=letters.offsets[place], element="span")
    spot, first = in_line, place
    for element in letters.owners[place].outwards():
        if element.tag == "nav" and element.first != first:
            # In a list of links nothing may stand but links and headings of links (EPUB 3.3, section 7.3).
            return in_line
        if element.tag in CLOSED or (element.first == first and _gives_way(element)):
            first = element.first
            spot = Spot(offset=element.start, element="div" if element.tag in {*BLOCKS, "nav"} else "span")
        elif element.tag == "figure" and element.first == first and not _begins_with_caption(element):
            return Spot(offset=element.inside, element="div")
    return spot


def start_of(letters: Letters) -> Spot:
    """Give the spot at the beginning of a document: before its first words, or of its body where it has none."""
    if letters.text:
        return spot_of(letters, 0)
    return Spot(offset=letters.body.inside, element="div")


def end_of(letters: Letters) -> Spot:
    """Give the spot behind all that a document holds."""
    return Spot(offset=letters.body.end, element="div")


def _gives_way(element: Element) -> bool:
    """Say whether a marker stands before an element that begins with its word."""
    if element.tag in INLINE_HOLDERS:
        return True
    around = element.parent
    return element.tag in BLOCKS and around is not None and (around.tag in OPEN_PLACES or BODY_CLASS in around.classes)


def _begins_with_caption(figure: Element) -> bool:
    """Say whether a caption is the figure's first child, as which it must stay (HTML, section 4.4.12)."""
    return bool(figure.children) and figure.children[0].tag == "figcaption"
