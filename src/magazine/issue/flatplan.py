"""The page plan: which article stands on which printed pages. Print makes it; the other editions and the flatplan read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Which page of a spread: a recto is read first when the leaf is turned."""

    RECTO = "recto"
    VERSO = "verso"


class Filler(Enum):
    """Why a page stands there that no one wrote."""

    FOLD = "fold"
    """It completes the last folded sheet."""
    SIDE = "side"
    """The piece after it must begin on the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A heading or other anchor, and where it stands.

    Attributes:
        anchor: its id in the article.
        page: the folio of its page.
        top: from the upper edge of the trimmed page, in millimetres.
        left: from the left edge of the trimmed page, in millimetres; tells the column.
    """

    anchor: str
    page: int
    top: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Where a printed page begins in the text, so that other editions can say so at the same words.

    Attributes:
        page: the folio.
        words: its first whole words, as printed; empty where it bears none.
        letters: how many letters and figures it holds, its notes left out.
    """

    page: int
    words: str
    letters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPiece:
    """A piece on its pages.

    Attributes:
        id: the article's id, or ``cover``, ``contents``, ``masthead`` and other front and end matter.
        first_page: its folio; the cover is page 1.
        side: of the first page.
        pages: how many it takes.
        planned: how many were planned, or None.
        fill: how full the last page is, 0 to 1.
        marks: headings and anchors in order.
        begins: where each of its pages begins.
        filler: why it fills a page, or None where it is a piece of its own right.
    """

    id: str
    first_page: int
    side: Side
    pages: int
    planned: int | None = None
    fill: float = 1.0
    marks: tuple[Mark, ...] = ()
    begins: tuple[Beginning, ...] = ()
    filler: Filler | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """The plan of one language's printed issue, in page order."""

    pieces: tuple[PlannedPiece, ...]

    @property
    def page_count(self) -> int:
        """All pages, cover included."""
        return sum(piece.pages for piece in self.pieces)

    def piece(self, piece_id: str) -> PlannedPiece | None:
        """Give a piece by its id, or None where it is not in print."""
        return next((piece for piece in self.pieces if piece.id == piece_id), None)
