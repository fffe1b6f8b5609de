"""The inspection: everything that is wrong in the manuscripts of issues, found without making an edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from magazine.constants import ISSUES_FOLDER
from magazine.issue.article import Status
from magazine.issue.finding import Finding, Location, Stop, in_order
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import instead
from magazine.manuscript.theme import read_theme
from magazine.works.beside import beside
from magazine.works.copy_desk import set_up
from magazine.works.manuscripts import shelf_of, soften
from magazine.works.published import published
from magazine.works.readings import is_kept, read, read_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.manuscript.issue import Manuscript
    from magazine.works.copy_desk import Bench


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be looked into: an issue, or one article of it in all its languages."""

    issue: str
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found.

    Attributes:
        findings: by place.
        waivers: every waiver of what was looked into, with what it lets off.
        left_out: what this machine could not look for, and what would let it.
    """

    findings: tuple[Finding, ...]
    waivers: tuple[WaiverInForce, ...] = ()
    left_out: str = ""


def inspect(
    project: Path,
    asked: Sequence[Asked],
    as_of: datetime,
    tongue: Language | None = None,
    *,
    bench: Bench | None = None,
) -> Inspection:
    """Find what is wrong in the house, its theme and what is asked for; for articles alone, what is wrong in these.

    Args:
        project: the folder that holds ``issues/``.
        asked: the issues and articles to look into.
        as_of: the moment at which embargoes are judged, with its time zone.
        tongue: the language in which the copy desk speaks, where it is not that of the line.
        bench: the copy desk, where it is set up already.
    """
    house, faults = read_house(project)
    if house is None:
        return Inspection(findings=in_order(faults))
    bench = bench or set_up(project, house, tongue)
    looks: list[Inspection] = []
    if any(one.article is None for one in asked):
        looks.append(Inspection(findings=(*faults, *_theme_faults(project, bench), *bench.faults)))
    for issue_id in dict.fromkeys(one.issue for one in asked):
        look = _Look(project, bench, read_issue(project, house, issue_id), as_of)
        looks += [look.at(one) for one in asked if one.issue == issue_id]
    return Inspection(
        findings=in_order(finding for look in looks for finding in look.findings),
        waivers=tuple(sorted({one for look in looks for one in look.waivers}, key=lambda one: one.waiver.where)),
        left_out=bench.left_out(),
    )


def _theme_faults(project: Path, bench: Bench) -> tuple[Finding, ...]:
    try:
        read_theme(project, bench.house.theme)
    except Stop as stop:
        return stop.findings
    return ()


@dataclass(frozen=True)
class _Look:
    """A look into one issue."""

    project: Path
    bench: Bench
    manuscript: Manuscript
    as_of: datetime

    def at(self, asked: Asked) -> Inspection:
        """Look at the issue, or at one article of it."""
        issue = self.manuscript.issue
        if issue is None:
            return Inspection(findings=self.manuscript.findings)
        if asked.article is not None and not any(key[0] == asked.article for key in issue.articles):
            return Inspection(findings=self._without(issue, asked.article))
        reading = self._reading(issue, asked.article)
        marked = self.bench.marks(issue, only=asked.article)
        read = reading()
        findings = [*self.manuscript.findings, *marked.findings, *marked.not_said(read)]
        if asked.article is not None:
            home = f"{ISSUES_FOLDER}/{issue.id}/{asked.article}/"
            findings = [finding for finding in findings if finding.where.path.startswith(home)]
        return Inspection(findings=in_order(soften(tuple(findings), issue, self.as_of)), waivers=marked.waivers)

    def _without(self, issue: Issue, article: str) -> tuple[Finding, ...]:
        """Say that there is no such article; what keeps its manuscripts from being read says it better."""
        folder = f"{ISSUES_FOLDER}/{issue.id}/{article}"
        own = tuple(one for one in self.manuscript.findings if one.where.path.startswith(f"{folder}/"))
        known = {key[0] for key in issue.articles}
        missing = Finding(
            rule="unknown-article",
            where=Location(path=folder),
            what=f"the issue has no article “{article}”",
            remedy=instead(article, known, f"name one of: {', '.join(sorted(known))}"),
        )
        return own or (missing,)

    def _reading(self, issue: Issue, only: str | None) -> Callable[[], tuple[Finding, ...]]:
        """Let Sphinx read beside the copy desk, where it has to read a whole issue."""

        def work() -> tuple[Finding, ...]:
            return tuple(self._read(issue, only))

        publication = publish(self.bench.house, issue, self.as_of)
        whole = only is None and not all(
            is_kept(publication, language, shelf_of(self.project, issue, language))
            for language in issue.languages
            if publication.contents[language]
        )
        return beside(work) if whole else work

    def _read(self, issue: Issue, only: str | None) -> Iterator[Finding]:
        """Read the texts as readers will get them, then drafts and embargoed articles with them, where there are any.

        What is wrong in those is a warning, as it is to a build.
        """
        if only is None:
            publication, found = published(self.project, self.bench.house, issue, self.as_of)
            yield from found
        else:
            publication = publish(self.bench.house, issue, self.as_of)
        proofs = publish(self.bench.house, _as_if_ready(issue), self.as_of)
        for language in issue.languages:
            readings = shelf_of(self.project, issue, language)
            proof_readings = shelf_of(self.project, issue, language, "proofs")
            if only is not None:
                if publication.has(only, language):
                    yield from read_one(publication, language, only, readings)
                elif proofs.has(only, language):
                    yield from read_one(proofs, language, only, proof_readings)
                continue
            if publication.contents[language]:
                yield from read(publication, language, readings)
            if proofs.contents[language] != publication.contents[language]:
                yield from read(proofs, language, proof_readings)


def _as_if_ready(issue: Issue) -> Issue:
    """Let every article of the issue be ready and free of embargo."""
    ready = {key: replace(article, status=Status.READY, embargo=None) for key, article in issue.articles.items()}
    return replace(issue, articles=ready)
