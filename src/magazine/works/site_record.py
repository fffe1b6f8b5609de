"""What a build is, as its records say it: issues in their own ``build.json``, the pages over all issues and the reports in ``site.json``.

Signing writes beside each record what it has changed (``signed.json``), and a list of hashes on each shelf.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.compression import plain_place
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE
from magazine.release.sums import SHELVES
from magazine.works.reports import as_json
from magazine.works.signatures import listed_by_signers, signing_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

SITE: Final = "site"
REPORTS: Final = "reports"
SITE_RECORD: Final = "reports/site.json"
RECORD: Final = "signed.json"
"""What signing changed, beside the record of what the build made: ``build.json`` of an issue, ``site.json`` of the pages over all."""


def write_site_record(
    into: Path, staying: Mapping[str, str], issue_folders: Collection[str], over_all: Collection[str] = ()
) -> tuple[str, ...]:
    """Write the digests of what belongs to no issue, and of the issues' reports; name the record. Nothing where there is no site.

    Args:
        into: the build, finished but for what stays.
        staying: digests by place of what comes over from the last build as it is, as they were read.
        issue_folders: places of issues within the site, whose own records have them.
        over_all: what the pages over all issues have laid into these folders: an article's former address lies in its issue's.
    """
    if not (into / SITE).is_dir():
        return ()
    files = {place: digest for place, digest in staying.items() if _is_of_it(place, issue_folders) or place in over_all}
    files |= {
        place: digest_of(into / place)
        for folder in (SITE, REPORTS)
        for place in files_in(into / folder, into)
        if _is_of_it(place, issue_folders) or place in over_all
    }
    (into / SITE_RECORD).parent.mkdir(parents=True, exist_ok=True)
    (into / SITE_RECORD).unlink(missing_ok=True)
    record = {"files": {place: {"sha256": files[place]} for place in sorted(files)}}
    (into / SITE_RECORD).write_text(as_json(record), encoding="utf-8", newline="\n")
    return (SITE_RECORD,)


def record_of(record: Path) -> dict[str, str]:
    """Read the digests by place of a record; nothing where there is none, or where it is of another form."""
    try:
        files: dict[str, Any] = json.loads(record.read_bytes())["files"]
        return {place: str(each["sha256"]) for place, each in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def records(build: Path) -> list[Path]:
    """Find the records of what a build made: of each issue, and of the pages over all."""
    return [*sorted(build.glob(f"{REPORTS}/*/build.json")), *build.glob(SITE_RECORD)]


def made_by_build(build: Path) -> dict[str, str]:
    """Give the digests by place of all that a build made."""
    return {place: digest for record in records(build) for place, digest in record_of(record).items()}


def recorded(build: Path) -> dict[str, str]:
    """Give the digest that each file of a build must have: as the build made it, or as signing has changed it since.

    A list of hashes is made of whatever lies on a shelf, so it says of a file only what it is now, never that it belongs there: a place
    that no build has made is none. What signing itself lays down belongs there where the shelf has a list.
    """
    known = made_by_build(build)
    for record in records(build):
        changed = record_of(record.with_name(RECORD))
        known |= {place: digest for place, digest in changed.items() if place in known or plain_place(place) in known}
    own = {*signing_files(build), f"{SITE}/{ON_SITE}"}
    listed = listed_by_signers(build)
    return known | {place: digest for place, digest in listed.items() if place in known or place in own}


def on_shelves(build: Path) -> set[str]:
    """Name all that lies on the shelves of a build, links and devices too; folders are nothing by themselves."""
    return {
        path.relative_to(build).as_posix()
        for shelf in SHELVES
        for path in (build / shelf).rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def files_in(folder: Path, build: Path) -> Iterator[str]:
    """Give the places within a build of the plain files in one of its folders."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(build).as_posix()


def _is_of_it(place: str, issue_folders: Collection[str]) -> bool:
    shelf, *inner = place.split("/")
    if shelf == REPORTS:
        return place != SITE_RECORD and inner[-1] != RECORD
    within = len(inner) < len(("ar", "2019-01", "index.html")) or "/".join(inner[:2]) not in issue_folders
    return shelf == SITE and within
