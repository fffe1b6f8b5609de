"""The style sheet lays an opaque ground under text and leaves the text's colour to the reader.

In night mode the reader's letters are white: on a white box they vanish.

Source: WCAG 2.2, failure F24; Apple Books Asset Guide, "Images" (night mode).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.cascade import Scheme
from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.cascade import Look
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "make the ground a tint (a colour so far transparent), or set the colour of the text on it too"

OPAQUE: Final = 0.5
"""From here on a ground hides the reader's page more than it tints it."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find text in the reader's colour on a ground of the sheet's."""
    seen: set[tuple[str, Look]] = set()
    for page, shown in book.shown(Scheme.LIGHT):
        kind = (page.name, shown.look)
        hidden = any(ground[3] >= OPAQUE for ground in shown.look.grounds)
        if hidden and shown.look.colour is None and kind not in seen and shown.text.strip():
            seen.add(kind)
            yield page.sight(
                shown.element,
                f"text in the reader's own colour stands on a ground that the sheet sets: {quoted(shown.text)}",
            )
