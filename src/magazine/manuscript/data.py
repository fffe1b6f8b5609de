"""CSV files → the tables of charts."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import TABLE_MAX_COLUMNS, TABLE_MAX_ROWS
from magazine.issue.finding import Location
from magazine.issue.picture import DataTable
from magazine.manuscript.direction import MOVING, find_hidden_direction, find_narrow
from magazine.manuscript.hidden import NARROW
from magazine.manuscript.notes import Notes
from magazine.manuscript.scalars import figure, is_figure
from magazine.manuscript.text import read_text

if TYPE_CHECKING:
    from decimal import Decimal

    from magazine.manuscript.files import IssueFile

_LEAST_COLUMNS = 2  # names, and one series
_SEPARATOR: Final = re.compile(r"sep=([,;\t])", re.IGNORECASE)
"""What Excel takes at the head of a file for the mark between cells, and some programs write for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row, its first line in the file, and that line as written."""

    line: int
    text: str
    cells: tuple[str, ...]

    def place(self, path: str, number: int = 0) -> Location:
        """Give the place of a cell, as near as it can be told: quotation marks and repeated cells blur it."""
        start = 0
        for cell in self.cells[:number]:
            start = max(start, self.text.find(cell, start) + len(cell))
        start = max(start, self.text.find(self.cells[number], start))
        return Location(path=path, line=self.line, column=start + 1)


def read_table(item: IssueFile, notes: Notes) -> DataTable | None:
    """Read a table; None, with findings, where it cannot be drawn."""
    path = item.where.path
    text = read_text(item.file, path, notes)
    if text is None:
        return None
    own = Notes()
    rows = _rows(text, path, own)
    if rows and not own.findings:
        _check(rows[0], rows[1:], item.where, own)
    elif not own.findings:
        own.find("empty-table", item.where, "the table is empty", "write a head and rows below it")
    notes.add(own.findings)
    if own.findings:
        return None
    return DataTable(id=item.id, columns=rows[0].cells, rows=tuple(row.cells for row in rows[1:]), where=item.where)


def cell_figure(cell: str) -> Decimal | None:
    """Give the figure in a cell of a series that was read, or None for a gap."""
    return figure(cell, Location(path=""), Notes()) if cell else None


def _rows(text: str, path: str, notes: Notes) -> list[_Row]:
    """Give the rows that hold anything."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if told := _SEPARATOR.fullmatch(lines[first].strip(" \r")):
        lines[first] = ""
    head = next((line for line in lines if line.strip()), "")
    delimiter = told[1] if told else ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    line = 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                rows.append(_Row(line=line, text=lines[line - 1], cells=cells))
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"this row cannot be read ({error})"
        remedy = "check its quotation marks: one opens and one closes a cell, and inside a cell they are doubled"
        notes.find("ragged-table", Location(path=path, line=line), what, remedy)
    return rows


def _check(first: _Row, body: list[_Row], where: Location, notes: Notes) -> None:
    head = first.cells
    if len(head) > TABLE_MAX_COLUMNS or len(body) > TABLE_MAX_ROWS:
        what = f"a chart cannot show {len(body)} rows of {len(head)} columns"
        remedy = f"keep to {TABLE_MAX_ROWS} rows of {TABLE_MAX_COLUMNS} columns, or make several charts"
        notes.find("huge-table", where, what, remedy)
        return
    if len(head) < _LEAST_COLUMNS:
        what = "the table has no series: its head has one column only"
        notes.find("empty-table", where, what, "part the columns with commas or semicolons: place,visitors")
    elif not body:
        notes.find("empty-table", where, "the table has a head and no rows", "write a row below it for each name")
    for number, name in enumerate(head[1:], 2):
        if not name:
            notes.find("ragged-table", where, f"column {number} has no name", "name each series in the first line")
    for row in (first, *body):
        _check_direction(row, where.path, notes)
    for row in body:
        if len(row.cells) == len(head):
            _check_figures(row, where.path, notes)
            continue
        what = f"this row has {len(row.cells)} cells, the head has {len(head)}"
        remedy = "give each row as many as the head; put a text that holds a comma in quotation marks"
        notes.find("ragged-table", row.place(where.path), what, remedy)


_ODD: Final = re.compile(f"{MOVING.pattern}|[{NARROW}]")


def _check_direction(row: _Row, path: str, notes: Notes) -> None:
    for number, cell in enumerate(row.cells):
        if _ODD.search(cell):  # a cell's place is dear to find
            where = row.place(path, number)
            find_hidden_direction(cell, where, notes)
            find_narrow(cell, where, notes)


def _check_figures(row: _Row, path: str, notes: Notes) -> None:
    for number, cell in enumerate(row.cells[1:], 1):
        if cell and not is_figure(cell):  # a cell's place is dear to find
            figure(cell, row.place(path, number), notes, "wrong-figure")
