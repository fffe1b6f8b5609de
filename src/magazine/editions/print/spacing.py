"""Where lines may part in right-to-left text.

WeasyPrint 70 sees no place to part a line between Arabic text and an element that follows it (a link, an isolate, bold words): it then
goes back to the paragraph's first word and leaves it alone on its line. An invisible space that may part (U+200B) behind the visible one
mends that; short isolates are held together, as telephone numbers and names want it anyway.
"""

from __future__ import annotations

import re
from typing import Final

BREAK: Final = "\u200b"
"""The invisible space that may part."""

HELD_MAX_LETTERS: Final = 24
"""Isolates up to this length are not parted at the end of a line."""

LONELY_MAX_LETTERS: Final = 12
"""A last word up to this length takes the word before it along to the last line of a headline or standfirst."""

_LAST_WORD: Final = re.compile(rf"(?<=\S) (?=\S{{1,{LONELY_MAX_LETTERS}}}$)")
_WORDS_MIN: Final = 4
RUNT_MAX_LETTERS: Final = 7
"""A paragraph's last word up to this length, its stop included, takes the word before it along to the last line."""

_RUNT: Final = re.compile(rf"(?<=[^\s<>]{{2}}) (?=[^\s<>]{{1,{RUNT_MAX_LETTERS}}}</(?:p|li)>)")
_BEFORE_ELEMENT: Final = re.compile(r" (?=<(?:a|bdi|b|code|em|i|span|strong|sub|sup)\b)")
_SHORT_ISOLATE: Final = re.compile(rf'(<bdi\b[^>]*dir="ltr"[^>]*>)([^<]{{1,{HELD_MAX_LETTERS}}})(?=</bdi>)')


def with_breaks(markup: str) -> str:
    """Let lines part before elements, and hold short isolates together."""
    held = _SHORT_ISOLATE.sub(lambda match: match[1] + match[2].replace(" ", "\u00a0"), markup)
    return _BEFORE_ELEMENT.sub(" \u200b", held)


LONG_WORD_LETTERS: Final = 30
"""Longer words (addresses, hashes, slips of the keyboard) may be parted anywhere; the longest in the lexicons of both languages are shorter."""

LONG_WORD_PIECE: Final = 8
"""Letters that stay together in a word that may be parted: what fits into a cell of a table with nine columns."""

_TEXT: Final = re.compile(r">[^<]+<")
_LONG_WORD: Final = re.compile(rf"[^\s<>&;\u200b]{{{LONG_WORD_LETTERS + 1},}}")
_PIECE: Final = re.compile(
    rf"\d{{1,4}}(?:-\d{{1,4}}){{1,2}}[/._?=-]*|[^/._?=-]{{1,{LONG_WORD_PIECE}}}[/._?=-]*|[/._?=-]+"
)
"""A date within an address stays in one piece: its hyphen at a line's end would pass for one that parts a word."""


def with_parted_words(html: str) -> str:
    """Let overlong words part, so that they run neither over their column nor the paper's edge.

    A style sheet alone does not do: ``overflow-wrap: anywhere`` parts ordinary words in narrow tables too, and ``break-word`` leaves tables and
    boxes side by side as wide as their longest word.
    """
    head, body, rest = html.partition("<body")
    parted = _TEXT.sub(lambda text: _LONG_WORD.sub(_parted, text.group()), rest)
    return f"{head}{body}{parted}"


def _parted(word: re.Match[str]) -> str:
    return "\u200b".join(_PIECE.findall(word.group()))


def without_lonely_word(text: str) -> str:
    """Hold the last two words of a headline or standfirst together, so that its last line is not one short word."""
    return _LAST_WORD.sub("\u00a0", text) if text.count(" ") >= _WORDS_MIN - 1 else text


def without_runts(markup: str) -> str:
    """Hold the last two words of every paragraph and list item together, where the last is short."""
    return _RUNT.sub("\u00a0", markup)
