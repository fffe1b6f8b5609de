"""Which letters a font file has."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magazine.issue.theme import Face


@lru_cache(maxsize=64)
def repertoire(face: Face) -> frozenset[int]:
    """Give the code points that a face has a glyph for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load

    with TTFont(face.file, lazy=True) as font:
        return frozenset(font.getBestCmap())
