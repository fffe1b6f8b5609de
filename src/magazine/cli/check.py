"""``magazine check``: what is wrong in the manuscripts, how to mend it, and what was let off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from magazine.cli.issues import named_pieces, pieces_argument
from magazine.cli.moment import as_of_option
from magazine.cli.voice import may_ask, say, say_diff, say_findings, say_json
from magazine.constants import EXIT_CONTENT, EXIT_DONE
from magazine.issue.finding import blocks
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.finding import Finding
    from magazine.works.inspection import Asked

TONGUES: Final = (Language.ARABIC.tag, Language.FRENCH.tag, Language.ENGLISH.tag)


@click.command("check")
@pieces_argument
@click.option("--all", "every", is_flag=True, help="Check every issue, not the newest alone.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON for programs, SARIF for code hosts.",
)
@click.option(
    "--in",
    "tongue",
    type=click.Choice(TONGUES),
    help="Word what the editorial line finds in this language (else as editorial-line.yaml says, else English).",
)
@click.option("--fix", is_flag=True, help="Show what can be mended without a change of meaning, and mend it.")
@click.option("--yes", is_flag=True, help="With --fix: mend without asking.")
@click.option("--waivers", is_flag=True, help="List what is let off, where and why, instead.")
@as_of_option
@click.pass_context
def command(
    context: click.Context,
    *,
    pieces: tuple[str, ...],
    form: str,
    tongue: str | None,
    as_of: datetime,
    every: bool,
    fix: bool,
    yes: bool,
    waivers: bool,
) -> None:
    """Say what is wrong in the newest issue, or in the issues and articles named, and how to mend it.

    An article is named like 2019-01/open-days, or by any of its files; what is said then is of its own files alone.

    Ends with 1 where anything keeps an issue from being published, or where --fix leaves something that it could mend.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.inspection import inspect  # noqa: PLC0415

    _refuse_mixtures(form, fix=fix, yes=yes, waivers=waivers)
    project: Path = find_project(context.obj)
    asked = named_pieces(project, context.obj, pieces, every=every)
    if fix and not _mend(project, asked, yes=yes):
        context.exit(EXIT_CONTENT)
    inspection = inspect(project, asked, as_of, None if tongue is None else Language(tongue))
    if waivers:
        WAIVER_FORMS[form](inspection.waivers)
        context.exit(EXIT_DONE)
    FORMS[form](inspection.findings)
    if form == "text" and not inspection.findings:
        say("Nothing found.", error=True)
    context.exit(EXIT_CONTENT if blocks(inspection.findings) else EXIT_DONE)


def _refuse_mixtures(form: str, *, fix: bool, yes: bool, waivers: bool) -> None:
    """End where options stand together that mean nothing together."""
    if yes and not fix:
        raise click.UsageError("--yes goes with --fix")
    if waivers and fix:
        raise click.UsageError("--waivers lists and --fix mends; give one of them")
    if waivers and form == "sarif":
        raise click.UsageError("--waivers comes as text or JSON")
    if fix and not yes and form != "text":
        raise click.UsageError("--fix shows its changes as text; with --format json or sarif give --yes too")


def _mend(project: Path, asked: Sequence[Asked], *, yes: bool) -> bool:
    """Show what can be mended and mend it, if it may; say whether nothing is left that could have been."""
    from magazine.works.fixes import propose, write  # noqa: PLC0415 - only where it is asked for

    fixes = propose(project, asked)
    for one in fixes.left:
        say(f"{one.finding.where}: {one.finding.rule} is left to you: {one.reason.value}", error=True)
    if not fixes.changes:
        say("Nothing to mend.", error=True)
        return True
    tally = f"{fixes.mended} {'finding' if fixes.mended == 1 else 'findings'} in {_files(len(fixes.changes))}"
    if not yes:
        for change in fixes.changes:
            say_diff(change.diff)
        if not may_ask():
            say(f"{tally} can be mended so: magazine check --fix --yes", error=True)
            return False
        if not click.confirm(f"Mend {tally}?", err=True):
            return False
    passed = write(project, fixes.changes)
    for path in passed:
        say(f"{path}: changed while you were asked, and left as it is now", error=True)
    say(f"Mended {tally}." if not passed else f"Mended {_files(len(fixes.changes) - len(passed))}.", error=True)
    return not passed


def _files(count: int) -> str:
    return f"{count} {'file' if count == 1 else 'files'}"


def say_rows(findings: Sequence[Finding]) -> None:
    """Print the findings as the list of objects of the contract."""
    from magazine.works.reports import as_record  # noqa: PLC0415 - the help must not wait for it

    say_json([as_record(finding) for finding in findings])


def say_sarif(findings: Sequence[Finding]) -> None:
    """Print the findings as a SARIF log."""
    from magazine.cli.sarif import log  # noqa: PLC0415 - only where it is asked for

    say_json(log(findings))


def say_waivers(waivers: Sequence[WaiverInForce]) -> None:
    """Print each waiver as ``file:line: rule — reason (lets off 2 findings)``."""
    for one in waivers:
        count = f"{one.findings} {'finding' if one.findings == 1 else 'findings'}"
        where = one.waiver.where
        say(f"{where.path}:{where.line}: {one.waiver.rule} — {one.waiver.reason} (lets off {count})")
    if not waivers:
        say("Nothing is let off.", error=True)


def say_waiver_rows(waivers: Sequence[WaiverInForce]) -> None:
    """Print the waivers as a list of objects."""
    from magazine.works.reports import as_waiver_record  # noqa: PLC0415 - the help must not wait for it

    say_json([as_waiver_record(one) for one in waivers])


FORMS: Final[Mapping[str, Callable[[Sequence[Finding]], None]]] = {
    "text": say_findings,
    "json": say_rows,
    "sarif": say_sarif,
}
WAIVER_FORMS: Final[Mapping[str, Callable[[Sequence[Any]], None]]] = {"text": say_waivers, "json": say_waiver_rows}
