"""``magazine verify --rebuild``: do these sources give what stands in ``build/``?"""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any

import click

from magazine.cli.build import build_folder
from magazine.cli.voice import Progress, say, say_json
from magazine.constants import EXIT_CONTENT, EXIT_DONE

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.works.rebuild import RebuildOrder, Rebuilt

SHOWN = 20
"""Lines of a kind that people are shown; ``--json`` has them all."""


def rebuild_and_compare(
    start: Path, issues: tuple[str, ...], *, jobs: int | None, with_store: bool, patience: int, as_json: bool
) -> int:
    """Build again, say what is the same and what is not, and give the exit code."""
    from magazine.issue.finding import Stop  # noqa: PLC0415 - the help must not wait for it
    from magazine.manuscript.project import find_project  # noqa: PLC0415
    from magazine.works.clock import now  # noqa: PLC0415
    from magazine.works.machine import Doing, exit_code, findings_of  # noqa: PLC0415
    from magazine.works.rebuild import RebuildOrder, rebuild  # noqa: PLC0415
    from magazine.works.reports import as_record  # noqa: PLC0415

    project = find_project(start)
    order = RebuildOrder(
        project=project,
        out=build_folder(project, None),
        issues=issues,
        as_of=now(),
        jobs=jobs or len(os.sched_getaffinity(0)),
        with_store=with_store,
        patience=patience,
    )
    try:
        with Progress() as progress:
            found = rebuild(order, progress.tell)
    except (Stop, OSError, RuntimeError) as error:
        findings = findings_of(error, project, Doing())
        if not (findings and as_json):
            raise
        say_json({"same": False, "why": "not built", "findings": [as_record(each) for each in findings]})
        return exit_code(findings) or EXIT_CONTENT
    if as_json:
        say_json(_answer(found))
    else:
        _say(found, order)
    return EXIT_CONTENT if found.differences else EXIT_DONE


def _answer(found: Rebuilt) -> dict[str, Any]:
    return {
        "same": not found.differences,
        "why": found.why.value,
        "issues": found.issues,
        "compared": found.compared,
        "left_out": found.left_out,
        "differences": [{"file": each.place, "how": each.how} for each in found.differences],
        "changes": {why.value: lines for why, lines in found.changes.items()},
        "rebuilt": None if found.folder is None else str(found.folder),
    }


def _say(found: Rebuilt, order: RebuildOrder) -> None:
    from magazine.works.rebuild import Why  # noqa: PLC0415

    of = ", ".join(found.issues)
    if not found.differences:
        say(
            f"{click.style('same', fg='green', bold=True)}: {of} built again gives all {found.compared} files byte by byte"
        )
        _say_left_out(found)
        return
    _say_lines([f"{each.place}: {each.how}" for each in found.differences])
    word = click.style("differs", fg="red", bold=True)
    say(f"{word}: {len(found.differences)} of {found.compared} files of {of}")
    _say_left_out(found)
    words = {
        Why.SOURCES: "The sources have changed since the build:",
        Why.TOOLS: "Other tools made the build:",
        Why.SETTINGS: "The build was made in parts:",
    }
    for why, lines in found.changes.items():
        if lines:
            say(words[why])
            _say_lines([f"  {line}" for line in lines])
    if found.why is Why.UNRECORDED:
        say("An older pipeline made the build, which did not record sources and tools; build again, then compare.")
    elif found.why is Why.FAULT:
        say(
            "Sources, tools and settings are the same, so this is a fault: somebody has written into the build, or it is ours."
        )
    place = next((each.place for each in found.differences if each.how == "differs"), None)
    if found.folder is not None and place is not None:
        say(f"Look closer: diffoscope {shlex.quote(str(order.out / place))} {shlex.quote(str(found.folder / place))}")


def _say_left_out(found: Rebuilt) -> None:
    if found.left_out:
        say(
            f"Not compared: {found.left_out} files that are of other issues, or of all; name no issue to compare them too."
        )


def _say_lines(lines: list[str]) -> None:
    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"… and {len(lines) - SHOWN} more (--json lists them all)")
