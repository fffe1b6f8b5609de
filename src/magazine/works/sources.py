"""What an issue is made from: each file by its place in the project, with its digest; and the settings that decided."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from magazine.constants import HOUSE_FILE, ISSUE_FILE, ISSUES_FOLDER, LINE_FILE, THEMES_FOLDER
from magazine.issue.article import Status
from magazine.manuscript.files import issue_files
from magazine.manuscript.notes import Notes
from magazine.manuscript.project import issue_ids
from magazine.manuscript.theme import theme_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.article import Article


def inputs(project: Path, issue_id: str, theme: str) -> dict[str, str]:
    """Give the digests of all that an issue is made from, by place.

    That is its folder, the house's files, the theme, and of the issue before what corrections are gathered from.

    Args:
        project: the folder that holds ``issues/``.
        issue_id: of the issue.
        theme: name of the theme, the project's own or the package's; nothing where it is left out.

    Raises:
        Stop: where the theme is missing or its folder broken.
    """  # fmt: skip
    files = dict(_files(project, issue_id, theme))
    return {place: digest(files[place]) for place in sorted(files)}


def _files(project: Path, issue_id: str, theme: str) -> Iterator[tuple[str, Path]]:
    for name in (HOUSE_FILE, LINE_FILE):
        if (project / ISSUES_FOLDER / name).is_file():
            yield f"{ISSUES_FOLDER}/{name}", project / ISSUES_FOLDER / name
    yield from _of_issue(project, issue_id)
    for earlier in [known for known in issue_ids(project) if known < issue_id][-1:]:
        for place, file in _of_issue(project, earlier):
            if place.endswith((".md", f"/{ISSUE_FILE}")):
                yield place, file
    for inside, file in (theme_files(project, theme) if theme else {}).items():
        yield f"{THEMES_FOLDER}/{theme}/{inside}", file


def _of_issue(project: Path, issue_id: str) -> Iterator[tuple[str, Path]]:
    path = f"{ISSUES_FOLDER}/{issue_id}"
    for each in issue_files(project / path, path, Notes()).values():
        yield f"{path}/{each.id}", each.file


def digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def embargo_moment(articles: Iterable[Article], as_of: datetime) -> datetime | None:
    """Give the moment that stands for all moments at which the same embargoes have ended.

    That is the end of the last one that has ended, or a minute before them all. None where no article that is ready has an embargo, and the
    clock decided nothing.

    Args:
        articles: of the issue, and of the issue before.
        as_of: the moment of the build.
    """  # fmt: skip
    ends = [each.embargo for each in articles if each.status is Status.READY and each.embargo is not None]
    over = [end for end in ends if end <= as_of]
    if over:
        return max(over)
    return min(ends) - timedelta(minutes=1) if ends else None


def settings(
    moment: datetime | None, made: Iterable[str], languages: Iterable[str], *, imposed: bool
) -> Mapping[str, Any]:
    """Give the settings that decide what comes out.

    Args:
        moment: of ``embargo_moment``.
        made: the editions that were made now; others may stand from an earlier build.
        languages: that were made now.
        imposed: True where proofs in booklet spreads were asked for.
    """
    return {
        "as_of": None if moment is None else moment.isoformat(),
        "source_date_epoch": os.environ.get("SOURCE_DATE_EPOCH"),
        "editions": sorted(made),
        "languages": list(languages),
        "imposed": imposed,
    }
