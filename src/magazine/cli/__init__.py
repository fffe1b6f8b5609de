"""What people type: one thin module per command, and the only room that prints or exits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from magazine import __version__
from magazine.cli.desk import Desk, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final[Mapping[str, Verb]] = {
    "init": Verb(module="magazine.cli.init", summary="Start a new magazine, ready to build."),
    "build": Verb(module="magazine.cli.build", summary="Make the editions of an issue, then the site."),
    "check": Verb(module="magazine.cli.check", summary="Say what is wrong in the manuscripts, and how to mend it."),
    "sign": Verb(module="magazine.cli.sign", summary="Put the house's signature under what was built last."),
    "verify": Verb(module="magazine.cli.verify", summary="Say whether a file is true, altered or unknown."),
    "publish": Verb(module="magazine.cli.publish", summary="Put the checked site live in one step, or not at all."),
    "language-server": Verb(
        module="magazine.cli.language_server", summary="Tell an editor program what is wrong while you write."
    ),
    "doctor": Verb(module="magazine.cli.doctor", summary="Say whether this machine is ready, and what mends it."),
}
"""Every command, in the order of the help. A new one is a module ``cli/<verb>.py`` with a ``command``, and a line here."""


@click.group(cls=Desk, verbs=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "start",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Work as if called from DIR, any folder of the magazine.",
)
@click.version_option(__version__, prog_name="magazine")
@click.pass_context
def main(context: click.Context, start: Path) -> None:
    """Publish a magazine: manuscripts in; print PDFs, EPUB and a web edition out.

    Exit codes: 0 done; 1 the content or a check is at fault; 2 the command was typed wrongly; 3 this machine lacks something.
    """
    context.obj = start
