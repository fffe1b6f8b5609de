"""Sentences of a passage, its words that are only mentioned, and words that are looked for in all of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.text import RunKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage, PassageKind
    from magazine.issue.language import Language

_END: Final = re.compile(r"(?<!\b[A-Z])(?<!\bMM)[.!?؟…]+(?=[\s»”\"]|$)")
"""The stop behind “M.” or “Y. B.” ends no sentence."""
_MENTION: Final = re.compile(r"«[^«»]{1,40}»|“[^“”]{1,40}”|\"[^\"]{1,40}\"")
_MENTIONED_WORDS: Final = 4  # a title, or a word spoken of; more is somebody's speech


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence begins and ends."""
    start = 0
    for end in _END.finditer(text):
        yield start, end.end()
        start = end.end()
    if start < len(text):
        yield start, len(text)


def said_itself(passage: Passage) -> str:
    """Give a passage's words, of the same length, without titles, words in other languages and words that are only spoken of."""
    text = passage.blanked(RunKind.FOREIGN, RunKind.CODE, RunKind.EMPHASIS)
    return _MENTION.sub(_blotted, text)


def _blotted(mention: re.Match[str]) -> str:
    words = mention.group()
    return "\N{OBJECT REPLACEMENT CHARACTER}" * len(words) if len(words[1:-1].split()) <= _MENTIONED_WORDS else words


def spoken_of(
    text: ArticleText, patterns: Mapping[Language, re.Pattern[str]], *, without: Container[PassageKind]
) -> Iterator[Hit]:
    """Find the words that a pattern for each language finds; a colon behind them is none of them."""
    for passage in text.passages:
        pattern = patterns.get(passage.language)
        if pattern is not None and passage.kind not in without:
            for match in pattern.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
                yield passage.hit(match.start(), words=match[0].strip(" :"))


def holding(passages: Iterable[Passage], signs: tuple[str, ...]) -> Iterator[Passage]:
    """Give the passages that hold one of some words or parts of words, in lower case: the rest need not be searched closely."""
    for passage in passages:
        text = passage.text.lower()
        if any(sign in text for sign in signs):
            yield passage


def numbered(passages: Iterable[Passage], digits: int) -> Iterator[Passage]:
    """Give the passages with so many digits close together: the rest need not be searched closely."""
    close = _close(digits)
    return (passage for passage in passages if close.search(passage.text))


@cache
def _close(digits: int) -> re.Pattern[str]:
    return re.compile(r"\d" + r"[^\w]{0,3}\d" * (digits - 1))
