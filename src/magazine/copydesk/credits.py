"""What a card's credit or rights say once its formula is taken off: “Photo : DR” says nothing."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(
    r"^(?:(?:©|\(c\)|photos?|photographie|crédits?|image|illustration|source|droits?|صورة|الصورة|صور|تصوير|المصدر|مصدر|الحقوق|حقوق)\s*[:\-–/]?\s*(?:par\s+|من\s+)?)+",
    re.IGNORECASE,
)


def says_nothing(text: str, nothing: tuple[str, ...]) -> bool:
    """Say whether a credit or rights name nobody: only a formula, only marks, or a word of the list."""
    bare = {_plain(text), _plain(_FORMULA.sub("", text.strip()))}
    return "" in bare or not bare.isdisjoint(map(_plain, nothing))


def _plain(text: str) -> str:
    """Give the letters and digits of a text, in lower case, with single spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", text.replace(".", "")).lower().split())
