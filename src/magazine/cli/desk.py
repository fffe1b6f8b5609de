"""The front desk: finds the module of a command only when it is called, and turns a stop into an exit code.

``magazine --help`` must answer at once, so nothing heavy is imported before a command does its work.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from magazine.cli.voice import say, say_findings, speak_every_script
from magazine.constants import EXIT_CONTENT, EXIT_MACHINE
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A command that can be typed.

    Attributes:
        module: holds it under the name ``command``.
        summary: its line in the list of commands.
    """

    module: str
    summary: str


class Desk(click.Group):
    """A group of commands that are imported one by one, when they are called."""

    def __init__(self, *, verbs: Mapping[str, Verb], **attributes: Any) -> None:
        super().__init__(**attributes)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Give the names in the order of the table, which is the order of the work."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Import a command, or give None for a word that is none."""
        if cmd_name not in self.verbs:
            return None
        command: click.Command = import_module(self.verbs[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table alone, so that the help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.summary) for name, verb in self.verbs.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a stop ends it with its findings, a missing part of the machine with the way to mend it."""
        speak_every_script()
        try:
            return super().invoke(ctx)
        except Stop as stop:
            from magazine.works.machine import exit_code  # noqa: PLC0415 - the help must not wait for it

            say_findings(stop.findings)
            ctx.exit(exit_code(stop.findings) or EXIT_CONTENT)
        except click.exceptions.Exit:
            raise  # a RuntimeError too: what was told before it is no fault of the machine
        except (OSError, RuntimeError) as error:
            from magazine.works.machine import Doing, exit_code, machine_fault  # noqa: PLC0415 - likewise

            fault = machine_fault(error, doing=Doing())
            if (
                fault is None or getattr(error, "errno", None) == errno.EPIPE
            ):  # a reader that has gone is Click's business
                raise
            say_findings([fault])
            ctx.exit(exit_code([fault]))
        except ModuleNotFoundError as lack:
            if (lack.name or "").partition(".")[0] == "magazine":
                raise
            say(f"The Python package “{lack.name}” is missing — `magazine doctor` says what mends it", error=True)
            ctx.exit(EXIT_MACHINE)
