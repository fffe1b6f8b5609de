"""The colours of readers' pages, and what shows where tints lie on them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.editions.epub.lint.cascade import Colour

BLACK: Final = (0.0, 0.0, 0.0, 1.0)
WHITE: Final = (1.0, 1.0, 1.0, 1.0)
SEPIA: Final = (0xF4 / 255, 0xEC / 255, 0xD8 / 255, 1.0)
"""The warm page of foliate-js, and about that of other systems."""
BROWN: Final = (0x5B / 255, 0x46 / 255, 0x36 / 255, 1.0)
"""The letters that foliate-js sets on it: 7.5 to 1, so that little opacity can be spared."""


def laid_over(above: Colour, below: Colour, opacity: float = 1.0) -> Colour:
    """Lay a colour over an opaque one (CSS Compositing 1, section 5.1)."""
    share = above[3] * opacity
    red, green, blue = (over * share + under * (1 - share) for over, under in zip(above[:3], below[:3], strict=True))
    return (red, green, blue, 1.0)


def ground_of(page: Colour, tints: Iterable[Colour]) -> Colour:
    """Give the ground that shows where tints lie on a page."""
    for tint in tints:
        page = laid_over(tint, page)
    return page
