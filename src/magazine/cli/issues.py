"""Issues as editors name them: by id, or by the path that the shell completes."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path


class IssueName(click.ParamType[str]):
    """An issue's id; ``issues/2019-01/`` stands for ``2019-01``."""

    name = "issue"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the last part of a path for the id."""
        issue_id = PurePath(value).name
        if not issue_id or issue_id == "..":
            self.fail(f"“{value}” is not an issue; name one like 2019-01", param, ctx)
        return issue_id


issues_argument = click.argument("issues", nargs=-1, type=IssueName(), metavar="[ISSUE]...")


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
