"""Articles as the pages of rubrics and contributors list them: newest issue first, each with its issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest
    from magazine.site.leaf import Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article on a page of the shelf, and the issue that it is in."""

    issue: IssueManifest
    article: ArticleEntry


def listed(year: Year, wanted: Callable[[ArticleEntry], bool]) -> tuple[Listed, ...]:
    """List a year's articles that are wanted, newest issue first and in running order; those of another language come last."""
    return tuple(
        Listed(issue=issue, article=article)
        for issue in year.issues
        for article in (*issue.articles, *issue.untranslated)
        if wanted(article)
    )
