"""A picture's element does not say how large it is, or says another shape than the file has.

Text jumps while pictures load, and the reader's place is lost; with a wrong shape faces are stretched.

Source: HTML, "Dimension attributes"; house rule: a page keeps its place while it loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "write width and height in pixels, as the file has them"

SHAPE_TOLERANCE: Final = 0.02
"""Of the ratio: rounding to whole pixels, and no more."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold elements against their files; drawings (SVG) scale and need none."""
    sizes = {name: facts for name, facts in book.pictures.items() if facts.width and facts.height}
    for page in book.pages:
        for picture in page.all("img"):
            facts = sizes.get(resolve(page.name, picture.get("src", "")).name)
            if facts is None:
                continue
            said = tuple(
                int(picture.get(name, "")) if picture.get(name, "").isdecimal() else 0 for name in ("width", "height")
            )
            if not all(said):
                yield page.sight(picture, f"the picture '{picture.get('src')}' does not say how large it is")
            elif abs(said[0] * facts.height / (said[1] * facts.width) - 1) > SHAPE_TOLERANCE:
                yield page.sight(
                    picture,
                    f"'{picture.get('src')}' is {facts.width} × {facts.height} pixels, the page says {said[0]} × {said[1]}",
                )
