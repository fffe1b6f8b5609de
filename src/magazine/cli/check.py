"""``magazine check``: what is wrong in the manuscripts, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from magazine.cli.issues import issues_argument, named_issues
from magazine.cli.moment import as_of_option
from magazine.cli.voice import say, say_findings, say_json
from magazine.constants import EXIT_CONTENT, EXIT_DONE
from magazine.issue.finding import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding


@click.command("check")
@issues_argument
@click.option("--all", "every", is_flag=True, help="Check every issue, not the newest alone.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON for programs, SARIF for code hosts.",
)
@as_of_option
@click.pass_context
def command(context: click.Context, issues: tuple[str, ...], form: str, as_of: datetime, *, every: bool) -> None:
    """Say what is wrong in the newest issue, or in those named, and how to mend it.

    Ends with 1 where anything keeps an issue from being published.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.inspection import inspect  # noqa: PLC0415

    project: Path = find_project(context.obj)
    findings = inspect(project, named_issues(project, issues, every=every), as_of)
    FORMS[form](findings)
    if form == "text" and not findings:
        say("Nothing found.", error=True)
    context.exit(EXIT_CONTENT if blocks(findings) else EXIT_DONE)


def say_rows(findings: Sequence[Finding]) -> None:
    """Print the findings as the list of objects of the contract."""
    from magazine.works.reports import as_record  # noqa: PLC0415 - the help must not wait for it

    say_json([as_record(finding) for finding in findings])


def say_sarif(findings: Sequence[Finding]) -> None:
    """Print the findings as a SARIF log."""
    from magazine.cli.sarif import log  # noqa: PLC0415 - only where it is asked for

    say_json(log(findings))


FORMS: Final[Mapping[str, Callable[[Sequence[Finding]], None]]] = {
    "text": say_findings,
    "json": say_rows,
    "sarif": say_sarif,
}
