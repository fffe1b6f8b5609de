"""Sentences of a passage, its words that are only mentioned, and what goes with an article: the words of its pictures' cards."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.copy import card_text
from magazine.copydesk.text import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Passage

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


def shown_with(text: ArticleText, desk: Desk) -> Iterator[Passage]:
    """Give an article's passages, and those of the cards of its own pictures that are in its language."""
    yield from text.passages
    for picture in dict.fromkeys(use.picture for use in text.pictures):
        card = desk.issue.pictures.get(picture)
        if card is not None and picture.startswith(f"{text.article.id}/"):
            passages = card_text(card, desk.issue.languages).passages
            yield from (passage for passage in passages if passage.language is text.language)


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
