"""The copy desk's marks on an issue, by the editorial line of the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.copydesk.check import check_line, look_over
from magazine.copydesk.desk import Desk
from magazine.issue.finding import in_order
from magazine.issue.language import Language
from magazine.manuscript.editorial_line import read_editorial_line

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.copydesk.check import Marked
    from magazine.issue.house import House
    from magazine.issue.issue import Issue


def marks(
    project: Path, house: House, issue: Issue, *, only: str | None = None, tongue: Language = Language.ENGLISH
) -> Marked:
    """Look an issue over by the project's editorial line; what is wrong in the line itself comes with the findings.

    Args:
        project: the folder that holds ``issues/``.
        house: who publishes.
        issue: as read.
        only: an article's id, where that alone is asked for.
        tongue: the language in which findings speak.
    """
    line, faults = read_editorial_line(project)
    marked = look_over(Desk(house=house, issue=issue, line=line), only=only, tongue=tongue)
    return replace(marked, findings=in_order([*faults, *check_line(line), *marked.findings]))
