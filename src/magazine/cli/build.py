"""``magazine build``: the editions of an issue, then the site."""

from __future__ import annotations

import os
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from magazine.cli.issues import issues_argument, named_issues
from magazine.cli.moment import as_of_option
from magazine.cli.voice import Progress, say, say_json, say_pressing
from magazine.cli.waiting import wait_option
from magazine.cli.words import Words
from magazine.constants import BUILD_FOLDER, EXIT_CONTENT, EXIT_MACHINE
from magazine.issue.edition import Edition
from magazine.issue.finding import Stop
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from magazine.issue.finding import Finding
    from magazine.works.order import BuildOrder, BuildReport

PRINTED: Final = frozenset({Edition.SCREEN, Edition.PRESS, Edition.ARCHIVE})


@click.command("build")
@issues_argument
@click.option("--all", "every", is_flag=True, help="Build every issue, not the newest alone.")
@click.option("--edition", "edition_lists", type=Words(Edition), multiple=True, help="Make these editions only.")
@click.option("--lang", "language_lists", type=Words(Language), multiple=True, help="Make these languages only.")
@click.option("--imposed", is_flag=True, help="Lay press editions out in booklet spreads, too, for a proof.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Build into DIR instead of build/.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Work in N processes (one a processor).")
@wait_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(
    context: click.Context,
    *,
    issues: tuple[str, ...],
    edition_lists: tuple[tuple[Edition, ...], ...],
    language_lists: tuple[tuple[Language, ...], ...],
    out: Path | None,
    jobs: int | None,
    patience: int,
    as_of: datetime,
    every: bool,
    imposed: bool,
    as_json: bool,
) -> None:
    """Make all editions of the newest issue, or of those named, then the site.

    Where the content is at fault, everything that is wrong is listed and the last good build stays as it was; so it does where the
    machine fails, or the build is killed.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.doctor import print_lacks  # noqa: PLC0415
    from magazine.works.order import BuildOrder  # noqa: PLC0415

    editions = tuple(chain.from_iterable(edition_lists)) or tuple(Edition)
    if imposed and Edition.PRESS not in editions:
        raise click.UsageError("--imposed lays out the press edition; add press to --edition")
    project = find_project(context.obj)
    lack = print_lacks() if PRINTED & set(editions) else None
    if lack:
        say(f"{lack.name} is lacking ({lack.found}), which {lack.purpose} — {lack.remedy}", error=True)
        context.exit(EXIT_MACHINE)
    order = BuildOrder(
        project=project,
        issues=named_issues(project, issues, every=every),
        out=build_folder(project, out),
        as_of=as_of,
        editions=frozenset(editions),
        languages=tuple(dict.fromkeys(chain.from_iterable(language_lists))) or None,
        jobs=jobs or len(os.sched_getaffinity(0)),
        patience=patience,
        imposed=imposed,
    )
    context.exit(_build(order, as_json=as_json))


def build_folder(project: Path, out: Path | None) -> Path:
    """Give the folder to build into: one whose content a build may replace.

    Raises:
        click.BadParameter: where it holds the magazine itself, or anything that no build has made, or is no place for a build.
    """
    from magazine.works.ground import strange_in, wrong_ground  # noqa: PLC0415 - the help must not wait for it

    folder = project / BUILD_FOLDER if out is None else Path(os.path.abspath(out))  # noqa: PTH100 - links stay as they are
    hint = "--out" if out is not None else f"{BUILD_FOLDER}/"
    if any("\ud800" <= letter <= "\udfff" for letter in str(folder)):
        raise click.BadParameter("the folder's name is not readable text; give it another name", param_hint=hint)
    try:
        wrong, strange = wrong_ground(project, folder), strange_in(folder)
    except RuntimeError as error:  # what Python before 3.13 raises for a symbolic link that leads to itself
        raise click.BadParameter(f"{folder} is a link that leads to itself; take it away", param_hint=hint) from error
    if wrong:
        raise click.BadParameter(f"{folder} {wrong}; name another folder", param_hint=hint)
    if strange:
        what = f"{folder} {strange}; move it away, or name a new folder or an earlier build with --out"
        raise click.BadParameter(what, param_hint=hint)
    return folder


def _build(order: BuildOrder, *, as_json: bool) -> int:
    from magazine.works.build import build  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.machine import exit_code  # noqa: PLC0415

    with Progress() as progress:
        try:
            report = build(order, progress.tell)
        except Stop as stop:
            if not as_json:
                raise
            say_json(_answer(order, stop.findings))
            return exit_code(stop.findings) or EXIT_CONTENT
    if as_json:
        say_json(_answer(order, report.findings, report))
    else:
        say_pressing(report.findings, f"magazine check {' '.join(order.issues)}")
        _say_report(order, report)
    return 0


def _say_report(order: BuildOrder, report: BuildReport) -> None:
    for name in report.files:
        if name.endswith((".pdf", ".epub")) or name == "site/index.html":
            say(os.path.relpath(order.out / name))
    kinds = Counter(kind for kind, _ in report.made)
    made = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
    say(f"Built {', '.join(order.issues)}: {len(report.files)} files. Made: {made}; kept: {report.reused}.")


def _answer(order: BuildOrder, findings: Sequence[Finding], report: BuildReport | None = None) -> dict[str, object]:
    from magazine.works.reports import as_record  # noqa: PLC0415 - the help must not wait for it

    return {
        "built": report is not None,
        "issues": list(order.issues),
        "out": str(order.out),
        "files": list(report.files) if report else [],
        "made": [{"kind": kind, "name": name} for kind, name in report.made] if report else [],
        "kept": report.reused if report else 0,
        "findings": [as_record(finding) for finding in findings],
    }
