"""From the project's folder to published sets, with all findings at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from magazine.issue.finding import Level, Stop, in_order
from magazine.issue.publication import publishable
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.theme import read_theme
from magazine.works.copy_desk import set_up
from magazine.works.places import cache_folder
from magazine.works.published import published
from magazine.works.readings import Shelf, read, take

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.article import Article
    from magazine.issue.finding import Finding
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An issue on the desk.

    Attributes:
        publication: the published set.
        theme: the house style.
        shelves: where its readings are kept.
        desk: the copy desk, which looks over what readers get once it is made.
        waivers: every waiver of the issue, with what it lets off.
        articles: all of the issue, drafts too.
        inputs: digests of the files that were read for it, by place; none where nobody asked for them.
    """

    publication: Publication
    theme: Theme
    shelves: dict[Language, Shelf]
    desk: Desk
    waivers: tuple[WaiverInForce, ...] = ()
    articles: tuple[Article, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)


def open_copy(
    project: Path, issue_id: str, as_of: datetime, into: Path | None = None
) -> tuple[Copy, tuple[Finding, ...]]:
    """Read house, theme, issue and every language's articles.

    Findings in articles that are not published stop nothing: their errors are told as warnings.

    Args:
        project: the folder that holds ``issues/``.
        issue_id: of the issue.
        as_of: the moment at which embargoes are judged, with its time zone.
        into: a folder for copies of the readings, which nobody replaces while they are worked from; without it those of the cache serve.

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
    bench = set_up(project, house)
    marked = bench.marks(manuscript.issue)
    findings += (*bench.faults, *marked.findings)
    shelves = {language: shelf_of(project, manuscript.issue, language) for language in publication.languages}
    for language, shelf in shelves.items():
        if publication.contents[language]:
            if into is not None:
                shelves[language], found = take(publication, language, shelf, into)
            else:
                found = read(publication, language, shelf)
            findings += marked.not_said(found)
    copy = Copy(
        publication=publication,
        theme=theme,
        shelves=shelves,
        desk=bench.desk(manuscript.issue),
        waivers=marked.waivers,
        articles=tuple(manuscript.issue.articles.values()),
    )
    return copy, in_order(soften(findings, manuscript.issue, as_of))


def shelf_of(project: Path, issue: Issue, language: Language, purpose: str = "readings") -> Shelf:
    """Give the place where readings of an issue in a language are kept, apart by purpose."""
    return Shelf(source=issue.folder, folder=cache_folder(project) / purpose / f"{issue.id}-{language.tag}")


def soften(findings: tuple[Finding, ...], issue: Issue, as_of: datetime) -> list[Finding]:
    """Tell errors in articles that are not out yet as warnings: a draft may be unfinished."""
    unseen = _unseen(issue, as_of)
    return [
        replace(finding, level=Level.WARNING)
        if finding.level is Level.ERROR and finding.where.path in unseen
        else finding
        for finding in findings
    ]


def _unseen(issue: Issue, as_of: datetime) -> set[str]:
    """Name the files of articles that are not out yet: manuscripts, and the cards of pictures that nothing published names."""
    out = [article for article in issue.articles.values() if publishable(article, as_of)]
    paths = {article.where.path for article in out}
    unseen = {article.where.path for article in issue.articles.values()} - paths
    drafts = {article_id for article_id, _ in issue.articles} - {article.id for article in out}
    for picture in issue.pictures.values():
        folder, _, name = picture.id.partition("/")
        if folder not in drafts or picture.id == issue.cover.picture:
            continue
        if not any(name in article.source for article in out):
            unseen.add(picture.card.path)
    return unseen
