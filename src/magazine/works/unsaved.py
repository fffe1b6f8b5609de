"""What would be found in texts that are still being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.constants import ISSUES_FOLDER
from magazine.works.inspection import Asked, inspect
from magazine.works.mirror import mirror

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.language import Language


def piece_of(path: str) -> Asked | None:
    """Give the article that a file within the project belongs to, else the issue; None for a file of neither."""
    root, _, rest = path.partition("/")
    issue, *inner = rest.split("/")
    if root != ISSUES_FOLDER or not inner:
        return None
    return Asked(issue=issue, article=inner[0] if len(inner) > 1 else None)


def look(
    project: Path, asked: Asked, texts: Mapping[str, str], as_of: datetime, tongue: Language | None = None
) -> tuple[Finding, ...]:
    """Find what is wrong in an article, or an issue, as it stands in an editor's windows.

    Args:
        project: the folder that holds ``issues/``.
        asked: the article or issue.
        texts: unsaved texts by path within the project; they stand for the files of that name.
        as_of: the moment at which embargoes are judged, with its time zone.
        tongue: the language in which the copy desk speaks, where it is not that of the line.
    """
    with mirror(project, [asked.issue]) as copy:
        for path, text in texts.items():
            copy.write(path, text)
        return inspect(copy.project, [asked], as_of, tongue).findings
