"""The plan of the volume: which piece begins on which page, and where filler pages stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.constants import SIGNATURE_PAGES
from magazine.editions.print.bindery.volume import side_of
from magazine.issue.flatplan import Mark, PagePlan, PlannedPiece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.editions.print.bindery.volume import LaidOut
    from magazine.editions.print.sheet import Sheet
    from magazine.issue.flatplan import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A piece and the pages it takes.

    Attributes:
        id: the sheet's.
        pages: how many.
        starts_on: the side that its first page must have, or None.
    """

    id: str
    pages: int
    starts_on: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A laid-out sheet in its place."""

    sheet: Sheet
    laid_out: LaidOut
    first_page: int


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
            order.append(Slot(id=f"{FILLER}{fillers}", pages=1))
            folio += 1
        order.append(slot)
        folio += slot.pages
    while (folio + back.pages - 1) % SIGNATURE_PAGES:
        fillers += 1
        order.append(Slot(id=f"{FILLER}{fillers}", pages=1))
        folio += 1
    return (*order, back)


def runs_over(planned: int | None, made: LaidOut) -> bool:
    """Say whether an article takes a page more than it should: than was planned, or for a few lines only."""
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


def page_plan(placed: Sequence[Placed]) -> PagePlan:
    """Write the plan that other editions and the flatplan read."""
    return PagePlan(
        pieces=tuple(
            PlannedPiece(
                id=piece.sheet.id,
                first_page=piece.first_page,
                side=side_of(piece.first_page),
                pages=piece.laid_out.pages,
                planned=piece.sheet.planned,
                fill=piece.laid_out.fill,
                marks=tuple(
                    Mark(anchor=anchor.name, page=piece.first_page + anchor.page) for anchor in piece.laid_out.anchors
                ),
            )
            for piece in placed
        )
    )
