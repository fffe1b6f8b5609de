"""Page references: behind each link to another article stands the page on which paper readers find it.

An article is laid out before anyone knows a page number, so the words leave a room of fixed width under a name that says where the link
leads. When the pages are planned, the number is set there with the furniture: a page more in one article lays out none of the others again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.editions.print.bindery.boxes import shift_mm
from magazine.editions.print.bindery.reading import ROOM
from magazine.editions.print.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.plan import Placed
    from magazine.issue.language import Language

JOINER: Final = "&#8288;"
"""A word joiner: no line parts here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReference:
    """A page reference in its place.

    Attributes:
        folio: of the page on which it stands.
        left: of its room, in millimetres from the left of the trim.
        baseline: in millimetres from the top of the trim.
        target: the page that it names.
        words: what it says, as in ``p. 14``.
    """

    folio: int
    left: float
    baseline: float
    target: int
    words: str


def room(number: int, article: str, anchor: str) -> str:
    """Write the room for a page reference, joined to the link's last word: it begins no line.

    Args:
        number: tells it from the article's others.
        article: where the link leads.
        anchor: within it, or empty.
    """
    target = f"{article}/{anchor}" if anchor else article
    return f'{JOINER}<span class="page-ref" id="{ROOM}{number}-{target}"></span>'


def page_references(placed: Sequence[Placed], language: Language) -> Iterator[PageReference]:
    """Give every page reference of the volume whose target is in it."""
    folios = dict(_folios(placed))
    for piece in placed:
        for anchor in piece.laid_out.rooms:
            target = anchor.name.removeprefix(ROOM).partition("-")[2]
            found = folios.get(target, folios.get(target.partition("/")[0]))
            folio = piece.first_page + anchor.page
            if found is not None:
                shift = shift_mm(folio, language.direction, centred=piece.sheet.bare)
                words = f"{phrase('page', language)}\u00a0{found}"
                left = round(anchor.left - shift, 2)
                yield PageReference(folio=folio, left=left, baseline=anchor.top, target=found, words=words)


def _folios(placed: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    """Give the page of every place that a link can lead to."""
    for piece in placed:
        yield piece.sheet.id, piece.first_page
        for anchor in piece.laid_out.anchors:
            yield f"{piece.sheet.id}/{anchor.name}", piece.first_page + anchor.page
