"""An issue's folder → the issue, and everything that is wrong with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER, LEDGER_FILE
from magazine.issue.addresses import SHELF_FOLDERS
from magazine.issue.finding import Location
from magazine.issue.issue import Cover, Issue
from magazine.issue.ledger import Ledger
from magazine.manuscript.article import read_article
from magazine.manuscript.card_names import check_strays
from magazine.manuscript.checks import (
    check_alt,
    check_contents,
    check_cover,
    check_openings,
    check_places,
    check_renamed,
)
from magazine.manuscript.contents import is_reserved, read_plan
from magazine.manuscript.fields import good_id
from magazine.manuscript.files import issue_files
from magazine.manuscript.ledger import read_ledger
from magazine.manuscript.notes import Notes, instead
from magazine.manuscript.pictures import FORMATS
from magazine.manuscript.project import issue_ids
from magazine.manuscript.sheet import read_sheet
from magazine.manuscript.stock import manuscripts_of, pictures_of, recordings_of, tables_of, unusable_of
from magazine.manuscript.waivers import waivers
from magazine.manuscript.yaml_nodes import Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magazine.issue.article import Article
    from magazine.issue.finding import Finding
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.manuscript.contents import Plan
    from magazine.manuscript.files import IssueFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """An issue as read.

    Attributes:
        issue: what could be read of it, or None where ``issue.yaml`` cannot be used at all.
        findings: all that is wrong, by place.
    """

    issue: Issue | None
    findings: tuple[Finding, ...]


def read_issue(project: Path, house: House, issue_id: str) -> Manuscript:
    """Read an issue of the project, as far as it can be read."""
    notes = Notes()
    path = f"{ISSUES_FOLDER}/{issue_id}"
    where = Location(path=path)
    if good_id(Value(text=issue_id, where=where), notes) is None:
        return Manuscript(issue=None, findings=notes.findings)
    is_reserved(Value(text=issue_id, where=where), SHELF_FOLDERS, "issue", notes)
    if not os.path.lexists(project / path / ISSUE_FILE):  # a link to what may not be looked at is told by issue_files
        ids = issue_ids(project)
        otherwise = f"make the folder {issue_id}, with an issue.yaml like that of another issue"
        remedy = instead(issue_id, ids, otherwise) if not (project / path).is_dir() else f"write {path}/{ISSUE_FILE}"
        notes.find("missing-issue", where, f"there is no issue “{issue_id}”: {path}/{ISSUE_FILE} is missing", remedy)
        return Manuscript(issue=None, findings=notes.findings)
    files = issue_files(project / path, path, notes)
    sheet = files.get(ISSUE_FILE)
    block = None if sheet is None else read_sheet(sheet.file, sheet.where.path, notes)
    if sheet is None or block is None:
        return Manuscript(issue=None, findings=notes.findings)
    plan = read_plan(block, issue_id, house, notes)
    issue = _issue(plan, block.source, files, house, notes)
    return Manuscript(issue=issue, findings=notes.findings)


def _issue(plan: Plan, source: str, files: Mapping[str, IssueFile], house: House, notes: Notes) -> Issue:
    sheet = files[ISSUE_FILE]
    names = tuple(name for name, item in files.items() if item.ending in FORMATS)
    manuscripts = dict(manuscripts_of(files, plan.languages, notes))
    written: dict[str, tuple[Language, ...]] = {}
    for article_id, language in manuscripts:
        written[article_id] = (*written.get(article_id, ()), language)
    read = {key: read_article(item, key[1], house, names, notes) for key, item in manuscripts.items()}
    pieces = {key: piece for key, piece in read.items() if piece is not None}
    articles = {key: piece.article for key, piece in pieces.items()}
    pictures = {picture.id: picture for picture in pictures_of(files, notes)}
    check_strays(files, pictures.values(), notes)
    check_contents(plan, written, notes)
    check_places(articles, plan, notes)
    picture, lines = check_cover(plan, written, names, notes)
    notes.add(check_openings(pieces.values(), pictures, plan.places))
    if picture in pictures and plan.picture is not None:
        for language in plan.languages:
            notes.add(check_alt(pictures[picture], language, plan.picture.where))
    ledger_file = files.get(LEDGER_FILE)
    ledger = Ledger() if ledger_file is None else read_ledger(ledger_file, plan.languages, notes)
    tables = {table.id: table for table in tables_of(files, notes)}
    recordings = {recording.id: recording for recording in recordings_of(files, notes)}
    return Issue(
        id=sheet.file.parent.name,
        where=sheet.where,
        folder=sheet.file.parent,
        number=plan.number,
        cover_date=plan.cover_date,
        title=plan.title,
        languages=plan.languages,
        cover=Cover(picture=picture, lines=lines),
        contents=plan.sections,
        renamed=check_renamed(plan, written, notes),
        articles=_in_running_order(articles, plan),
        pictures=pictures,
        tables=tables,
        recordings=recordings,
        ledger=ledger,
        unusable=unusable_of(files, {*pictures, *tables, *recordings}),
        waivers=(
            *waivers(source, sheet.where.path, notes, mark="#"),
            *waivers(ledger.source, sheet.where.path.replace(ISSUE_FILE, LEDGER_FILE), notes, mark="#"),
        ),
        source=source,
    )


def _in_running_order(
    articles: Mapping[tuple[str, Language], Article], plan: Plan
) -> dict[tuple[str, Language], Article]:
    order = {article_id: number for number, article_id in enumerate(plan.places)}
    return dict(
        sorted(articles.items(), key=lambda pair: (order.get(pair[0][0], len(order)), pair[0][0], pair[0][1].tag))
    )
