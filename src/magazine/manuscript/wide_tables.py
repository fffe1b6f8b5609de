"""Tables in an article that are wider than any page, found before Markdown is read: each row is filled up to the width of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import MARKDOWN_TABLE_MAX_COLUMNS
from magazine.manuscript.text import place

if TYPE_CHECKING:
    from magazine.manuscript.notes import Notes

_BEFORE: Final = " \t>*+-.)0123456789"
"""What may stand before a table: marks of quotes and lists."""
_RULER: Final = frozenset("|:- \t")
"""Signs of the line below a table's head, that makes it one (GFM, 4.10): it has a cell for each column."""


def without_wide_tables(body: str, path: str, notes: Notes) -> str:
    """Give a text with the wide tables' rulers blanked, so that the rest is read all the same.

    Args:
        body: an article's text, its front matter blank.
        path: its name in findings.
        notes: takes the findings.
    """
    start = 0
    for line in body.split("\n"):
        if line.count("|") >= MARKDOWN_TABLE_MAX_COLUMNS and set(line.lstrip(_BEFORE)) <= _RULER:
            columns = sum("-" in cell for cell in line.split("|"))
            if columns > MARKDOWN_TABLE_MAX_COLUMNS:
                what = f"this table has {columns} columns; {MARKDOWN_TABLE_MAX_COLUMNS} are the most that are taken"
                remedy = "make several tables, or turn it round; a page of the magazine shows seven or eight columns"
                notes.find("huge-table", place(path, body, start), what, remedy)
                body = f"{body[:start]}{' ' * len(line)}{body[start + len(line) :]}"
        start += len(line) + 1
    return body
