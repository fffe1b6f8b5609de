"""What a build leaves for the newsroom beside the editions: findings, page plan, flatplan, and a record of what went in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from magazine.constants import ISSUES_FOLDER
from magazine.issue import addresses
from magazine.issue.language import Language
from magazine.release.outlets.inventory import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.finding import Finding
    from magazine.issue.flatplan import PagePlan
    from magazine.issue.publication import Publication

ARCHIVE: Final = "archive"
BILL: Final = "bom.json"


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
    *,
    made_from: Mapping[str, Any] | None = None,
    bill: str = "",
) -> tuple[str, ...]:
    """Write an issue's reports and name them, relative to ``into``.

    A build of some editions or languages leaves the page plans of the others as an earlier build made them.

    Args:
        into: the build.
        publication: the issue.
        findings: of this build.
        plans: page plans that were made now.
        waivers: of the issue.
        made_from: settings, tools and inputs, for the record.
        bill: the bill of materials, which also goes beside the archive edition, where its list of hashes vouches for it.
    """
    folder = addresses.reports_folder(publication.id)
    (into / folder).mkdir(parents=True, exist_ok=True)
    billed = [f"{folder}/{BILL}", *([archived_bill(publication)] if (into / ARCHIVE / publication.id).is_dir() else [])]
    for place in billed if bill else ():
        (into / place).unlink(missing_ok=True)
        (into / place).write_text(bill, encoding="utf-8", newline="\n")
    own = [finding for finding in findings if _concerns(finding, publication.id)]
    records = _known_plans(into / folder / "pages.json", publication)
    records |= {language.tag: _plan_record(plan) for language, plan in plans.items()}
    records = {language.tag: records[language.tag] for language in publication.languages if language.tag in records}
    reports = {
        "check.json": as_json([as_record(finding) for finding in own]),
        "waivers.json": as_json([as_waiver_record(one) for one in waivers]),
        "build.json": as_json(_record_of(into, publication, made_from or {})),
    }
    if records:
        reports["pages.json"] = as_json(records)
        reports["flatplan.html"] = flatplan_page(publication, records)
    for name, text in reports.items():
        (into / folder / name).unlink(missing_ok=True)
        (into / folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(sorted([*(f"{folder}/{name}" for name in reports), *(billed if bill else ())]))


def archived_bill(publication: Publication) -> str:
    """Give the place of the bill of materials beside the archive edition."""
    return f"{ARCHIVE}/{publication.id}/{publication.house.slug}-{publication.id}-{BILL}"


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


def _record_of(into: Path, publication: Publication, made_from: Mapping[str, Any]) -> dict[str, Any]:
    folders = [into / shelf / publication.id for shelf in ("press", "archive")]
    folders += [into / "site" / addresses.issue_folder(publication.id, language) for language in publication.languages]
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {
        "issue": publication.id,
        **made_from,
        "files": {
            file.relative_to(into).as_posix(): {
                "sha256": digest_of(file),
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
