"""Words in the letters of another language, and pairs of brackets and quotation marks, where they stand in a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.stretches import Kind, stretches
from magazine.copydesk.text import PassageKind, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.text import Passage

MARKABLE: Final = {
    PassageKind.PARAGRAPH,
    PassageKind.CROSSHEAD,
    PassageKind.ITEM,
    PassageKind.TERM,
    PassageKind.HEAD_CELL,
    PassageKind.CELL,
    PassageKind.NOTE,
    PassageKind.PULL_QUOTE,
    PassageKind.QUESTION,
    PassageKind.BOX_TITLE,
}
"""Where an editor can mark a language: what is written in Markdown, not the plain lines of the head."""
_LETTER: Final = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD: Final = rf"[{_LETTER}][{_LETTER}0-9]*(?:['’&./+\-][{_LETTER}0-9]+)*"
_LATIN: Final = re.compile(
    rf"(?<![{_LETTER}0-9.#@&+*])[.#@&+*]{{0,3}}{_WORD}(?:[ \u00a0](?:& )?{_WORD})*"
    rf"(?:[+#*]+|(?<=[{_LETTER}]\.[{_LETTER}])\.(?=[ \u00a0]))?"
)
"""Latin words with what belongs to them: C++, .NET, U.S.A."""
_NO_WORDS: Final = {Kind.ADDRESS, Kind.IDENTIFIER, Kind.DATE, Kind.DEGREES}
"""Stretches whose letters are no words."""
_DEPTH: Final = 63  # pairs within pairs that rule BD16 follows
_SPACE: Final = re.compile(r"[ \u00a0]")
_ARABIC: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+(?:[ \u00a0،؛]*[\u0620-\u0652\u066e-\u06d3]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of another language within a passage.

    Attributes:
        start: offset of the first character.
        end: offset behind the last one.
        text: the words.
        several: True for more than one.
    """

    start: int
    end: int
    text: str
    several: bool


def latin_words(passage: Passage) -> Iterator[Words]:
    """Give the Latin words of a passage that no role marks, addresses and references left out."""
    plain = list(passage.blanked(RunKind.FOREIGN, RunKind.CODE, RunKind.FACT))
    for one in stretches(passage.text):
        if one.kind in _NO_WORDS:
            plain[one.start : one.end] = "\N{OBJECT REPLACEMENT CHARACTER}" * (one.end - one.start)
    return _words(_LATIN, "".join(plain))


def arabic_words(passage: Passage) -> Iterator[Words]:
    """Give the Arabic words of a passage that no role marks."""
    return _words(_ARABIC, passage.blanked(RunKind.FOREIGN, RunKind.CODE))


def _words(pattern: re.Pattern[str], text: str) -> Iterator[Words]:
    for match in pattern.finditer(text):
        yield Words(match.start(), match.end(), match.group(), _SPACE.search(match.group()) is not None)


def brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Give the pairs of brackets of a text."""
    return _pairs(text, "([{", ")]}")


def quotation_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Give the pairs of quotation marks of a text; straight ones in turn."""
    straight = [offset for offset, character in enumerate(text) if character == '"']
    in_turn = zip(straight[::2], straight[1::2], strict=False)
    return (*_pairs(text, "«“‹", "»”›"), *in_turn)


@lru_cache(2048)
def _pairs(text: str, openings: str, closings: str) -> tuple[tuple[int, int], ...]:
    """Pair what opens with what closes, as rule BD16 does: a closing sign without its opening one is left alone."""
    opened: list[tuple[str, int]] = []
    waiting = dict.fromkeys(closings, 0)  # so that a closing sign alone costs nothing
    found: list[tuple[int, int]] = []
    for offset, character in enumerate(text):
        if character in openings:
            if len(opened) == _DEPTH:
                break
            closing = closings[openings.index(character)]
            opened.append((closing, offset))
            waiting[closing] += 1
        elif waiting.get(character):
            while opened:
                closing, start = opened.pop()
                waiting[closing] -= 1
                if closing == character:
                    found.append((start, offset))
                    break
    return tuple(found)
