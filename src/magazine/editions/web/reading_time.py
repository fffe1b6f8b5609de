"""How long an article takes to read."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from docutils import nodes as plain

from magazine.issue.language import Language
from magazine.markup.nodes import Chart

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS_A_MINUTE: Final[Mapping[Language, int]] = {Language.ARABIC: 138, Language.FRENCH: 195}
"""Means of grown readers on texts of equal content (Trauzettel-Klosinski and Dietz, IReST, 2012): an Arabic word carries its
article, pronouns and particles with it, so that there are fewer to a minute."""
OTHER_WORDS_A_MINUTE: Final = 185


def words_of(document: plain.Node) -> int:
    """Count the words of a document tree; the data behind a chart is looked at, not read."""
    return sum(len(text.astext().split()) for text in document.findall(plain.Text) if not _within_chart(text))


def _within_chart(node: plain.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, Chart):
            return True
        parent = parent.parent
    return False


def minutes(words: int, language: Language) -> int:
    """Give whole minutes, at least one."""
    return max(1, ceil(words / WORDS_A_MINUTE.get(language, OTHER_WORDS_A_MINUTE)))
