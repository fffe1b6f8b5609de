"""``{chart} visitors.csv``: a chart drawn at build time, with a text alternative and its data as a table.

The first column names the rows, the others are series.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from magazine.issue.language import Direction
from magazine.issue.numerals import in_figures
from magazine.manuscript.data import cell_figure
from magazine.markup import desk
from magazine.markup.nodes import Chart, Isolate
from magazine.markup.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.issue.language import Language
    from magazine.issue.picture import DataTable
    from magazine.markup.translator import Translator
    from magazine.markup.word import Options

KINDS = ("bar", "line", "area", "share", "star")
SIZES = ("wide", "spread")
"""``spread``: over both pages of a double page (kind ``figures`` with ``pages: 2``), on paper."""


class ChartWord(Word):
    """Read ``{chart}``."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Options | None] = {
        "kind": lambda argument: directives.choice(argument, KINDS),
        "size": lambda argument: directives.choice(argument, SIZES),
        "title": directives.unchanged,
        "unit": directives.unchanged,
        "source": directives.unchanged,
        "alt": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Make the chart and the table of its data, or nothing where the data is missing."""
        table = self._data(self.arguments[0])
        if table is None:
            return []
        words = {name: self.options.get(name, "") for name in ("title", "unit", "source", "alt")}
        chart = Chart(
            "",
            data_table(table, self.language),
            data=table.id,
            kind=self.options.get("kind", "bar"),
            size=self.options.get("size", "wide"),
            **words,
        )
        self.set_source_info(chart)
        return [chart]

    def _data(self, path: str) -> DataTable | None:
        place = desk.within_issue(self.env, path)
        tables = self.publication.tables
        if place is None or place not in tables:
            words = desk.why_nothing("data file", path, place, tables, self.publication.unusable)
            self.complain("missing-data", *words)
            return None
        return tables[place]


def data_table(table: DataTable, language: Language) -> nodes.table:
    """Make the node of a data table, its figures as the language sets them; the first cell of each row is its head."""
    group = nodes.tgroup(cols=len(table.columns))
    group += [nodes.colspec(colwidth=1) for _ in table.columns]
    group += nodes.thead("", _row(map(nodes.Text, table.columns)))
    body = nodes.tbody("")
    for name, *cells in table.rows:
        body += _row((nodes.Text(name), *(_figure(cell, language) for cell in cells)))
    body["row-heads"] = True
    group += body
    return nodes.table("", group, classes=["data"])


def _figure(cell: str, language: Language) -> nodes.Node:
    value = cell_figure(cell)
    if value is None:
        return nodes.Text(cell)
    text = in_figures(value, language)
    # In a line from the right a minus would stand behind its figure.
    return Isolate(text, text) if value < 0 and language.direction is Direction.RIGHT_TO_LEFT else nodes.Text(text)


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def data_id(node: Chart) -> str:
    """Name the place of a chart's table on its page, so that the drawing can point to it: by its number among the page's charts."""
    charts = [node] if node.document is None else list(node.document.findall(Chart))
    return f"chart-data-{charts.index(node) + 1}"


def visit_chart(translator: Translator, node: Chart) -> None:
    """Write title, drawing and source; the table follows in a form that the style sheet may fold."""
    _visit_drawing(translator, node)
    translator.open("details", class_="chart-data")
    translator.add(f"<summary>{_TABLE_WORDS.get(translator.supply.language.tag, 'The data as a table')}</summary>")


def depart_chart(translator: Translator, node: Chart) -> None:
    """Close the table and name the source."""
    translator.close("details")
    _depart_drawing(translator, node)


def _visit_drawing(translator: Translator, node: Chart) -> None:
    translator.open("figure", node, class_=f"chart {node['kind']}")
    if node["title"]:
        translator.add(f'<p class="chart-title">{escape(node["title"], quote=False)}</p>')
    translator.add(translator.supply.chart(node))


def _depart_drawing(translator: Translator, node: Chart) -> None:
    if node["source"]:
        translator.add(f'<figcaption><span class="source">{escape(node["source"], quote=False)}</span></figcaption>')
    translator.close("figure")


def visit_open_chart(translator: Translator, node: Chart) -> None:
    """Write the chart where nothing can be unfolded (reading systems without scripts, paper): the table stands open below it."""
    _visit_drawing(translator, node)
    translator.open("div", class_="chart-data", id=data_id(node))


def depart_open_chart(translator: Translator, node: Chart) -> None:
    """Close the table and name the source."""
    translator.close("div")
    _depart_drawing(translator, node)


_TABLE_WORDS = {"ar": "المعطيات في جدول", "fr": "Les données en tableau"}

FORMS = {Chart: {"html": (visit_chart, depart_chart), "epub": (visit_open_chart, depart_open_chart)}}
