"""From the project's folder to published sets, with all findings at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from magazine.issue.finding import Level, Stop, in_order
from magazine.issue.publication import publishable
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.theme import read_theme
from magazine.works.copy_desk import marks
from magazine.works.places import cache_folder
from magazine.works.published import published
from magazine.works.sphinx_app import Shelf, read

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An issue on the desk: the published set, and where its readings are kept."""

    publication: Publication
    theme: Theme
    shelves: dict[Language, Shelf]


def open_copy(project: Path, issue_id: str, as_of: datetime) -> tuple[Copy, tuple[Finding, ...]]:
    """Read house, theme, issue and every language's articles.

    Findings in articles that are not published stop nothing: their errors are told as warnings.

    Raises:
        Stop: where house, theme or issue cannot be read at all; it carries everything that was found.
    """
    house, findings = read_house(project)
    if house is None:
        raise Stop(*in_order(findings))
    manuscript = read_issue(project, house, issue_id)
    findings += manuscript.findings
    if manuscript.issue is None:
        raise Stop(*in_order(findings))
    try:
        theme = read_theme(project, house.theme)
    except Stop as stop:
        raise Stop(*in_order([*findings, *stop.findings])) from None
    publication, found = published(project, house, manuscript.issue, as_of)
    findings += found
    findings += marks(project, house, manuscript.issue).findings
    shelves = {language: shelf_of(project, manuscript.issue, language) for language in publication.languages}
    for language, shelf in shelves.items():
        if publication.contents[language]:
            findings += read(publication, language, shelf)
    copy = Copy(publication=publication, theme=theme, shelves=shelves)
    return copy, in_order(soften(findings, manuscript.issue, as_of))


def shelf_of(project: Path, issue: Issue, language: Language, purpose: str = "readings") -> Shelf:
    """Give the place where readings of an issue in a language are kept, apart by purpose."""
    return Shelf(source=issue.folder, folder=cache_folder(project) / purpose / f"{issue.id}-{language.tag}")


def soften(findings: tuple[Finding, ...], issue: Issue, as_of: datetime) -> list[Finding]:
    """Tell errors in articles that are not out yet as warnings: a draft may be unfinished."""
    unseen = {article.where.path for article in issue.articles.values() if not publishable(article, as_of)}
    return [
        replace(finding, level=Level.WARNING)
        if finding.level is Level.ERROR and finding.where.path in unseen
        else finding
        for finding in findings
    ]
