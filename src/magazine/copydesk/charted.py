"""The charts of an article with their data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import stems
from magazine.copydesk.rule import Hit
from magazine.issue.paths import join_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.text import ArticleText, Directive, Option
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.ledger import Fact, Ledger

_PERCENT: Final = {"%", "٪", "pour cent", "بالمئة", "بالمائة", "في المئة", "في المائة", "نسبة مئوية", "pourcentage"}
_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?")
_MARKS: Final = str.maketrans("", "", " \u00a0\u202f\u2009_")


@dataclass(frozen=True, slots=True)
class ChartText:
    """A chart as an article shows it.

    Attributes:
        directive: where it is asked for.
        series: the heads of its columns of figures.
        rows: each row's name and its figures; None for a gap.
    """

    directive: Directive
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]

    @property
    def unit(self) -> str:
        """Give its unit as written, or nothing."""
        option = self.directive.options.get("unit")
        return option.text.strip() if option is not None else ""

    @property
    def shares(self) -> Iterator[list[Decimal]]:
        """Give the series that are in per cent."""
        for number, name in enumerate(self.series):
            if self.unit in _PERCENT or (not self.unit and ("%" in name or "٪" in name)):
                yield [values[number] or Decimal(0) for _, values in self.rows]  # either way: a gap is nothing

    def hit(self, message: str = "found", /, **words: str) -> Hit:
        """Find something in its data: an editor is led to the chart."""
        return Hit(where=self.directive.where, message=message, words=words)


def charts(text: ArticleText, issue: Issue) -> Iterator[ChartText]:
    """Give the charts of an article whose data the issue has."""
    for directive in text.directives:
        if directive.name == "chart":
            table = issue.tables.get(join_path(text.article.id, directive.argument.strip()) or "")
            if table is not None:
                rows = tuple((row[0], tuple(map(_figure, row[1:]))) for row in table.rows)
                yield ChartText(directive, table.columns[1:], rows)


def _figure(cell: str) -> Decimal | None:
    """Read a cell as files of data have it; their figures were checked when they were read."""
    plain = cell.translate(_MARKS).replace(",", ".")
    return Decimal(plain) if _PLAIN.fullmatch(plain) else None


def contradictions(chart: ChartText, ledger: Ledger, language: Language) -> Iterator[tuple[str, Decimal, Fact]]:
    """Give the rows whose name is a fact's unit and whose only figure is not the fact's value."""
    if len(chart.series) != 1:
        return  # several series are several years or places
    for name, (value,) in chart.rows:
        own = stems(name, language)
        facts = [
            fact for fact in ledger.facts.values() if len(own) > 1 and stems(_unit(fact, language), language) == own
        ]
        if value is not None and facts and all(fact.value != value for fact in facts):
            yield name, value, facts[0]


def _unit(fact: Fact, language: Language) -> str:
    return fact.unit.says(language) or ""


def unnamed_key_figures(text: ArticleText, ledger: Ledger) -> Iterator[tuple[Fact, Option]]:
    """Give the large figures that stand on the page without a word of what they count: no label here, no unit in the ledger."""
    for directive in text.directives:
        for line in directive.body if directive.name == "keyfigures" else ():
            name, _, label = line.text.strip().removeprefix("- ").partition(":")
            fact = ledger.facts.get(name.strip())
            if fact is not None and not label.strip() and not _unit(fact, text.language):
                yield fact, line
