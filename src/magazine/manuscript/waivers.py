"""Comment lines that let off a rule: ``% allow rule-name: reason`` in a text, ``# allow rule-name: reason`` in YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.article import Waiver
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.manuscript.notes import Notes

_WAIVERS: Final = {mark: re.compile(rf"(\s*){mark}\s*allow\b\s*([^\s:]*)\s*:?\s*(.*)") for mark in "%#"}


def waivers(text: str, path: str, notes: Notes, *, mark: str = "%", first_line: int = 1) -> Iterator[Waiver]:
    """Give the waivers of a text in order; one without a rule or a reason is found.

    Args:
        text: Markdown, or YAML.
        path: the file, for findings.
        notes: takes the findings.
        mark: what begins a comment: ``%`` in Markdown, ``#`` in YAML.
        first_line: the line of the file on which the text begins, counted from 1.
    """
    for number, line in enumerate(text.split("\n"), first_line):
        match = _WAIVERS[mark].fullmatch(line)
        if match is None:
            continue
        indent, rule, reason = match.groups()
        where = Location(path=path, line=number, column=len(indent) + 1)
        if rule and reason.strip():
            yield Waiver(rule=rule, reason=reason.strip(), where=where)
        else:
            what = "this lets off a rule without saying why"
            notes.find("waiver-without-reason", where, what, f"write: {mark} allow rule-name: reason")
