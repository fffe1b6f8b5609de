"""What the site was when its build ended: issues are in their own ``build.json``, the pages and files over all issues in ``site.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from magazine.release.outlets.inventory import digest_of
from magazine.works.reports import as_json
from magazine.works.signatures import listed_by_signers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

SITE: Final = "site"
SITE_RECORD: Final = "reports/site.json"


def write_site_record(
    into: Path, last: Path, stays: Collection[str], issue_folders: Collection[str]
) -> tuple[str, ...]:
    """Write the digests of what belongs to no issue, and name the record; nothing where there is no site.

    Args:
        into: the build, finished but for what stays.
        last: the last build.
        stays: places that come over from it as they are; what it recorded of them holds, and what was signed since.
        issue_folders: places of issues within the site, whose own records have them.
    """
    if not (into / SITE).is_dir():
        return ()
    known = record_of(last / SITE_RECORD) | listed_by_signers(last)
    files = {
        place: known.get(place) or digest_of(last / place)
        for stay in stays
        for place in _places(last, stay)
        if _of_no_issue(place, issue_folders)
    }
    files |= {place: digest_of(into / place) for place in _places(into, SITE) if _of_no_issue(place, issue_folders)}
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


def _places(build: Path, place: str) -> Iterator[str]:
    """Give the files of a site's folder, or the one file; nothing for what lies elsewhere."""
    if place.partition("/")[0] == SITE:
        found = build / place
        for file in [found] if found.is_file() else sorted(found.rglob("*")):
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(build).as_posix()


def _of_no_issue(place: str, issue_folders: Collection[str]) -> bool:
    parts = place.split("/")
    return "/".join(parts[1:3]) not in issue_folders or len(parts) < len(("site", "ar", "2019-01", "index.html"))
