"""What a build may replace or take away: nothing, an empty folder, or what a build has made and marked as its own.

A finished build is known by its records, an unfinished one by a file that is written before anything else. Names alone say nothing:
``archive`` and ``press`` may be anybody's, and so may a folder that is called ``site.next``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUES_FOLDER
from magazine.issue.finding import Finding, Location
from magazine.works.places import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHELVES: Final = frozenset({"site", "press", "archive", "reports"})
"""What a build folder holds (contract, section 3)."""
UNFINISHED_MARK: Final = ".unfinished-build"
"""File in a folder in which a build grows: such a folder is ours, whatever else lies in it."""
_RECORDS: Final = ("reports/site.json", "reports/*/build.json")
_OTHERS: Final = (ISSUES_FOLDER, "themes", ".git")


def strange_in(out: Path) -> str:
    """Say why a build must not replace what is there, in words that follow its name; nothing where it may.

    Args:
        out: a folder that is to be built into; a link stands for what it leads to.

    Raises:
        OSError: where the machine does not let it be read.
    """
    if not out.exists():
        return ""
    if not out.is_dir():
        return "is a file"
    names = sorted(item.name for item in out.iterdir())
    strange = [name for name in names if name not in SHELVES]
    if strange:
        return f"holds {strange[0]}, which no build has made"
    if names and not _is_build(out):
        return f"holds {names[0]}, and no record that a build made it (reports/…/build.json)"
    return ""


def refuse_strange(out: Path) -> Iterator[Finding]:
    """Tell of what a build must not replace, as a finding."""
    strange = strange_in(out)
    if strange:
        yield place_taken(str(out), strange)


def place_taken(place: str, strange: str) -> Finding:
    """Tell that something stands where a build is to stand, which is not ours to take away."""
    return Finding(
        rule="place-taken",
        where=Location(path=place),
        what=f"it {strange}, and is left alone",
        remedy="move it away, or delete it if nobody needs it; or build into another folder with `--out`",
    )


def is_yard(folder: Path) -> bool:
    """Say whether a folder is one in which a build grows or grew, or is empty, so that it may be taken away."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / UNFINISHED_MARK).is_file() or not any(folder.iterdir())


def wrong_ground(project: Path, out: Path) -> str:
    """Say why a folder is no place for a build, whatever lies there now, in words that follow its name; nothing where it is one.

    Args:
        project: the folder that holds ``issues/``.
        out: where the build is to stand.
    """
    place, project = out.resolve(), project.resolve()
    if project.is_relative_to(place):
        return "holds the magazine itself, and a build replaces all that is in its folder"
    for name in _OTHERS:
        if place.is_relative_to((project / name).resolve()):
            return f"lies in {name}/, which is not for what is built"
    cache = cache_folder(project).resolve()
    if place.is_relative_to(cache) or cache.is_relative_to(place):
        return f"and the cache ({cache}) lie in one another"
    for above in place.parents:
        if (above / UNFINISHED_MARK).is_file() or _is_build(above):
            return f"lies in {above}, another build, which the next one replaces"
    return ""


def _is_build(folder: Path) -> bool:
    return any(_is_record(record) for pattern in _RECORDS for record in folder.glob(pattern))


def _is_record(file: Path) -> bool:
    try:
        record = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and isinstance(record.get("files"), dict)
