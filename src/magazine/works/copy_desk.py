"""The copy desk's marks on an issue, by the editorial line of the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.copydesk.check import check_line, look_over
from magazine.copydesk.copy import issue_text
from magazine.copydesk.desk import Desk
from magazine.issue.finding import in_order
from magazine.manuscript.editorial_line import read_editorial_line
from magazine.works.dictionaries import missing, spellers

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.copydesk.check import Marked
    from magazine.copydesk.text import ArticleText, IssueText
    from magazine.issue.editorial_line import EditorialLine
    from magazine.issue.finding import Finding
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language


SPELLING: Final = "misspelt-word"
"""The rule that asks dictionaries, which costs more than all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The copy desk, set up for a project.

    Attributes:
        house: who publishes.
        line: what ``editorial-line.yaml`` says.
        tongue: the language in which findings speak.
        faults: what is wrong in the line itself; told once, however many issues are looked over.
    """

    house: House
    line: EditorialLine
    tongue: Language
    faults: tuple[Finding, ...]

    def desk(self, issue: Issue) -> Desk:
        """Give the desk for an issue."""
        return Desk(house=self.house, issue=issue, line=self.line)

    def marks(self, issue: Issue, *, only: str | None = None) -> Marked:
        """Look an issue over, or one of its articles alone."""
        text = issue_text(issue)
        desk = self.desk(issue)
        if self.spells:
            asked = text if only is None else replace(text, articles=_of(text, only), cards=())
            desk = replace(desk, spellers=spellers(asked))
        return look_over(desk, text=text, only=only, tongue=self.tongue)

    @property
    def spells(self) -> bool:
        """Whether the dictionaries of this machine are asked at all."""
        tuning = self.line.rules.get(SPELLING)
        return tuning is None or not tuning.off

    def left_out(self) -> str:
        """Say what this machine cannot look for, and what would let it; nothing where it looks for everything."""
        return missing(self.house.languages) if self.spells else ""


def _of(text: IssueText, article_id: str) -> tuple[ArticleText, ...]:
    return tuple(one for one in text.articles if one.article.id == article_id)


def set_up(project: Path, house: House, tongue: Language | None = None) -> Bench:
    """Set the copy desk up by the project's editorial line.

    Args:
        project: the folder that holds ``issues/``.
        house: who publishes.
        tongue: the language in which findings speak, where it is not that of the line.
    """
    line, faults = read_editorial_line(project)
    tongue = tongue or line.tongue
    return Bench(house=house, line=line, tongue=tongue, faults=in_order([*faults, *check_line(line)]))
