"""How commands speak: findings, progress and answers, for people and for machines."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magazine.issue.finding import Finding

COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def speak_every_script() -> None:
    """Keep a terminal that cannot write Arabic from ending a command: what it cannot write comes as ``\\u`` codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str, *, error: bool = False) -> None:
    """Say a line to people: answers on the standard output, troubles and progress on the standard error."""
    click.echo(line, err=error)


def say_json(answer: object) -> None:
    """Answer a machine: JSON in UTF-8, whatever the locale."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    click.get_binary_stream("stdout").write(f"{text}\n".encode())


def say_findings(findings: Sequence[Finding]) -> None:
    """Say each finding as ``file:line:col: level rule message — remedy``, and how many there are."""
    for finding in findings:
        level = click.style(finding.level.value, fg=COLOURS[finding.level], bold=True)
        click.echo(f"{finding.where}: {level} {finding.rule} {finding.what} — {finding.remedy}")
    if findings:
        say(tally(findings), error=True)


def tally(findings: Iterable[Finding]) -> str:
    """Count findings in words: ``2 errors, 1 note``."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.value) for level in Level]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def as_row(finding: Finding) -> dict[str, Any]:
    """Give a finding as ``check --format json`` prints it."""
    return {
        "file": finding.where.path,
        "line": finding.where.line,
        "column": finding.where.column,
        "level": finding.level.value,
        "rule": finding.rule,
        "message": finding.what,
        "remedy": finding.remedy,
    }
