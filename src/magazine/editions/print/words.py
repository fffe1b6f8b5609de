"""The words' form on paper, where it differs from the shared one.

Notes stand at the foot of the page that calls them, many at the article's end. Sections are not wrapped, and what goes over all columns is marked, so that the body can
be cut into runs of columns (``flow.py``): WeasyPrint 70 loses text around ``column-span: all``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from magazine.editions.print.flow import FOLD, NOTE_BEGINS, NOTE_ENDS, WIDE_BEGINS, WIDE_ENDS
from magazine.editions.print.page_refs import room
from magazine.editions.print.supply import PrintSupply
from magazine.markup import nodes as words
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from magazine.markup.supply import Supply

NOTES_AT_FOOT_MAX = 8
"""More notes than this stand together at the article's end, so that they do not eat its pages from below."""

WIDE_TABLE_COLUMNS = 3
"""A table with as many columns is set over all columns of the text."""

MANY_TABLE_COLUMNS = 6
"""From here on a table is set in smaller type."""

SHORT_TABLE_ROWS = 10
"""A table of so many rows, its head included, is not parted."""

_FIGURE = re.compile(r"[\u200e\u200f\u2066-\u2069]*[+\u2212–-]?[\d.,\s]*\s?[%‰]?[\u200e\u200f\u2066-\u2069]*")


WIDE_BOX_LETTERS = 1300
"""A box of more letters would be higher than half a column; it is set over all columns, in two of its own."""


class PrintTranslator(Translator):
    """Write the body of one article for print."""

    def __init__(self, document: nodes.document, builder: Builder, supply: Supply) -> None:
        super().__init__(document, builder, supply)
        self._told: set[str] = set()
        self._rooms = 0
        self._notes = list(document.findall(nodes.footnote))
        self._at_foot = len(self._notes) <= NOTES_AT_FOOT_MAX and all(map(_is_plain, self._notes))

    # What goes over all columns

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Mark the beginning of what goes over all columns."""
        if (
            isinstance(node, words.Chart)
            and isinstance(self.supply, PrintSupply)
            and self.supply.goes_over_spread(node)
        ):
            first, second = self.supply.chart_over_spread(node)
            self.add(f"{WIDE_BEGINS}{first}{WIDE_ENDS}{FOLD}{WIDE_BEGINS}{second}{WIDE_ENDS}")
            raise nodes.SkipNode
        if not goes_over_columns(node):
            super().dispatch_visit(node)
            return
        self.add(WIDE_BEGINS)
        try:
            super().dispatch_visit(node)
        except nodes.SkipNode:
            self.add(WIDE_ENDS)
            raise

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Mark its end; leave room for the page behind a link to another article."""
        super().dispatch_departure(node)
        if isinstance(node, words.ArticleLink):
            self._rooms += 1
            self.add(room(self._rooms, node["article"], node["anchor"]))
        if goes_over_columns(node):
            self.add(WIDE_ENDS)

    def visit_section(self, node: nodes.Element) -> None:
        """Count the level of headings; no element."""
        self._depth += 1

    def depart_section(self, node: nodes.Element) -> None:
        """Count back."""
        self._depth -= 1

    # Lists and tables

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """Begin a list that goes on from another by its own number: WeasyPrint takes ``start`` for a hint, and follows none."""
        start = node.get("start", 1)
        if start == 1:
            super().visit_enumerated_list(node)
        else:
            self.open("ol", node, start=str(start), style=f"counter-reset: list-item {start - 1}")

    def visit_table(self, node: nodes.Element) -> None:
        """Say by classes how a table is to be set: short ones stay whole, of many columns they are smaller, figures stand in line."""
        columns, rows = _cells(node)
        if len(rows) <= SHORT_TABLE_ROWS:
            _mark(node, "short")
        if len(columns) >= MANY_TABLE_COLUMNS:
            _mark(node, "many")
        for column in columns:
            if all(_is_figure(entry.astext()) for entry in column[1:]) and any(entry.astext() for entry in column[1:]):
                for entry in column:
                    _mark(entry, "number")
        super().visit_table(node)

    # Notes

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Put a note's text where it is called, and the style sheet sends it to the foot; give its number where it stands elsewhere."""
        if not self._at_foot:
            super().visit_footnote_reference(node)
        note = next((each for each in self._notes if node["refid"] in each["ids"]), None)
        if note is None or node["refid"] in self._told:
            self.add(f'<sup class="note-mark">{node.astext()}</sup>')
            raise nodes.SkipNode
        self._told.add(node["refid"])
        self.add('<span class="footnote" data-tag="Note">')
        for number, child in enumerate(each for each in note.children if not isinstance(each, nodes.label)):
            if number:
                self.add(" ")
            for part in child.children if isinstance(child, nodes.paragraph) else [child]:
                part.walkabout(self)
        self.add("</span>")
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.Element) -> None:
        """Pass over a note that stands at the foot; mark others, which ``flow.runs`` gathers at the end."""
        if self._at_foot:
            raise nodes.SkipNode
        self.add(NOTE_BEGINS)
        self.open("div", node, class_="note", data_tag="Note")

    def depart_footnote(self, node: nodes.Element) -> None:
        """Close a note."""
        self.close("div")
        self.add(NOTE_ENDS)


def _is_plain(note: nodes.Element) -> bool:
    """Say whether a note can stand within the line that calls it: nothing but paragraphs, and no further note."""
    blocks = [child for child in note.children if not isinstance(child, nodes.label)]
    marks = next(iter(note.findall(nodes.footnote_reference)), None)
    return marks is None and all(isinstance(block, nodes.paragraph) for block in blocks)


def _mark(node: nodes.Element, name: str) -> None:
    """Give a node a class, once: the same document is put into words for each trial and for each set of inks."""
    if name not in node["classes"]:
        node["classes"].append(name)


def _cells(table: nodes.Element) -> tuple[list[list[nodes.entry]], list[nodes.row]]:
    """Give a table's columns and rows; no columns where cells go over several."""
    rows = list(table.findall(nodes.row))
    cells = [[entry for entry in row.children if isinstance(entry, nodes.entry)] for row in rows]
    even = len({len(row) for row in cells}) == 1 and not any("morerows" in entry for row in cells for entry in row)
    return ([list(column) for column in zip(*cells, strict=True)] if even else []), rows


def _is_figure(text: str) -> bool:
    return not text.strip() or _FIGURE.fullmatch(text.strip()) is not None


def goes_over_columns(node: nodes.Node) -> bool:
    """Say whether a node stands over all columns: large pictures, figures, charts and tables of the running text."""
    if not isinstance(node.parent, nodes.document | nodes.section):
        return False
    if isinstance(node, words.PictureFigure):
        return bool(node["size"] != "column")
    if isinstance(node, nodes.table):
        group = next(iter(node.findall(nodes.tgroup)), None)
        return group is not None and int(group["cols"]) >= WIDE_TABLE_COLUMNS
    if isinstance(node, words.Box):
        return len(node.astext()) > WIDE_BOX_LETTERS
    return isinstance(node, words.KeyFigures | words.Gallery | words.Chart)
