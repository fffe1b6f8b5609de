"""Text in a colour of the style sheet does not stand out from the page it may stand on.

The reader chooses the page: white, sepia or black. ``prefers-color-scheme`` tells of the system and not of that page: a reader on a
dark system opens a white page, and the other way round (measured in foliate-js and epub.js). So every colour of the sheet, in either
scheme, is held against all three pages, tints of the sheet between. No colour without a ground of its own stands out from both sepia
and black: text keeps the reader's colour, and rules and squares carry the house's. Opacity counts. Rules and ornaments are not text
and say nothing by themselves.

Source: WCAG 2.2, 1.4.3 (contrast: 4.5 to 1; not counted as large text, since readers make it small).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.darkroom.contrast import contrast
from magazine.editions.epub.lint.cascade import Scheme
from magazine.editions.epub.lint.grounds import BLACK, BROWN, SEPIA, WHITE, ground_of, laid_over
from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.cascade import Look, Shown
    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "leave the text in the reader's own colour, and put the house's into a rule or square beside it"

CONTRAST_MIN: Final = 4.5
PAGES: Final = (("white", WHITE, BLACK), ("sepia", SEPIA, BROWN), ("black", BLACK, WHITE))
"""The page's name and ground, and the reader's own letters on it."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find text that is hard to see."""
    seen: set[tuple[str, Scheme, Look]] = set()
    for scheme in Scheme:
        for page, shown in book.shown(scheme):
            kind = (page.name, scheme, shown.look)
            own = shown.look.colour is not None or shown.look.grounds or shown.look.opacity < 1
            if own and kind not in seen and shown.text.strip():
                seen.add(kind)
                yield from _on_pages(page, shown, scheme)


def _on_pages(page: Document, shown: Shown, scheme: Scheme) -> Iterator[Sight]:
    for name, paper, ink in PAGES:
        ground = ground_of(paper, shown.look.grounds)
        text = laid_over(shown.look.colour or ink, ground, shown.look.opacity)
        reached = contrast(text[:3], ground[:3])
        if reached < CONTRAST_MIN:
            yield page.sight(
                shown.element,
                f"text stands out {reached:.1f} to 1 on a {name} page ({scheme.value} system), {CONTRAST_MIN} are needed: "
                f"{quoted(shown.text)}",
            )
