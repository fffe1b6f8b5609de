"""Where the project is, and which issues it holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from magazine.constants import HOUSE_FILE, ISSUE_FILE, ISSUES_FOLDER
from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from pathlib import Path


def find_project(start: Path) -> Path:
    """Find the folder that holds ``issues/magazine.yaml``, at or above a folder.

    Raises:
        Stop: where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / ISSUES_FOLDER / HOUSE_FILE).is_file():
            _refuse_unreadable(folder)
            return folder
    raise Stop(
        Finding(
            rule="missing-project",
            where=Location(path=f"{ISSUES_FOLDER}/{HOUSE_FILE}"),
            what="no magazine here: neither this folder nor one above it holds this file",
            remedy="go to the magazine's folder (cd), or make a new magazine with: magazine init DIR",
        )
    )


def _refuse_unreadable(folder: Path) -> None:
    """Stop in a folder whose name holds bytes that are no text: no report and no key could name it.

    Raises:
        Stop: where it does.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in str(folder)):
        what = "the name of the magazine’s folder, or of one above it, is not readable text"
        where = Location(path=f"{ISSUES_FOLDER}/{HOUSE_FILE}")
        raise Stop(Finding(rule="odd-file", where=where, what=what, remedy="give the folder another name"))


def issue_ids(project: Path) -> tuple[str, ...]:
    """List the issues of a project, oldest first: the names of the folders that hold an ``issue.yaml``."""
    folder = project / ISSUES_FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(item.name for item in folder.iterdir() if os.path.lexists(item / ISSUE_FILE)))


def newest_issue(project: Path) -> str:
    """Give the id of the newest issue.

    Raises:
        Stop: where the project has no issue yet.
    """
    ids = issue_ids(project)
    if ids:
        return ids[-1]
    raise Stop(
        Finding(
            rule="missing-issue",
            where=Location(path=ISSUES_FOLDER),
            what="this magazine has no issue yet",
            remedy="make a folder in issues/, such as 2019-01, with an issue.yaml",
        )
    )
