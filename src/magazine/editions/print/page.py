"""The page rule: paper, margins and overshoot, written from the constants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import (
    MARGIN_BOTTOM_MM,
    MARGIN_INNER_MM,
    MARGIN_OUTER_MM,
    MARGIN_TOP_MM,
    OVERSHOOT_MM,
    TRIM_MM,
)  # fmt: skip
from magazine.darkroom.separation import stand_ins

if TYPE_CHECKING:
    from collections.abc import Mapping

MARGIN_SIDE_MM: Final = (MARGIN_INNER_MM + MARGIN_OUTER_MM) / 2
"""Left and right alike: the bindery moves the page to its side of the spread."""


def page_rule() -> str:
    """State the paper, with the lengths that a full-bleed picture needs as custom properties."""
    width, height = TRIM_MM
    return (
        f"@page {{ size: {width}mm {height}mm; margin: {MARGIN_TOP_MM}mm {MARGIN_SIDE_MM}mm {MARGIN_BOTTOM_MM}mm; "
        f"bleed: {OVERSHOOT_MM}mm }}\n"
        f":root {{ --side: {MARGIN_SIDE_MM}mm; --top: {MARGIN_TOP_MM}mm; --bottom: {MARGIN_BOTTOM_MM}mm; "
        f"--overshoot: {OVERSHOOT_MM}mm; --to-edge: {MARGIN_SIDE_MM + OVERSHOOT_MM}mm; "
        f"--to-top: {MARGIN_TOP_MM + OVERSHOOT_MM}mm; --to-bottom: {MARGIN_BOTTOM_MM + OVERSHOOT_MM}mm; "
        f"--text-width: {width - 2 * MARGIN_SIDE_MM}mm; --text-height: {height - MARGIN_TOP_MM - MARGIN_BOTTOM_MM}mm; "
        f"--full-width: {width + 2 * OVERSHOOT_MM}mm }}"
    )


def inks_rule(tokens: Mapping[str, str]) -> str:
    """Give every colour the light that stands for its inks until the plates are made, or for itself until a volume in light is bound."""
    lights = stand_ins(tokens)
    return f":root {{ {' '.join(f'--{name}: {light};' for name, light in sorted(lights.items()))} }}"


def lights_meant(tokens: Mapping[str, str]) -> dict[str, str]:
    """Give the colours that others stand for in the layout, by those that do: what a volume in light puts back."""
    return {light: tokens[name].lower() for name, light in stand_ins(tokens).items() if light != tokens[name].lower()}
