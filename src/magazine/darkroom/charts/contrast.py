"""Whether letters can be read on a colour (WCAG 2.2, contrast ratio)."""

from __future__ import annotations

from typing import Final

WHITE: Final = "#ffffff"
INK: Final = "#1b1f27"
CONTRAST_MIN: Final = 4.5
"""Of letters on a colour (WCAG 2.2, 1.4.3)."""

_LINEAR_BELOW: Final = 0.04045


def reads_on(fill: str) -> str:
    """Choose white or ink for letters on a colour, whichever stands out more."""
    return WHITE if ratio(WHITE, fill) >= ratio(INK, fill) else INK


def ratio(one: str, other: str) -> float:
    """Give the contrast of two hexadecimal colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
