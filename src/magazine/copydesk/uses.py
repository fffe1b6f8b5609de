"""What articles use of their issue's files and figures: told from what was parsed, each path from its own article's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.issue.paths import join_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.copydesk.text import ArticleText

_CHARTS: Final = frozenset({"chart"})
_PLAYERS: Final = frozenset({"audio", "video"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """Ids of what articles use.

    Attributes:
        pictures: in openings, figures, galleries, stills and lines of text: paths within the issue.
        tables: of charts, likewise.
        recordings: likewise.
        facts: of the ledger, in text and among key figures.
    """

    pictures: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    recordings: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()


def uses_of(texts: Iterable[ArticleText]) -> Uses:
    """Give what some articles use."""
    every = tuple(texts)
    return Uses(
        pictures=frozenset(use.picture for text in every for use in text.pictures),
        tables=frozenset(_named_in(every, _CHARTS)),
        recordings=frozenset(_named_in(every, _PLAYERS)),
        facts=frozenset(use.fact for text in every for use in text.facts),
    )


def together(parts: Iterable[Uses]) -> Uses:
    """Give what any of some parts uses."""
    every = tuple(parts)
    return Uses(
        pictures=frozenset().union(*(each.pictures for each in every)),
        tables=frozenset().union(*(each.tables for each in every)),
        recordings=frozenset().union(*(each.recordings for each in every)),
        facts=frozenset().union(*(each.facts for each in every)),
    )


def _named_in(texts: Iterable[ArticleText], words: frozenset[str]) -> Iterator[str]:
    """Give the files that directives of some names have for their argument."""
    for text in texts:
        for directive in text.directives:
            place = join_path(text.article.id, directive.argument) if directive.name in words else None
            if place is not None:
                yield place
