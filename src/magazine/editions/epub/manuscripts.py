"""From a place in the finished book to the manuscript in which an editor mends it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.manuscript_lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.issue.article import Article
    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

_PAGE: Final = re.compile(r"!/EPUB/(articles/(.+)\.xhtml)")
_QUOTED: Final = re.compile(r"“(.+?)…?”")


def told_in_manuscripts(findings: Iterable[Finding], publication: Publication, language: Language) -> Iterator[Finding]:
    """Name the line of the manuscript where the words stand that a finding about an article's page quotes.

    A finding that quotes nothing, or words that no editor wrote, keeps its place in the book: it is the theme's or the program's.
    """
    for finding in findings:
        page = _PAGE.search(finding.where.path)
        entry = publication.entry(page.group(2), language) if page else None
        line = _line(finding, entry.article) if entry else None
        if page is None or entry is None or line is None:
            yield finding
            continue
        where = replace(entry.article.where, line=line, column=1)
        yield replace(finding, where=where, what=f"{finding.what} (page {page.group(1)} of the book)")


def _line(finding: Finding, article: Article) -> int | None:
    """Give the line in the body; words of the headline and its neighbours are in the front matter, which begins the file."""
    words = _QUOTED.findall(finding.what)
    lines = (line_of(each, article.body) for each in words)
    above = " ".join(filter(None, (article.kicker, article.headline, article.standfirst)))
    return next((line for line in lines if line), 1 if any(line_of(each, above) for each in words) else None)
