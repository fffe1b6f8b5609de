"""Issues and articles as editors name them: by id, or by the path that the shell completes."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from magazine.constants import ISSUES_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.works.inspection import Asked


class IssueName(click.ParamType[str]):
    """An issue's id; ``issues/2019-01/`` stands for ``2019-01``."""

    name = "issue"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the last part of a path for the id."""
        issue_id = PurePath(value).name
        if not issue_id or issue_id == ".." or not issue_id.isprintable():
            self.fail(f"“{value}” is not an issue; name one like 2019-01", param, ctx)
        return issue_id


issues_argument = click.argument("issues", nargs=-1, type=IssueName(), metavar="[ISSUE]...")
pieces_argument = click.argument("pieces", nargs=-1, metavar="[ISSUE | ISSUE/ARTICLE | FILE]...")


def named_issues(project: Path, issues: tuple[str, ...], *, every: bool) -> tuple[str, ...]:
    """Give the issues meant: those named, every one, or the newest.

    Raises:
        Stop: where none is named and the project has none.
        click.UsageError: where issues are named and ``--all`` is given too.
    """
    from magazine.manuscript.project import issue_ids, newest_issue  # noqa: PLC0415 - the help must not wait for it

    if every and issues:
        raise click.UsageError("name issues or give --all, not both")
    if every:
        return issue_ids(project) or (newest_issue(project),)
    return tuple(dict.fromkeys(issues)) or (newest_issue(project),)


def named_pieces(project: Path, start: Path, pieces: tuple[str, ...], *, every: bool) -> tuple[Asked, ...]:
    """Give the issues and articles meant: those named, every issue, or the newest; an article within a named issue once.

    Raises:
        Stop: where none is named and the project has none.
        click.UsageError: where one is no name, or some are named and ``--all`` is given too.
    """
    from magazine.works.inspection import Asked  # noqa: PLC0415 - the help must not wait for it

    if every or not pieces:
        return tuple(Asked(issue=issue) for issue in named_issues(project, pieces, every=every))
    asked = dict.fromkeys(_asked(project, start, piece) for piece in pieces)
    return tuple(one for one in asked if one.article is None or Asked(issue=one.issue) not in asked)


def _asked(project: Path, start: Path, piece: str) -> Asked:
    from magazine.works.inspection import Asked  # noqa: PLC0415 - the help must not wait for it

    parts = _parts(project, start, piece)
    if not parts or ".." in parts or not all(part.isprintable() for part in parts):
        raise click.UsageError(
            f"“{piece}” is neither an issue nor an article; name one like 2019-01 or 2019-01/open-days"
        )
    issue, *rest = parts
    if not rest or (len(rest) == 1 and PurePath(rest[0]).suffix):
        return Asked(issue=issue)  # issue.yaml and facts.yaml stand for their issue
    return Asked(issue=issue, article=rest[0])


def _parts(project: Path, start: Path, piece: str) -> tuple[str, ...]:
    """Give the parts of a name below ``issues/``; a path that leads to something counts from where the command is called."""
    home = (project / ISSUES_FOLDER).resolve()
    if piece.isprintable():  # a control, or bytes that are no text, lead nowhere, and the caller refuses them
        there = (start / piece).resolve()
        if there.exists() and there.is_relative_to(home):
            return there.relative_to(home).parts
    parts = PurePath(piece).parts
    if ISSUES_FOLDER in parts:
        return parts[parts.index(ISSUES_FOLDER) + 1 :]
    return parts if len(parts) > 1 else parts[-1:]
