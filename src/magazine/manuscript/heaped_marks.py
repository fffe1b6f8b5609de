"""Marks of notes heaped up without an end, found before Markdown is read: for each of them it looks through all that follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.constants import OPEN_NOTES_MAX
from magazine.manuscript.text import place

if TYPE_CHECKING:
    from magazine.manuscript.notes import Notes

_NOTE: Final = "[^"
_RUN: Final = re.compile(rf"[^ \n\]]{{{2 * OPEN_NOTES_MAX},}}")
"""What stands between two signs that end a note's mark (mdit-py-plugins 0.7, ``footnote_ref``)."""


def without_heaped_notes(body: str, path: str, notes: Notes) -> str:
    """Give a text with heaps of open note marks blanked, so that the rest is read all the same.

    Args:
        body: an article's text, its front matter blank.
        path: its name in findings.
        notes: takes the findings.
    """

    def blanked(run: re.Match[str]) -> str:
        if run.group().count(_NOTE) <= OPEN_NOTES_MAX:
            return run.group()
        what = f"more than {OPEN_NOTES_MAX} marks of notes are begun here and none is ended"
        notes.find("too-much-markup", place(path, body, run.start()), what, "write a note's mark as [^1]")
        return " " * len(run.group())

    return _RUN.sub(blanked, body)
