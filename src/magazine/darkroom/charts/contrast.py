"""Whether letters can be read on a colour (WCAG 2.2, contrast ratio)."""

from __future__ import annotations

from typing import Final

from magazine.darkroom.contrast import contrast, parts_of

WHITE: Final = "#ffffff"
INK: Final = "#1b1f27"
CONTRAST_MIN: Final = 4.5
"""Of letters on a colour (WCAG 2.2, 1.4.3)."""


def reads_on(fill: str) -> str:
    """Choose white or ink for letters on a colour, whichever stands out more."""
    return WHITE if ratio(WHITE, fill) >= ratio(INK, fill) else INK


def ratio(one: str, other: str) -> float:
    """Give the contrast of two hexadecimal colours, 1 to 21."""
    return contrast(parts_of(one), parts_of(other))
