"""What a site shows and the house withholds now: drafts, embargoes, articles that were withdrawn, corrections that it lacks.

A site says in ``<language>/<issue>/issue.json`` which articles it has; the manuscripts say which of them may be seen at a moment.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.issue.article import Status
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.shelves import Shelf
from magazine.works.signatures import fault_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.article import Article
    from magazine.issue.finding import Finding
    from magazine.issue.house import House
    from magazine.issue.issue import Issue

RECORD: Final = "issue.json"
_ISSUE: Final = re.compile(r"\d{4}-\d{2}.*")
"""What the folder of an issue is called, and no folder of the shelf."""


def withheld(
    project: Path, site: Path, as_of: datetime, *, name: str, issues: Collection[str] | None = None
) -> Iterator[Finding]:
    """Find articles of a site that may not be seen as things are now: under embargo, taken back, withdrawn, or of an issue that is gone.

    An article that has another id since is the one that it is now.

    Args:
        project: the folder that holds ``issues/``.
        site: a built site's folder.
        as_of: the moment that embargoes are held against.
        name: what the site is called in findings.
        issues: those that have a record of their own; None where there are no such records.
    """
    house, findings = read_house(project)
    if house is None:
        yield from findings
        return
    for record, shown in _records(site):
        issue_id, tag = record.parent.name, record.parent.parent.name
        issue = read_issue(project, house, issue_id).issue
        if issue is None or shown is None or (issues is not None and issue_id not in issues):
            yield _unknown(f"{name}/{record.relative_to(site).as_posix()}", issue_id, lacking=shown is None)
            continue
        for article_id in sorted(shown.keys() - _may_be_seen(house, issue, tag, as_of)):
            yield _article(project, issue, article_id, tag, as_of)


def unread_pictures(
    project: Path, site: Path, as_of: datetime, *, had: Collection[str] | None = None
) -> Iterator[Finding]:
    """Find pictures of a site whose card, or which themselves, cannot be read as they are now: nothing tells what of them must not be seen.

    A card that can be read is held against what the site shows by the leak audit. What else cannot be read is told by ``withheld``.

    Args:
        project: the folder that holds ``issues/``.
        site: a built site's folder.
        as_of: the moment that embargoes are held against.
        had: places that the build was made from: a picture that came into a text since is not in it; None where that is not known.
    """
    house, _ = read_house(project)
    for issue_id in sorted({record.parent.name for record, _ in _records(site)}) if house is not None else ():
        issue = None if house is None else read_issue(project, house, issue_id).issue
        if house is None or issue is None:
            continue
        shelf = Shelf(issue, publish(house, issue, as_of), issue.folder, f"{ISSUES_FOLDER}/{issue_id}")
        for picture in sorted(shelf.uses.pictures & set(issue.unusable)):
            if had is not None and f"{shelf.path}/{picture}" not in had:
                continue
            yield fault_at(
                "withheld-picture", f"{shelf.path}/{picture}",
                "articles of the site show this picture, and nothing tells any more what of it must not be seen: it, or its card, cannot be read",
                f"mend what is wrong with it (magazine check {issue_id}), build, then publish",
            )  # fmt: skip


def uncorrected(project: Path, site: Path, as_of: datetime) -> Iterator[Finding]:
    """Find articles of a site that were corrected since: it would show the error again, and take the correction away.

    What cannot be read is told by ``withheld``.

    Args:
        project: the folder that holds ``issues/``.
        site: a site that was published earlier.
        as_of: the moment that embargoes are held against; what may not be seen at all is told by ``withheld``.
    """
    house, _ = read_house(project)
    for record, shown in _records(site) if house is not None else ():
        issue_id, tag = record.parent.name, record.parent.parent.name
        issue = None if house is None else read_issue(project, house, issue_id).issue
        if house is None or issue is None or shown is None:
            continue
        for article_id in sorted(shown.keys() & _may_be_seen(house, issue, tag, as_of)):
            article = _now(issue, article_id, tag)
            had = shown[article_id]
            lacking = (
                [] if article is None
                else [each.date for each in article.corrections if (each.date.isoformat(), each.text) not in had]
            )  # fmt: skip
            if article is not None and lacking:
                yield fault_at(
                    "withheld-correction", article.where.path,
                    f"the release shows {article_id} ({tag}) without the correction of {max(lacking).isoformat()}",
                    "mend what is wrong now, build, and publish that",
                )  # fmt: skip


def _records(site: Path) -> Iterator[tuple[Path, Mapping[str, frozenset[tuple[str, str]]] | None]]:
    """Give where each issue says what it shows, and that: articles by id, with dates and words of their corrections; None where it does not say."""
    folders = {record.parent for record in site.glob(f"*/*/{RECORD}")}
    folders |= {page.parent for page in site.glob("*/*/index.html") if _ISSUE.fullmatch(page.parent.name)}
    for folder in sorted(folders):
        yield folder / RECORD, _shown(folder / RECORD)


def _shown(record: Path) -> Mapping[str, frozenset[tuple[str, str]]] | None:
    try:
        articles: list[dict[str, Any]] = json.loads(record.read_bytes())["articles"]
        return {
            str(article["id"]): frozenset(
                (str(each["date"]), str(each["text"])) for each in article.get("corrections", ())
            )
            for article in articles
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _may_be_seen(house: House, issue: Issue, tag: str, as_of: datetime) -> frozenset[str]:
    """Give the ids that a site may show in a language, former ones too."""
    publication = publish(house, issue, as_of)
    ids = {
        entry.article.id
        for language, entries in publication.contents.items()
        if language.tag == tag
        for entry in entries
    }
    return frozenset(ids | {old for old, new in publication.former if new in ids})


def _now(issue: Issue, article_id: str, tag: str) -> Article | None:
    now = dict(issue.renamed).get(article_id, article_id)
    return next((one for (name, each), one in issue.articles.items() if name == now and each.tag == tag), None)


def _article(project: Path, issue: Issue, article_id: str, tag: str, as_of: datetime) -> Finding:
    article = _now(issue, article_id, tag)
    place = f"{ISSUES_FOLDER}/{issue.id}/{article_id}/{tag}.md" if article is None else article.where.path
    is_read = any(language.tag == tag for language in issue.languages)
    if article is None and is_read and (project / place).is_file():
        why = f"not to be read now: whether it may be seen is not known (magazine check {issue.id} says what is wrong)"
    elif article is None:
        why = "withdrawn: the issue has no such article any more"
    elif article.embargo is not None and article.embargo > as_of:
        why = f"under embargo until {article.embargo.isoformat()}"
    elif article.status is not Status.READY:
        why = f"taken back: its status is {article.status.value}"
    else:
        why = "withdrawn: it stands no more in the issue's contents"
    return fault_at(
        "withheld-article", place, f"the article {article_id} ({tag}) is in the site, and is {why}",
        "wait, or build again without it, then publish",
    )  # fmt: skip


def _unknown(place: str, issue_id: str, *, lacking: bool) -> Finding:
    what = (
        f"nothing tells which articles of issue {issue_id} the site shows"
        if lacking
        else f"the site has an issue {issue_id} that the project cannot vouch for"
    )
    return fault_at(
        "withheld-issue", place, what, f"put {ISSUES_FOLDER}/{issue_id}/{ISSUE_FILE} right, or build without it"
    )
