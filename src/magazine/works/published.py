"""The published set of an issue, with what its predecessor has to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.issue.finding import Finding, Level, Location
from magazine.issue.publication import publish
from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import issue_ids

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.issue.publication import Publication


def published(project: Path, house: House, issue: Issue, as_of: datetime) -> tuple[Publication, tuple[Finding, ...]]:
    """Decide what of an issue readers may see, with the corrections of the issue before it."""
    earlier = [issue_id for issue_id in issue_ids(project) if issue_id < issue.id]
    if not earlier:
        return publish(house, issue, as_of), ()
    previous = read_issue(project, house, earlier[-1]).issue
    findings: tuple[Finding, ...] = ()
    if previous is None:
        findings = (
            Finding(
                rule="unread-corrections",
                where=Location(path=f"{ISSUES_FOLDER}/{earlier[-1]}/{ISSUE_FILE}"),
                what=f"the issue before {issue.id} cannot be read, so its corrections are not gathered",
                remedy=f"see what is wrong with: magazine check {earlier[-1]}",
                level=Level.WARNING,
            ),
        )
    return publish(house, issue, as_of, previous), findings
