"""The plan of the volume: which piece begins on which page, and where filler pages stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from magazine.constants import SIGNATURE_PAGES
from magazine.editions.print.bindery.boxes import shift_mm
from magazine.editions.print.bindery.volume import side_of
from magazine.issue.finding import Finding, Level
from magazine.issue.flatplan import Beginning, Filler, Mark, PagePlan, PlannedPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.bindery.volume import LaidOut
    from magazine.editions.print.sheet import Sheet
    from magazine.issue.flatplan import Side
    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A piece and the pages it takes.

    Attributes:
        id: the sheet's.
        pages: how many.
        starts_on: the side that its first page must have, or None.
        filler: why it fills a page, or None.
    """

    id: str
    pages: int
    starts_on: Side | None = None
    filler: Filler | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A laid-out sheet in its place."""

    sheet: Sheet
    laid_out: LaidOut
    first_page: int
    filler: Filler | None = None


FILLER = "filler-"

RUN_OVER_FILL = 0.42
"""A last page filled less than this is saved, where a tighter setting can."""


def imposed(front: Sequence[Slot], articles: Sequence[Slot], back: Slot) -> tuple[Slot, ...]:
    """Put the pieces in order, with filler pages where a piece must begin on the other side and where the last fold is not full.

    Args:
        front: cover, contents, masthead.
        articles: in running order.
        back: the back cover, which is always the last page.
    """
    order: list[Slot] = []
    folio = 1
    fillers = 0
    for slot in (*front, *articles):
        if slot.starts_on is not None and side_of(folio) is not slot.starts_on:
            fillers += 1
            order.append(Slot(id=f"{FILLER}{fillers}", pages=1, filler=Filler.SIDE))
            folio += 1
        order.append(slot)
        folio += slot.pages
    while (folio + back.pages - 1) % SIGNATURE_PAGES:
        fillers += 1
        order.append(Slot(id=f"{FILLER}{fillers}", pages=1, filler=Filler.FOLD))
        folio += 1
    return (*order, back)


LOSSES: Final = frozenset({"text-lost-in-print", "text-twice-in-print", "text-over-text"})
"""Flaws of WeasyPrint's doing, which another setting of the same article need not have."""


def losses(made: LaidOut) -> int:
    """Count what is lost, doubled or unreadable."""
    return sum(flaw.rule in LOSSES for flaw in made.flaws)


def is_better(made: LaidOut, than: LaidOut) -> bool:
    """Say whether one setting of an article is better than another: whole before short."""
    return (losses(made), made.pages) < (losses(than), than.pages)


def runs_over(planned: int | None, made: LaidOut) -> bool:
    """Say whether an article should be set again: it is not whole, or takes a page more than was planned, or one for a few lines only."""
    if losses(made):
        return True
    if planned is not None:
        return made.pages > planned
    return made.pages > 1 and made.fill < RUN_OVER_FILL


def first_pages(slots: Sequence[Slot]) -> dict[str, int]:
    """Give the first folio of every piece."""
    pages: dict[str, int] = {}
    folio = 1
    for slot in slots:
        pages[slot.id] = folio
        folio += slot.pages
    return pages


def page_plan(placed: Sequence[Placed], language: Language) -> PagePlan:
    """Write the plan that other editions and the flatplan read."""
    return PagePlan(pieces=tuple(_planned(piece, language) for piece in placed))


def _planned(piece: Placed, language: Language) -> PlannedPiece:
    made = piece.laid_out
    return PlannedPiece(
        id=piece.sheet.id,
        first_page=piece.first_page,
        side=side_of(piece.first_page),
        pages=made.pages,
        planned=piece.sheet.planned,
        fill=made.fill,
        marks=tuple(_marks(piece, language)),
        begins=tuple(
            Beginning(page=piece.first_page + page, words=words, letters=letters)
            for page, (words, letters) in enumerate(zip(made.begins, made.letters, strict=True))
        ),
        filler=piece.filler,
    )


def _marks(piece: Placed, language: Language) -> Iterator[Mark]:
    """Give the anchors where they stand on the trimmed page, which the bindery moves towards the back of the volume."""
    for anchor in piece.laid_out.anchors:
        folio = piece.first_page + anchor.page
        left = anchor.left - shift_mm(folio, language.direction, centred=piece.sheet.bare)
        yield Mark(anchor=anchor.name, page=folio, top=anchor.top, left=round(left, 1))


def filler_findings(placed: Sequence[Placed], language: Language) -> Iterator[Finding]:
    """Say how many pages no one wrote, where they stand and why."""
    pages = sum(piece.laid_out.pages for piece in placed)
    fold = [piece for piece in placed if piece.filler is Filler.FOLD]
    if fold:
        yield _filler(
            fold[0],
            f"{_pages_named(fold)} of the print edition in {language.tag}, so that its {pages} pages are a multiple of {SIGNATURE_PAGES}",
            "add to the articles or shorten them, or leave it so",
        )
    for piece, after in pairwise(placed):
        if piece.filler is Filler.SIDE:
            yield _filler(
                piece,
                f"{_pages_named([piece])} of the print edition in {language.tag}, so that “{after.sheet.id}” begins on a "
                f"{side_of(after.first_page).value} page",
                "put an article of one page before it, or leave it so",
            )


def _pages_named(fillers: Sequence[Placed]) -> str:
    folios = [str(piece.first_page) for piece in fillers]
    if len(folios) == 1:
        return f"a filler stands on page {folios[0]}"
    return f"fillers stand on the {len(folios)} pages {', '.join(folios)}"


def _filler(piece: Placed, what: str, remedy: str) -> Finding:
    return Finding(rule="filler-page", where=piece.sheet.where, what=what, remedy=remedy, level=Level.NOTE)
