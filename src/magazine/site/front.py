"""How the front page is laid out: the issue's rubrics as blocks of three sizes, the cover's first. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.editions.web.manifest import ArticleEntry, IssueManifest, RubricEntry

PAIR: Final = 2
"""Articles up to which a rubric shares its row with others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A rubric on the front page; ``size`` is ``single``, ``pair`` or ``many`` by the number of its articles."""

    rubric: RubricEntry
    articles: tuple[ArticleEntry, ...]

    @property
    def size(self) -> str:
        """The block's class in the style sheet."""
        return "single" if len(self.articles) == 1 else "pair" if len(self.articles) == PAIR else "many"


def blocks(issue: IssueManifest) -> tuple[Block, ...]:
    """Lay out the rubrics, each once: the one that the cover names first leads, the others follow in running order."""
    by_rubric: dict[RubricEntry, list[ArticleEntry]] = {}
    for article in issue.articles:
        by_rubric.setdefault(article.rubric, []).append(article)
    found = [Block(rubric=rubric, articles=tuple(articles)) for rubric, articles in by_rubric.items()]
    lead = issue.lead
    return tuple(sorted(found, key=lambda block: lead not in block.articles))
