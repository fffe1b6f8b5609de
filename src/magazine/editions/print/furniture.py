"""The furniture: running heads, folios, rubric tabs and the ornament under a short last page, for every page of the volume.

Laid out as one document beside the articles, because only here page numbers are known; the bindery turns its text into shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import MARGIN_BOTTOM_MM, MARGIN_OUTER_MM, MARGIN_TOP_MM, OVERSHOOT_MM, TRIM_MM
from magazine.editions.print.ornaments import Field, Wears, data_address, family, laid
from magazine.editions.print.page import MARGIN_SIDE_MM
from magazine.editions.print.page_refs import page_references
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.print.page_refs import PageReference
    from magazine.editions.print.plan import Placed
    from magazine.editions.print.stationery import Stationery

TEXT_HEIGHT_MM: Final = TRIM_MM[1] - MARGIN_TOP_MM - MARGIN_BOTTOM_MM

PITCH_MM: Final = 15.0
"""From one star of the closing ornament to the next."""

ROWS: Final = ((100.0, 2.0), (62.0, 1.5), (40.0, 1.0))
"""Blank below an article's end in millimetres, and rows of stars in it; less than the last is air, not a gap."""

ORNAMENT_MM: Final = OVERSHOOT_MM + MARGIN_OUTER_MM + TRIM_MM[0] - 2 * MARGIN_SIDE_MM
"""The ornament reaches from the bleed of the outer edge to the text's inner edge."""

TABS_FROM_MM: Final = 34.0
TABS_MM: Final = 226.0
"""Where the thumb index begins below the trim, and its height."""

TAB_STEP_MAX_MM: Final = 23.0
TAB_GAP_MM: Final = 2.0

HEADLINE_LETTERS: Final = 56
"""A longer headline finds no room on the running head beside the rubric."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The furniture of one page.

    Attributes:
        folio: its number.
        outer: ``left`` or ``right``: the side of the outer edge.
        inner: the other.
        head: True where a running head goes on.
        foot: True where a folio goes on.
        rubric: on the running head; empty where the page says it itself.
        headline: of the article, on the pages after its first.
        colour: of the rubric.
        tab: top of the thumb index's tab in millimetres, or None.
        ornament: address of a drawing for the foot of the text, or empty.
        ornament_height: in millimetres.
    """

    folio: int
    outer: str
    inner: str
    head: bool
    foot: bool
    rubric: str
    headline: str
    colour: str
    tab: float | None
    ornament: str
    ornament_height: float


def furniture_sheet(placed: Sequence[Placed], commission: Commission, stationery: Stationery) -> Sheet:
    """Make the sheet of all furniture."""
    publication, language = commission.publication, commission.language
    html = stationery.fill(
        "furniture.html",
        language=language.tag,
        direction=language.direction.value,
        title=publication.house.title.best(language),
        issue=f"{phrase('issue', language)}\u00a0{publication.number}",
        date=publication.cover_date.in_words(language),
        leaves=list(_leaves(placed, commission)),
        tab_height=_tab_step(placed) - TAB_GAP_MM,
        ornament_width=ORNAMENT_MM,
        references=_by_folio(placed, commission),
    )
    where = placed[0].sheet.where
    return Sheet(id="furniture", html=html, css=stationery.style("furniture.css"), where=where, bare=True)


def _by_folio(placed: Sequence[Placed], commission: Commission) -> dict[int, list[PageReference]]:
    found: dict[int, list[PageReference]] = {}
    for reference in page_references(placed, commission.language):
        found.setdefault(reference.folio, []).append(reference)
    return found


def _leaves(placed: Sequence[Placed], commission: Commission) -> Iterator[Leaf]:
    rubrics, step = _rubrics(placed), _tab_step(placed)
    for piece in placed:
        sheet = piece.sheet
        for number in range(piece.laid_out.pages):
            outer, inner = _edges(piece.first_page + number, commission.language.direction)
            last = number == piece.laid_out.pages - 1
            height = closing_height(piece.laid_out.fill) if last and sheet.closed else 0.0
            yield Leaf(
                folio=piece.first_page + number,
                outer=outer,
                inner=inner,
                head=not sheet.bare and not (number == 0 and sheet.bare_opening),
                foot=not sheet.bare and not (number == 0 and sheet.plate),
                rubric=sheet.rubric if number or not _says_its_rubric(sheet, commission) else "",
                headline=sheet.title if number and len(sheet.title) <= HEADLINE_LETTERS else "",
                colour=sheet.colour,
                tab=TABS_FROM_MM + step * rubrics.index(sheet.rubric) if sheet.rubric else None,
                ornament=_ornament(height, outer, sheet, commission) if height else "",
                ornament_height=height,
            )


def _edges(folio: int, direction: Direction) -> tuple[str, str]:
    """Give outer and inner edge: odd pages have the back on the side where reading begins."""
    outer_is_left = (direction is Direction.RIGHT_TO_LEFT) == bool(folio % 2)
    return ("left", "right") if outer_is_left else ("right", "left")


def _rubrics(placed: Sequence[Placed]) -> list[str]:
    return list(dict.fromkeys(piece.sheet.rubric for piece in placed if piece.sheet.rubric))


def _tab_step(placed: Sequence[Placed]) -> float:
    """Give the distance from tab to tab: all rubrics find room along the edge."""
    return min(TAB_STEP_MAX_MM, TABS_MM / max(1, len(_rubrics(placed))))


def _says_its_rubric(sheet: Sheet, commission: Commission) -> bool:
    """Say whether an article's first page shows its rubric's name over the headline."""
    entry = commission.publication.entry(sheet.id, commission.language)
    return entry is not None and entry.article.kicker.strip() == sheet.rubric


def closing_height(fill: float) -> float:
    """Say how high the ornament stands below an article's end, in millimetres; 0 where the page is full enough.

    Args:
        fill: how much of the page is used, 0 to 1.
    """
    blank = (1 - fill) * TEXT_HEIGHT_MM
    return next((rows * PITCH_MM for least, rows in ROWS if blank >= least), 0.0)


def _ornament(height: float, outer: str, sheet: Sheet, commission: Commission) -> str:
    """Lay a quiet field in the rubric's colours, in the rubric's pattern, whole at the outer edge."""
    tokens = commission.theme.tokens
    field = Field(
        width=ORNAMENT_MM,
        height=height,
        pitch=PITCH_MM,
        family=family(f"{commission.publication.id}/{sheet.rubric}"),
        seed=f"{commission.publication.id}/{sheet.id}",
        wears=Wears.RIGHT if outer == "left" else Wears.LEFT,
        whole=0.45,
    )
    names = (f"{sheet.colour}-light", sheet.colour, f"{sheet.colour}-tint", f"{sheet.colour}-light")
    return data_address(laid(field, [tokens[name] for name in names], tokens["paper"]))
