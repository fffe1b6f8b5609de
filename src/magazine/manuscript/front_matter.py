"""A manuscript → its front matter and its body, each with the line numbers of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.issue.finding import Location

if TYPE_CHECKING:
    from magazine.manuscript.notes import Notes

_FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A manuscript in two parts.

    Attributes:
        head: the YAML between the fences; its first line is line 2 of the file.
        body: the text after it, with an empty line for each line of the front matter.
    """

    head: str
    body: str


def part(text: str, path: str, notes: Notes) -> Parted | None:
    """Part a manuscript; None, with a finding, where it has no front matter."""
    where = Location(path=path)
    if not text.strip():
        notes.find("empty-file", where, "the manuscript is empty", "write it, or delete the file")
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        what = "the manuscript does not begin with its front matter"
        notes.find("missing-front-matter", where, what, "begin it with three lines: ---, title: …, ---")
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        what = "the front matter that begins here is never closed"
        notes.find("unclosed-front-matter", where, what, "write a line --- after its last field")
        return None
    return Parted(head="\n".join(lines[1:end]), body="\n" * (end + 1) + "\n".join(lines[end + 1 :]))
