"""The inspection: everything that is wrong in the manuscripts of issues, found without making an edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.issue.article import Status
from magazine.issue.finding import Stop, in_order
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.theme import read_theme
from magazine.works.copy_desk import marks
from magazine.works.manuscripts import shelf_of, soften
from magazine.works.published import published
from magazine.works.sphinx_app import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.manuscript.issue import Manuscript


def inspect(project: Path, issue_ids: Sequence[str], as_of: datetime) -> tuple[Finding, ...]:
    """Find what is wrong in the house, its theme and the issues named, sorted by place.

    Args:
        project: the folder that holds ``issues/``.
        issue_ids: the issues to look into.
        as_of: the moment at which embargoes are judged, with its time zone.
    """
    return in_order(_findings(project, issue_ids, as_of))


def _findings(project: Path, issue_ids: Sequence[str], as_of: datetime) -> Iterator[Finding]:
    house, findings = read_house(project)
    yield from findings
    if house is None:
        return
    try:
        read_theme(project, house.theme)
    except Stop as stop:
        yield from stop.findings
    for issue_id in issue_ids:
        manuscript = read_issue(project, house, issue_id)
        if manuscript.issue is None:
            yield from manuscript.findings
        else:
            yield from _issue_findings(project, house, manuscript, manuscript.issue, as_of)


def _issue_findings(
    project: Path, house: House, manuscript: Manuscript, issue: Issue, as_of: datetime
) -> Iterator[Finding]:
    """Read the texts as readers will get them, then drafts and embargoed articles with them, where there are any.

    What is wrong in those is a warning, as it is to a build.
    """
    publication, found = published(project, house, issue, as_of)
    proofs = publish(house, _as_if_ready(issue), as_of)
    findings = [*manuscript.findings, *found, *marks(project, house, issue).findings]
    for language in issue.languages:
        if publication.contents[language]:
            findings += read(publication, language, shelf_of(project, issue, language))
        if proofs.contents[language] != publication.contents[language]:
            findings += read(proofs, language, shelf_of(project, issue, language, "proofs"))
    yield from soften(tuple(findings), issue, as_of)


def _as_if_ready(issue: Issue) -> Issue:
    """Let every article of the issue be ready and free of embargo."""
    ready = {key: replace(article, status=Status.READY, embargo=None) for key, article in issue.articles.items()}
    return replace(issue, articles=ready)
