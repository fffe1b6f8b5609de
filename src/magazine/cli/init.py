"""``magazine init``: a new magazine, ready to build."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from magazine.cli.voice import say, say_json
from magazine.issue.finding import Finding, Location, Stop
from magazine.works.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

RENAMED: Final[Mapping[str, str]] = {"gitignore": ".gitignore", "conf.txt": "conf.py"}
"""Files of the skeleton that would mean something to Git or to Python where they lie."""
ISSUE_PLACE: Final = "first-issue"
"""Stands in the skeleton for the folder of this month's issue."""
ISSUE_MARK: Final = "@issue@"


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """Start a new magazine in DIR: a house, and an issue of this month with two sample articles."""
    target = context.obj / folder
    refuse_full(target, folder)
    issue_id = f"{now():%Y-%m}"
    written = tuple(place.as_posix() for place in lay_out(target, issue_id))
    if as_json:
        say_json({"folder": str(folder), "issue": issue_id, "files": written})
        return
    say(f"A new magazine stands in {folder}: {len(written)} files, with the issue {issue_id}.")
    place = f"./{folder}" if str(folder).startswith("-") else str(folder)
    say(f"Next: cd {quote(place)} && magazine build")
    say("Put your own names into issues/magazine.yaml, and write over the sample articles.")


def refuse_full(target: Path, named: Path) -> None:
    """Stop where a folder holds anything, or is none.

    Raises:
        Stop: so that nothing that somebody made is written over.
    """
    if target.is_dir() and not any(target.iterdir()):
        return
    if target.exists() or target.is_symlink():
        raise Stop(
            Finding(
                rule="folder-not-empty",
                where=Location(path=named.as_posix()),
                what="a new magazine needs an empty folder, and this is not one",
                remedy="name a folder that does not exist yet",
            )
        )


def lay_out(target: Path, issue_id: str) -> Iterator[PurePosixPath]:
    """Write the skeleton with an issue's id in its place, and give the files written, relative to the folder.

    Raises:
        Stop: where the folder cannot be written to.
    """
    try:
        for source, place in _walk(files("magazine.cli") / "skeleton", PurePosixPath()):
            named = PurePosixPath(
                str(place.with_name(RENAMED.get(place.name, place.name))).replace(ISSUE_PLACE, issue_id)
            )
            (target / named).parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8").replace(ISSUE_MARK, issue_id)
            (target / named).write_text(text, encoding="utf-8", newline="\n")
            yield named
    except OSError as error:
        raise Stop(
            Finding(
                rule="unwritable-folder",
                where=Location(path=target.as_posix()),
                what=f"the folder cannot be written to ({error.strerror})",
                remedy="name a folder of your own",
            )
        ) from error


def _walk(folder: Traversable, place: PurePosixPath) -> Iterator[tuple[Traversable, PurePosixPath]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _walk(item, place / item.name)
        else:
            yield item, place / item.name
