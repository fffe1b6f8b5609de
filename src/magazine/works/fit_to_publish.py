"""Is the build that stands fit to leave the house, as things are now?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.finding import Level, Stop, in_order
from magazine.release.outlets.inventory import digest_of, take_inventory
from magazine.works.audit import audit_build
from magazine.works.clock import now
from magazine.works.signatures import fault_at, signature_findings, signing_files
from magazine.works.site_record import SITE, SITE_RECORD, on_shelves, recorded
from magazine.works.withheld import uncorrected, unread_pictures, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.job import Crew
    from magazine.release.outlets.inventory import Inventory

_BUILD_AGAIN: Final = "build again, then publish; nobody should write into the build"


def look_over_build(
    project: Path, out: Path, as_of: datetime, crew: Crew, tell: Callable[[str], None], *, require_signed: bool = False
) -> Inventory:
    """Look whether a build may be published, and give the inventory of its site.

    Args:
        project: the folder that holds ``issues/``.
        out: the build; whoever calls holds its lock.
        as_of: the moment that embargoes are held against.
        crew: does the reading of the leak audit.
        tell: called with a line of progress.
        require_signed: True where what is not signed must not go out.

    Raises:
        Stop: with everything that keeps it from being published.
        OSError: where it cannot be read.
    """
    if not (out / SITE / "index.html").is_file():
        raise Stop(
            fault_at("missing-build", out.name, "there is no built site to publish", "make it first: magazine build")
        )
    tell("looking whether the build is whole")
    inventory = take_inventory(out / SITE, f"{out.name}/{SITE}")
    findings = [
        *_whole(out, inventory),
        *_errors(out),
        *withheld(
            project,
            out / SITE,
            as_of,
            name=f"{out.name}/{SITE}",
            issues={report.parent.name for report in (out / "reports").glob("*/build.json")},
        ),
        *uncorrected(project, out / SITE, as_of),
        *unread_pictures(project, out / SITE, as_of, had=_made_from(out)),
        *signature_findings(project, out, now(), required=require_signed),
    ]
    tell("looking for what must not leave the house")
    digests = {f"{SITE}/{place}": digest for place, digest in inventory.digests.items()}
    findings += audit_build(project, out, as_of, crew, digests=digests)
    if findings:
        raise Stop(*in_order(findings))
    return inventory


def _whole(out: Path, inventory: Inventory) -> Iterator[Finding]:
    """Hold every file against what the build recorded, or the house signed since."""
    if not (out / SITE_RECORD).is_file():
        yield fault_at(
            "missing-record",
            f"{out.name}/{SITE_RECORD}",
            "the build does not say what it made",
            "build again, then publish",
        )
        return
    known = recorded(out)
    for place, digest in sorted(known.items()):
        found = _digest(out, place, inventory)
        if found != digest:
            what = "the file is not there" if found is None else "the file is not the one that the build made"
            yield fault_at("lost-file" if found is None else "changed-file", f"{out.name}/{place}", what, _BUILD_AGAIN)
    for place in sorted(on_shelves(out) - known.keys() - signing_files(out)):
        yield fault_at("strange-file", f"{out.name}/{place}", "no build has made this file", _BUILD_AGAIN)


def _digest(out: Path, place: str, inventory: Inventory) -> str | None:
    shelf, _, rest = place.partition("/")
    if shelf == SITE:
        return inventory.digests.get(rest)
    file = out / place
    return digest_of(file) if file.is_file() else None


def _made_from(out: Path) -> set[str] | None:
    """Name the sources that the issues of a build were made from; None where one of them does not say so."""
    found: set[str] = set()
    for report in (out / "reports").glob("*/build.json"):
        record = _json(report)
        own = record.get("inputs") if isinstance(record, Mapping) else None
        if not isinstance(own, Mapping):
            return None
        found.update(map(str, own))
    return found


def _errors(out: Path) -> Iterator[Finding]:
    """Find issues that were let through with an error, or whose findings nobody can tell."""
    for report in sorted((out / "reports").glob("*/build.json")):
        checked = report.with_name("check.json")
        place = f"{out.name}/{checked.relative_to(out).as_posix()}"
        found = _json(checked)
        if not (isinstance(found, list) and all(isinstance(each, Mapping) for each in found)):
            yield fault_at(
                "missing-record", place, "what the check of the issue found cannot be read", "build again, then publish"
            )
        elif errors := sum(1 for each in found if each.get("level") == Level.ERROR.value):
            yield fault_at(
                "unmended",
                place,
                f"the issue was built with {errors} errors",
                "mend them (`magazine check`), build, then publish",
            )


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
