"""Where in a manuscript the words stand that an edition has trouble with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magazine.issue.finding import Location


def line_of(words: str, manuscript: str) -> int | None:
    """Look words up in a manuscript, whatever marks of Markdown stand between them; give the line, or None."""
    pattern = r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", words))
    found = re.search(pattern, manuscript) if pattern else None
    return manuscript.count("\n", 0, found.start()) + 1 if found else None


def place_of_words(words: str, where: Location, manuscript: str) -> Location:
    """Give the place of words in a manuscript, or ``where`` if they do not stand in it."""
    line = line_of(words, manuscript)
    return where if line is None else replace(where, line=line)
