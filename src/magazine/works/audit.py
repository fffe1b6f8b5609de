"""The leak audit of a build: at its end, before it takes the last one's place, and of one that stands, before it is published."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from magazine.constants import AUDIT_KEPT, ISSUES_FOLDER
from magazine.issue.finding import Finding, Level, Location, in_order
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.release.audit.audit import audit
from magazine.release.outlets.inventory import digest_of
from magazine.works.crew import SoloCrew
from magazine.works.exposed import exposed, unread
from magazine.works.made import with_made
from magazine.works.places import cache_folder, cleared_folder, store_folder
from magazine.works.reports import BILL  # the one that is meant to leave
from magazine.works.secrets import secrets_of
from magazine.works.shelves import pictures_of, shelves_of
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.job import Crew

LEAVING = ("site", "press", "archive")
"""What of a build leaves the house; its reports name drafts and waivers, and stay."""
REPORTS = "reports"
_HALF = ".part"
"""Ending of a file that is being written."""


def audit_build(
    project: Path,
    out: Path,
    as_of: datetime,
    crew: Crew | None = None,
    *,
    last: Path | None = None,
    stays: Iterable[str] = (),
    kept: Collection[str] = (),
    digests: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Look for what must not leave the house in all that leaves it.

    Args:
        project: the folder that holds ``issues/``.
        out: a build: one that stands, or one that is about to.
        as_of: the moment that embargoes are held against.
        crew: does the reading; None reads in this process.
        last: the build before, where ``out`` is about to take its place.
        stays: files and folders that come over from it as they are.
        kept: those that were brought over from it already, in which this build may have made files anew.
        digests: SHA-256 of files of ``out``, by place, as whoever calls has just read them; the others are read here.

    Returns:
        The findings, all of them errors; none where nothing leaks.
    """
    crew = crew or SoloCrew(Store(store_folder(project)))
    shelves = shelves_of(project, as_of)
    secrets = secrets_of(project, as_of, crew, out=last or out, shelves=shelves)
    besides = (
        [] if last is None else [(place, last / place) for place in stays if _leaves(place) and (last / place).exists()]
    )
    ledger = Ledger(cleared_folder(cache_folder(project), "audit"))
    ledger.sweep()
    findings = audit(
        out, secrets, crew=crew, kept=ledger,
        places=LEAVING, besides=besides,
        digests=digests, second=lambda names: with_made(secrets, project, shelves, names, crew),
        is_old=lambda name: last is not None and _is_kept(name, kept) and _are_one(out / name, last / name),
    )  # fmt: skip
    return in_order([*findings, *_reports(out, digests or {}), *exposed(pictures_of(shelves), crew), *unread(shelves)])


def faults_behind(project: Path, leaks: Iterable[Finding], besides: Collection[str]) -> Iterator[Finding]:
    """Find what is wrong in issues in which leaks were found: words of an article that cannot be read any more count as those of a draft.

    Args:
        project: the folder that holds ``issues/``.
        leaks: what was found.
        besides: issues whose faults were told already.
    """
    house, _ = read_house(project)
    places = (leak.where.path.split("/") for leak in leaks)
    issues = {place[1] for place in places if place[0] == ISSUES_FOLDER and len(place) > 2} - {*besides}  # noqa: PLR2004
    for issue_id in sorted(issues):
        found = () if house is None else read_issue(project, house, issue_id).findings
        yield from (fault for fault in found if fault.level is Level.ERROR)


def _is_kept(name: str, kept: Collection[str]) -> bool:
    return any(f"{name}/".startswith(f"{place}/") for place in kept)


def _are_one(file: Path, other: Path) -> bool:
    """Say whether two names are those of one file, or of a copy with its time (``spare.link``); what cannot be asked is none."""
    try:
        own, its = file.stat(), other.stat()
    except OSError:
        return False
    return (own.st_mtime_ns, own.st_size) == (its.st_mtime_ns, its.st_size)


def _leaves(place: str) -> bool:
    return place.partition("/")[0] in LEAVING


def _reports(out: Path, digests: Mapping[str, str]) -> Iterable[Finding]:
    """Tell of reports that stand among what leaves the house, whatever they are called there."""
    own = {digest_of(file): file for file in sorted((out / REPORTS).rglob("*")) if file.is_file() and file.name != BILL}
    sizes = {file.stat().st_size for file in own.values()}
    for place in LEAVING if own else ():
        for file in sorted((out / place).rglob("*")):
            if not file.is_file() or file.stat().st_size not in sizes:
                continue
            name = file.relative_to(out).as_posix()
            report = own.get(digests.get(name) or digest_of(file))
            if report is not None:
                yield Finding(
                    rule="leaked-report",
                    where=Location(path=name),
                    what=f"{name} is a report of the build ({report.name})",
                    remedy="take it out; reports name drafts and waivers, and stay in the house",
                )


class Ledger:
    """Results of files looked at before: a file a set of secrets, whose first line is the SHA-256 of the rest.

    Args:
        folder: made when the first result is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def known(self, secrets: str) -> Mapping[str, dict[str, Any]]:
        """Give what was found earlier, by file; nothing where it is not whole."""
        try:
            stated, _, text = (self._folder / f"{secrets}.json").read_text(encoding="utf-8").partition("\n")
            if hashlib.sha256(text.encode()).hexdigest() != stated:
                return {}
            known: dict[str, dict[str, Any]] = json.loads(text)
        except (OSError, ValueError):
            return {}
        return known

    def sweep(self) -> None:
        """Take away what a killed audit had half written. One that is writing at this moment keeps nothing then, which costs it time, no more."""
        with contextlib.suppress(OSError):
            for half in self._folder.glob(f".*{_HALF}"):
                half.unlink(missing_ok=True)

    def keep(self, secrets: str, records: Mapping[str, dict[str, Any]]) -> None:
        """Keep what was found, and forget the sets of secrets that were not asked for longest. A full disk costs time, no more."""
        text = json.dumps(dict(records), sort_keys=True)
        file = self._folder / f"{secrets}.json"
        beside = file.with_name(f".{file.name}.{os.getpid()}{_HALF}")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")
            beside.replace(file)
            files = sorted(self._folder.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
            for old in files[: -2 * AUDIT_KEPT]:
                old.unlink(missing_ok=True)
