"""The furniture: running heads, folios, rubric tabs and the ornament under a short last page, for every page of the volume.

Laid out as one document beside the articles, because only here page numbers are known; the bindery turns its text into shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import MARGIN_BOTTOM_MM, MARGIN_TOP_MM, TRIM_MM
from magazine.editions.print.ornaments import band, data_address
from magazine.editions.print.page import MARGIN_SIDE_MM
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.print.plan import Placed
    from magazine.editions.print.sheet import Ink
    from magazine.editions.print.stationery import Stationery

COLUMNS: Final = 21
TILE_MM: Final = (TRIM_MM[0] - 2 * MARGIN_SIDE_MM) / COLUMNS
"""Side of a tile of the closing ornament: ``COLUMNS`` of them to the width of the text."""

BLANK_MIN_MM: Final = 26.0
"""Less blank than this below an article's end is air, not a gap."""

AIR_MM: Final = 14.0
"""Kept free between the article's end and the ornament."""

ROWS_MAX: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The furniture of one page.

    Attributes:
        folio: its number.
        outer: ``left`` or ``right``: the side of the outer edge.
        inner: the other.
        head: True where a running head goes on.
        foot: True where a folio goes on.
        rubric: on the running head.
        colour: of the rubric.
        step: which step of the thumb index the tab stands on.
        ornament: address of a drawing for the foot of the text, or empty.
        rows: rows of tiles in it.
    """

    folio: int
    outer: str
    inner: str
    head: bool
    foot: bool
    rubric: str
    colour: str
    step: int
    ornament: str
    rows: int


def furniture_sheet(placed: Sequence[Placed], commission: Commission, stationery: Stationery, ink: Ink) -> Sheet:
    """Make the sheet of all furniture."""
    publication, language = commission.publication, commission.language
    html = stationery.fill(
        "furniture.html",
        language=language.tag,
        direction=language.direction.value,
        title=publication.house.title.best(language),
        issue=f"{phrase('issue', language)} {publication.number}",
        date=publication.cover_date.in_words(language),
        leaves=list(_leaves(placed, commission)),
        tile=TILE_MM,
        columns=COLUMNS,
    )
    where = placed[0].sheet.where
    return Sheet(id="furniture", html=html, css=stationery.style("furniture.css", ink), where=where, bare=True)


def _leaves(placed: Sequence[Placed], commission: Commission) -> Iterator[Leaf]:
    rubrics = list(dict.fromkeys(piece.sheet.rubric for piece in placed if piece.sheet.rubric))
    rtl = commission.language.direction is Direction.RIGHT_TO_LEFT
    for piece in placed:
        sheet = piece.sheet
        for number in range(piece.laid_out.pages):
            folio = piece.first_page + number
            outer_is_left = rtl == bool(folio % 2)
            last = number == piece.laid_out.pages - 1
            rows = _rows(piece.laid_out.fill) if last and sheet.closed else 0
            yield Leaf(
                folio=folio,
                outer="left" if outer_is_left else "right",
                inner="right" if outer_is_left else "left",
                head=not sheet.bare and not (number == 0 and sheet.bare_opening),
                foot=not sheet.bare,
                rubric=sheet.rubric,
                colour=sheet.colour,
                step=rubrics.index(sheet.rubric) if sheet.rubric else -1,
                ornament=_ornament(rows, sheet, commission) if rows else "",
                rows=rows,
            )


def _rows(fill: float) -> int:
    """Say how many rows of tiles the blank below an article's end takes."""
    blank = (1 - fill) * (TRIM_MM[1] - MARGIN_TOP_MM - MARGIN_BOTTOM_MM)
    if blank < BLANK_MIN_MM:
        return 0
    return min(ROWS_MAX, int((blank - AIR_MM) / TILE_MM))


def _ornament(rows: int, sheet: Sheet, commission: Commission) -> str:
    tokens = commission.theme.tokens
    names = (sheet.colour, "navy", "gold", f"{sheet.colour}-light", "ivory")
    colours = [tokens[name] for name in dict.fromkeys(names)]
    return data_address(
        band(COLUMNS, rows, colours, tokens[f"{sheet.colour}-tint"], f"{commission.publication.id}/{sheet.id}")
    )
