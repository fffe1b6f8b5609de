"""Letters that no face of the theme has.

WeasyPrint 70 writes them as glyphs beyond the font's end, which no binding can join, no archive may hold and no reader can see. An empty
frame stands in their place, and the sheet says which they were.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME: Final = '<span class="unknown-letter"></span>'
"""Drawn by the style sheet."""

_TEXT: Final = re.compile(r">[^<]+<")
_SHAPELESS: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_VARIANTS: Final = range(0xFE00, 0xFE10)  # variation selectors: a face without the variant shows the letter


def with_known_letters(html: str, faces: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Frame what no face can draw: the document, and the letters in order.

    Args:
        html: the document.
        faces: the files of the typefaces; with none, nothing is known and nothing framed.
    """
    if not faces:
        return html, ()
    known = frozenset().union(*map(_letters, faces))
    head, body, rest = html.partition("<body")
    missing = sorted({letter for letter in set(rest) if ord(letter) not in known and _has_shape(letter)})
    if not missing:
        return html, ()
    strange = re.compile(f"[{re.escape(''.join(missing))}]")
    framed = _TEXT.sub(lambda text: strange.sub(FRAME, text.group()), rest)
    return f"{head}{body}{framed}", tuple(missing) if framed != rest else ()


def _has_shape(letter: str) -> bool:
    return unicodedata.category(letter) not in _SHAPELESS and ord(letter) not in _VARIANTS


@cache
def _letters(face: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load, and needed in workers only

    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())
