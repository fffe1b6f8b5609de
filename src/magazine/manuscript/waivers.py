"""Comment lines in a manuscript that let off a rule: ``% allow rule-name: reason``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.article import Waiver
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.manuscript.notes import Notes

_WAIVER: Final = re.compile(r"( {0,3})%\s*allow\b\s*([^\s:]*)\s*:?\s*(.*)")


def waivers(body: str, path: str, notes: Notes) -> Iterator[Waiver]:
    """Give the waivers of a text in order; one without a rule or a reason is found."""
    for number, line in enumerate(body.split("\n"), 1):
        match = _WAIVER.fullmatch(line)
        if match is None:
            continue
        indent, rule, reason = match.groups()
        where = Location(path=path, line=number, column=len(indent) + 1)
        if rule and reason.strip():
            yield Waiver(rule=rule, reason=reason.strip(), where=where)
        else:
            what = "this lets off a rule without saying why"
            notes.find("waiver-without-reason", where, what, "write: % allow rule-name: reason")
