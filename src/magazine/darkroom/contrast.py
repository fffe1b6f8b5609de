"""How well one colour stands out from another (WCAG 2.2, "contrast ratio" and "relative luminance"). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINEAR_BELOW: Final = 0.04045


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """Give the contrast of two colours, 1 to 21, each as red, green and blue from 0 to 1."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Sequence[float]) -> float:
    """Give the relative luminance of red, green and blue from 0 to 1: 0 for black, 1 for white."""
    red, green, blue = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts_of(colour: str) -> list[float]:
    """Read a colour such as ``#0b2545`` as red, green and blue from 0 to 1."""
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
