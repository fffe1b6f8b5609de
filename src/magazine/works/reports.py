"""What a build leaves for the newsroom beside the editions: findings, page plan, flatplan, and a record of what went in."""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from magazine import __version__
from magazine.constants import ISSUES_FOLDER
from magazine.issue import addresses
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.finding import Finding
    from magazine.issue.flatplan import PagePlan
    from magazine.issue.publication import Publication

TOOLS = (
    "altair",
    "ebooklib",
    "fonttools",
    "myst-parser",
    "pikepdf",
    "pillow",
    "sphinx",
    "vl-convert-python",
    "weasyprint",
)
"""Distributions whose version can change what comes out."""


def as_record(finding: Finding) -> dict[str, str | int]:
    """Give a finding as ``check --format json`` lists it (contract, section 2)."""
    return {
        "file": finding.where.path,
        "line": finding.where.line,
        "column": finding.where.column,
        "level": finding.level.value,
        "rule": finding.rule,
        "message": finding.what,
        "remedy": finding.remedy,
    }


def as_waiver_record(one: WaiverInForce) -> dict[str, str | int]:
    """Give a waiver as ``check --waivers --format json`` and ``waivers.json`` list it."""
    return {
        "file": one.waiver.where.path,
        "line": one.waiver.where.line,
        "rule": one.waiver.rule,
        "reason": one.waiver.reason,
        "findings": one.findings,
    }


def write_reports(
    into: Path,
    publication: Publication,
    findings: Iterable[Finding],
    plans: Mapping[Language, PagePlan],
    waivers: Iterable[WaiverInForce] = (),
) -> tuple[str, ...]:
    """Write an issue's reports and name them, relative to ``into``.

    A build of some editions or languages leaves the page plans of the others as an earlier build made them.
    """
    folder = addresses.reports_folder(publication.id)
    (into / folder).mkdir(parents=True, exist_ok=True)
    own = [finding for finding in findings if _concerns(finding, publication.id)]
    records = _known_plans(into / folder / "pages.json", publication)
    records |= {language.tag: _plan_record(plan) for language, plan in plans.items()}
    records = {language.tag: records[language.tag] for language in publication.languages if language.tag in records}
    reports = {
        "check.json": as_json([as_record(finding) for finding in own]),
        "waivers.json": as_json([as_waiver_record(one) for one in waivers]),
        "build.json": as_json(_record_of(into, publication)),
    }
    if records:
        reports["pages.json"] = as_json(records)
        reports["flatplan.html"] = flatplan_page(publication, records)
    for name, text in reports.items():
        (into / folder / name).unlink(missing_ok=True)
        (into / folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(f"{folder}/{name}" for name in sorted(reports))


def _concerns(finding: Finding, issue_id: str) -> bool:
    """Say whether a finding is of this issue, or of the house, which every issue shares."""
    folder, _, rest = finding.where.path.removeprefix(f"{ISSUES_FOLDER}/").partition("/")
    return not rest or folder == issue_id


def _known_plans(file: Path, publication: Publication) -> dict[str, list[dict[str, Any]]]:
    """Read the plans of an earlier build, for languages that are still published."""
    try:
        known: dict[str, list[dict[str, Any]]] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {language.tag: known[language.tag] for language in publication.languages if language.tag in known}


def as_json(value: object) -> str:
    """Write JSON as people read it, the same on every run."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def _record_of(into: Path, publication: Publication) -> dict[str, Any]:
    folders = [into / shelf / publication.id for shelf in ("press", "archive")]
    folders += [into / "site" / addresses.issue_folder(publication.id, language) for language in publication.languages]
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {
        "issue": publication.id,
        "magazine": __version__,
        "python": ".".join(map(str, sys.version_info[:2])),
        "tools": {name: version(name) for name in TOOLS},
        "pictures": {picture.id: picture.digest for picture in publication.pictures.values()},
        "files": {
            file.relative_to(into).as_posix(): {
                "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
                "bytes": file.stat().st_size,
            }
            for file in files
        },
    }


def _plan_record(plan: PagePlan) -> list[dict[str, Any]]:
    return [
        {
            "piece": piece.id,
            "first_page": piece.first_page,
            "side": piece.side.value,
            "pages": piece.pages,
            "planned": piece.planned,
            "fill": round(piece.fill, 3),
            "filler": piece.filler.value if piece.filler else None,
            "marks": [
                {"anchor": mark.anchor, "page": mark.page, "top": mark.top, "left": mark.left} for mark in piece.marks
            ],
            "begins": [{"page": beginning.page, "words": beginning.words} for beginning in piece.begins],
        }
        for piece in plan.pieces
    ]


def flatplan_page(publication: Publication, records: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Draw the flatplan as a page: a box a printed page, in reading order, planned against made."""
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415 - only builds need templates

    environment = Environment(loader=PackageLoader("magazine.works"), autoescape=True, trim_blocks=True)
    plans = {Language(tag): record for tag, record in records.items()}
    titles = {
        language: {entry.article.id: entry.article.headline for entry in publication.contents[language]}
        for language in plans
    }
    return environment.get_template("flatplan.html").render(publication=publication, plans=plans, titles=titles)
