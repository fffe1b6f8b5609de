"""The theme that comes with the package, and its faces for charts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.manuscript.theme import read_theme

if TYPE_CHECKING:
    from magazine.issue.theme import Face, Theme


@cache
def theme() -> Theme:
    return read_theme(Path(__file__).parents[2], "police")


def faces(*families: str) -> list[Face]:
    return [face for family in families for face in theme().faces if (face.family, face.style) == (family, "normal")]
