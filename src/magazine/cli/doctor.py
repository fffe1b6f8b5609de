"""``magazine doctor``: is this machine ready, and if not, which command mends it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from magazine.cli.voice import say, say_json
from magazine.constants import EXIT_DONE, EXIT_MACHINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from magazine.works.doctor import Need


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Say whether this machine is ready for publishing, and which command mends what is not.

    Ends with 3 where something necessary is lacking. What it can be without is for the tests, or for publishing to other machines.
    """
    from magazine.works.doctor import examine  # noqa: PLC0415 - the help must not wait for it

    needs = tuple(examine(_project(context.obj)))
    lacking = [need for need in needs if need.necessary and not need.ready]
    if as_json:
        say_json({"ready": not lacking, "needs": [asdict(need) for need in needs]})
    else:
        _say_table(needs)
        say(_verdict(lacking))
    context.exit(EXIT_MACHINE if lacking else EXIT_DONE)


def _project(start: Path) -> Path | None:
    """Find the magazine that the doctor is called in; outside of one the machine alone is looked at."""
    from magazine.issue.finding import Stop  # noqa: PLC0415 - the help must not wait for it
    from magazine.manuscript.project import find_project  # noqa: PLC0415

    try:
        return find_project(start)
    except Stop:
        return None


def _say_table(needs: Sequence[Need]) -> None:
    width = max(len(need.name) for need in needs)
    for need in needs:
        word, colour = (
            ("ready", "green") if need.ready else ("lacking", "red") if need.necessary else ("without", "cyan")
        )
        say(f"{click.style(f'{word:8}', fg=colour)} {need.name:{width}}  {need.found or '—'}  ({need.purpose})")
        if not need.ready:
            say(f"{'':8} {'':{width}}  → {need.remedy}")


def _verdict(lacking: Sequence[Need]) -> str:
    if not lacking:
        return "This machine is ready."
    return f"This machine lacks {', '.join(need.name for need in lacking)}."
