"""Direction controls: characters that nobody sees and that change the order of what is seen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from magazine.copydesk.text import ArticleText
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.text import CardText

MARKS: Final = "\u200e\u200f\u061c"
EMBEDDINGS: Final = "\u202a\u202b"
OVERRIDES: Final = "\u202d\u202e"
ISOLATES: Final = "\u2066\u2067\u2068"
POP: Final = "\u202c"
POP_ISOLATE: Final = "\u2069"
HIDDEN: Final = f"{MARKS}{EMBEDDINGS}{ISOLATES}{POP}{POP_ISOLATE}"
"""All but the overrides, which are a matter of their own."""
_ENDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(f"{EMBEDDINGS}{OVERRIDES}", POP),
    **dict.fromkeys(ISOLATES, POP_ISOLATE),
}


def found_in(text: str, characters: str) -> Iterator[int]:
    """Give the offsets of some characters."""
    return (match.start() for match in re.finditer(f"[{characters}]", text))


def elsewhere(text: ArticleText | CardText, characters: str) -> Iterator[tuple[Location, str]]:
    """Give the places of some characters in the manuscript that are in no passage: in a link's address, in an option."""
    path, source = (
        (text.article.where.path, text.article.source)
        if isinstance(text, ArticleText)
        else (text.picture.card.path, text.picture.source)
    )
    if not any(character in source for character in characters):
        return
    inside = {passage.where(offset) for passage in text.passages for offset in found_in(passage.text, characters)}
    for number, line in enumerate(source.split("\n"), 1):
        for offset in found_in(line, characters):
            where = Location(path=path, line=number, column=offset + 1)
            if where not in inside:
                yield where, line[offset]


def unpaired(text: str) -> tuple[tuple[int, bool], ...]:
    """Give the controls that open without an end (True) or end what is not open (False), by rules BD9 and X6a to X8."""
    opened: list[tuple[str, int]] = []
    lone: list[tuple[int, bool]] = []
    for offset in found_in(text, f"{''.join(_ENDS)}{POP}{POP_ISOLATE}"):
        character = text[offset]
        if character in _ENDS:
            opened.append((_ENDS[character], offset))
        elif opened and opened[-1][0] == character:
            opened.pop()
        elif character == POP_ISOLATE and any(end == POP_ISOLATE for end, _ in opened):
            while opened[-1][0] != POP_ISOLATE:  # an isolate's end closes what was opened within it
                lone.append((opened.pop()[1], True))
            opened.pop()
        else:
            lone.append((offset, False))
    return tuple(sorted([*lone, *((offset, True) for _, offset in opened)]))


def ends_of_overrides(text: str) -> frozenset[int]:
    """Give the offsets of what ends an override: taken out alone, it would let the override go on to the end of the line."""
    opened: list[str] = []
    ends: set[int] = set()
    for offset in found_in(text, f"{EMBEDDINGS}{OVERRIDES}{POP}"):
        if text[offset] != POP:
            opened.append(text[offset])
        elif opened and opened.pop() in OVERRIDES:
            ends.add(offset)
    return frozenset(ends)


def name_of(character: str) -> str:
    """Name a control as Unicode does: ``U+200F RIGHT-TO-LEFT MARK``."""
    return f"U+{ord(character):04X} {unicodedata.name(character)}"
