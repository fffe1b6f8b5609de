"""Scripts and words in text: which letters stand where. Pure."""

from __future__ import annotations

import re
from typing import Final

ARABIC: Final = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
)
LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
TIFINAGH: Final = re.compile(r"[\u2d30-\u2d7f]")
ADDRESS: Final = re.compile(r"\S*(?:://|@|\w\.\w|/)\S*")
"""Web and mail addresses, file names: in Latin letters whatever the language."""


def script_share(text: str) -> tuple[int, int, int]:
    """Count Arabic, Latin and Tifinagh letters, those of addresses left out."""
    plain = ADDRESS.sub(" ", text)
    return len(ARABIC.findall(plain)), len(LATIN.findall(plain)), len(TIFINAGH.findall(plain))


def plain(text: str) -> str:
    """Give a text as two that say the same are compared: no stops, no case, single spaces."""
    return " ".join(re.sub(r"[\s.,;:!?…،؛؟«»“”\"'’()\-–—\u200e\u200f\u00a0]+", " ", text).split()).casefold()


def words_of(element: object) -> str:
    """Give all text of an element."""
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined] # lxml ships no types
