"""How commands speak: findings, progress and answers, for people and for machines."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING, Final

import click

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from magazine.issue.finding import Finding

WIPE: Final = "\r\x1b[K"
"""Takes the cursor to the start of the line and clears it (ECMA-48, EL)."""
COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def speak_every_script() -> None:
    r"""Keep a terminal that cannot write Arabic from ending a command: what it cannot write comes as ``\u`` codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def may_ask() -> bool:
    """Say whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def say(line: str, *, error: bool = False) -> None:
    """Say a line to people: answers on the standard output, troubles and progress on the standard error."""
    click.echo(line, err=error)


def say_json(answer: object) -> None:
    """Answer a machine: JSON in UTF-8, whatever the locale."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    # A name that is no text stands as a code, which JSON knows.
    click.echo(f"{text}\n".encode("utf-8", "backslashreplace"), nl=False)


def say_findings(findings: Sequence[Finding]) -> None:
    """Say each finding as ``file:line:col: level rule message — remedy``, and how many there are."""
    for finding in findings:
        _say_finding(finding)
    if findings:
        say(tally(findings), error=True)


def _say_finding(finding: Finding) -> None:
    level = click.style(finding.level.value, fg=COLOURS[finding.level], bold=True)
    click.echo(f"{finding.where}: {level} {finding.rule} {finding.what} — {finding.remedy}")


def say_pressing(findings: Sequence[Finding], more: str) -> None:
    """Say what cannot wait: errors and warnings, each; notes are counted, with the command that lists them."""
    pressing = [finding for finding in findings if finding.level is not Level.NOTE]
    for finding in pressing:
        _say_finding(finding)
    if findings:
        notes = len(findings) - len(pressing)
        say(tally(findings) + (f" (notes: {more})" if notes else ""), error=True)


def say_diff(diff: str) -> None:
    """Say a change, line by line: what goes in red, what comes in green."""
    for line in diff.removesuffix("\n").split("\n"):
        colour = None if line.startswith(("+++", "---")) else {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(line, fg=colour) if colour else line)


class Progress:
    """Tell how far long work has come: one line that is renewed on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave a clean line for what is said next."""
        if self._terminal:
            click.echo(WIPE, nl=False, err=True)

    def tell(self, line: str) -> None:
        """Tell what is being done now."""
        if self._terminal:
            width = shutil.get_terminal_size().columns
            click.echo(f"{WIPE}{line[: width - 1]}", nl=False, err=True)
        else:
            click.echo(line, err=True)


def tally(findings: Iterable[Finding]) -> str:
    """Count findings in words: ``2 errors, 1 note``."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.value) for level in Level]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
