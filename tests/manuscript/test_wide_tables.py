"""A table wider than any page is told before Markdown fills it up; what is no table stays as it is."""

from __future__ import annotations

import pytest

from magazine.constants import MARKDOWN_TABLE_MAX_COLUMNS
from magazine.manuscript.notes import Notes
from magazine.manuscript.wide_tables import without_wide_tables

MANY = MARKDOWN_TABLE_MAX_COLUMNS + 1
WIDE = (
    "|-" * MANY,
    "-|" * (MANY - 1) + "-",
    "> " + "|:-:" * MANY + "|",
    "  - " + "| --- " * MANY + "|",
    "|" + "|-" * 3_000,
)
NARROW = (
    "|-" * (MANY - 1) + "|",
    "-" * 3_000,
    "- " * 3_000,
    "|" * 3_000,
    "|a" * 3_000,
    ":::{box} x",
    "* * *",
    "| --- | --- |",
)


@pytest.mark.parametrize("ruler", WIDE)
def test_a_table_wider_than_any_page_is_told_where_it_stands(ruler: str) -> None:
    notes = Notes()
    body = f"Un mot.\n\n|a|\n{ruler}\n|b|\n"
    assert without_wide_tables(body, "fr.md", notes) == body.replace(ruler, " " * len(ruler))
    (finding,) = notes.findings
    assert (finding.rule, finding.where.line, finding.where.column) == ("huge-table", 4, 1)


@pytest.mark.parametrize("line", NARROW)
def test_anything_else_stays(line: str) -> None:
    notes = Notes()
    body = f"|a|\n{line}\n|b|\n"
    assert without_wide_tables(body, "fr.md", notes) == body
    assert notes.findings == ()
