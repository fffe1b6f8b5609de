"""The table below a chart: figures as the house sets them, a minus before its figure in Arabic too."""

from __future__ import annotations

import pytest
from docutils import nodes

from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.issue.picture import DataTable
from magazine.markup.directives.chart import data_table
from magazine.markup.nodes import Isolate

ROWS = (("a", "-12"), ("b", "\u22129"), ("c", "12000,5"), ("d", ""))
TABLE = DataTable(id="d.csv", columns=("x", "y"), rows=ROWS, where=Location(path="d.csv"))


@pytest.mark.parametrize(
    ("language", "figures", "kept"),
    [
        (Language.ARABIC, ["\u221212", "\u22129", "12.000,5", ""], ["\u221212", "\u22129"]),
        (Language.FRENCH, ["\u221212", "\u22129", "12\u202f000,5", ""], []),
    ],
)
def test_figures_are_set_and_those_below_nothing_are_isolated(
    language: Language, figures: list[str], kept: list[str]
) -> None:
    table = data_table(TABLE, language)
    cells = [row[1].astext() for row in table.findall(nodes.row)]
    assert cells == ["y", *figures]
    assert [one.astext() for one in table.findall(Isolate)] == kept
