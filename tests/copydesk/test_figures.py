"""What is counted, compared and summed, beyond what the rules' own cases see."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.copydesk.test_spelling import passage

from magazine.copydesk.alike import Count, Tallies, Told, besides, matched, only_here
from magazine.copydesk.charted import ChartText, _figure
from magazine.copydesk.counted import by_unit, claims, counts, is_kin, is_of_its_own, swaps
from magazine.copydesk.grids import columns, grids
from magazine.copydesk.numbers import figures_of
from magazine.copydesk.sums import equations, overfull, shares_off, totals
from magazine.copydesk.text import ArticleText, Directive, Option, PassageKind, Table
from magazine.issue.article import Article
from magazine.issue.finding import Location
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Fact, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.copydesk.numbers import Figure

FRENCH = Language.FRENCH
HERE = Location(path="issues/2019-01/story/fr.md")


def text(*words: str) -> tuple[Told, ...]:
    """Give the figures of paragraphs, each as if it stood at its own place of an article."""
    return tuple(
        Told(one, figure, number / len(words))
        for number, one in enumerate(passage(line, FRENCH) for line in words)
        for figure in figures_of(one)
    )


def values(found: Iterable[Told]) -> list[str]:
    return [str(one.figure.value) for one in found]


def article(*words: str, tables: tuple[Table, ...] = (), kind: PassageKind = PassageKind.PARAGRAPH) -> ArticleText:
    passages = tuple(passage(line, FRENCH, kind) for line in words)
    return ArticleText(
        article=Article(id="story", language=FRENCH, where=HERE, headline="Titre", body=""),
        passages=passages,
        tables=tables,
    )


def table(*rows: tuple[str, ...]) -> ArticleText:
    words = [cell for row in rows for cell in row if cell]
    return article(*words, tables=(Table(rows=rows, where=HERE),), kind=PassageKind.CELL)


def fact(name: str, value: str, unit: str) -> Fact:
    return Fact(
        id=name, value=Decimal(value), about=False, unit=Wording.everywhere(unit), source=Wording.everywhere("…"),
        date="2018", where=HERE,
    )  # fmt: skip


def first(words: str) -> Figure:
    return figures_of(passage(words, FRENCH))[0]


# counted


def test_a_unit_ends_with_its_clause() -> None:
    assert counts("12 agents, véhicules", first("12 agents"), FRENCH) == ("agent",)
    assert counts("12 agents", first("12 agents"), FRENCH) == ("agent",)


@pytest.mark.parametrize(("words", "own"), [("12 agents le 26.09.2017", True), ("12 agents le 26.09.2018", False)])
def test_a_figure_of_another_year_is_of_its_own(words: str, own: object) -> None:
    assert is_of_its_own(words, first(words), FRENCH, "2018") is own


def test_two_digits_exchanged_are_no_slip() -> None:
    assert not is_kin(Decimal(19), Decimal(91))
    assert is_kin(Decimal(194), Decimal(914))


LEDGER = Ledger(
    facts={
        one.id: one
        for one in (
            fact("a", "260000", "visiteurs des stands"),
            fact("b", "250000", "visiteurs des stands"),
            fact("c", "12", "ateliers de prévention"),
            fact("d", "300000", "visiteurs étrangers"),
            fact("e", "240000", "élèves inscrits"),
            fact("f", "240000", "parents inscrits"),
        )
    }
)


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("265 000 visiteurs des stands", "a"),
        ("250 000 visiteurs des stands", ""),
        ("260 000 visiteurs des stands", ""),
        ("265 000 % visiteurs des stands", ""),
        ("11 ateliers de prévention", ""),
        ("12 500 agents", ""),
    ],
)
def test_a_figure_claims_to_be_a_fact_by_its_unit(words: str, claimed: str) -> None:
    found = claims(words, figures_of(passage(words, FRENCH)), by_unit(LEDGER, FRENCH), FRENCH, frozenset())
    assert " ".join(one.fact.id for one in found) == claimed


def test_a_figure_of_the_ledger_claims_nothing() -> None:
    one = replace(first("265 000 visiteurs des stands"), fact="d")
    assert not list(claims("265 000 visiteurs des stands", (one,), by_unit(LEDGER, FRENCH), FRENCH, frozenset()))


@pytest.mark.parametrize(
    ("used", "words", "other"),
    [
        ("a", "260 000 élèves inscrits", "e"),
        ("a", "260 000 visiteurs étrangers", ""),
        ("e", "240 000 parents inscrits", ""),
        ("e", "240 000 visiteurs étrangers", "d"),
    ],
)
def test_a_fact_before_the_unit_of_another_is_swapped(used: str, words: str, other: str) -> None:
    one = replace(first(words), fact=used)
    assert " ".join(claim.fact.id for claim in swaps(words, (one,), by_unit(LEDGER, FRENCH), FRENCH)) == other


# alike


@pytest.mark.parametrize(
    ("here", "there", "lone"),
    [
        ("70 agents", "1,70 m", []),
        ("70 %", "1,70 m", ["70"]),
        ("0 incident", "170 m", ["0"]),
        ("400 grammes", "2,4 kg", []),
        ("2,4 kg", "400 grammes", []),
        ("douze agents et 13", "rien", ["13"]),
    ],
)
def test_the_figures_of_one_side_alone(here: str, there: str, lone: list[str]) -> None:
    assert values(only_here(text(here), text(there))) == lone


@pytest.mark.parametrize(
    ("here", "there", "left"),
    [("50 %", "la page 50", ["50"]), ("12 agents", "la page 12", ["12"]), ("125 agents", "la page 125", [])],
)
def test_digits_that_the_other_side_has_as_something_else(here: str, there: str, left: list[str]) -> None:
    assert values(besides(text(here), article(there))) == left


def test_only_figures_at_the_same_place_are_a_pair() -> None:
    here, there = text("rien", "rien", "rien", "rien", "12 agents"), text("13 agents", "rien")
    assert [(before, after.figure.value) for before, after in matched(here, there)] == [(None, Decimal(13))]
    assert [before is not None for before, _ in matched(text("12 agents"), there)] == [True]


@pytest.mark.parametrize(
    ("facts", "clash"), [(("", ""), True), (("a", ""), True), (("", "a"), True), (("a", "b"), False)]
)
def test_two_articles_clash_unless_both_have_it_from_the_ledger(facts: tuple[str, str], clash: object) -> None:
    tallies = Tallies()
    one, other = (
        Count(name, passage(words, FRENCH), replace(first(words), fact=used), ("agent", "mobilis"), frozenset())
        for name, words, used in zip(("first", "second"), ("250 agents", "260 agents"), facts, strict=True)
    )
    assert tallies.meet(one) is None
    assert (tallies.meet(other) is not None) is clash


# sums


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("12 + 30 = 43", "42"),
        ("12 + 30 = 42", ""),
        ("12 + 30 véhicules, 50 agents", ""),
        ("12 + 30 = 45 environ", ""),
    ],
)
def test_an_equation_says_what_its_parts_make(words: str, made: str) -> None:
    assert " ".join(str(one.made) for one in equations(passage(words, FRENCH))) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("45 agents dont 30 hommes et 20 femmes", "50"),
        ("45 agents ; des véhicules dont 50 neufs", ""),
        ("Il a 45 agents. Des véhicules, dont 50 neufs", ""),
    ],
)
def test_a_whole_has_its_parts_in_its_own_clause(words: str, made: str) -> None:
    assert " ".join(str(one.made) for one in overfull(passage(words, FRENCH))) == made


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        ((("Ville", "Agents"), ("A", "12"), ("B", "30"), ("Total", "43")), "42"),
        ((("Ville", "Agents"), ("A", "12 %"), ("B", "30"), ("Total", "43")), ""),
        ((("Ville", "Agents"), ("A", "12"), ("B", "30"), ("Total", "100 %")), ""),
        ((("Ville", "Agents"), ("A", "12"), ("B", "30"), ("Total", "")), ""),
        ((("Ville", "Agents"), ("A", "12"), ("B", "30"), ("Total", "beaucoup")), ""),
        ((("Ville", "Agents"), ("A", "douze"), ("B", "30"), ("C", "30"), ("Total", "43")), ""),
        ((("Ville",), ()), ""),
        ((), ""),
    ],
)
def test_a_total_is_what_stands_above_it(rows: tuple[tuple[str, ...], ...], made: str) -> None:
    assert " ".join(str(one.made) for one in totals(table(*rows))) == made


def test_a_column_without_figures_has_no_shares() -> None:
    column = tuple(cells for rows in grids(table(("A", ""), ("B", ""), ("C", ""))) for cells in columns(rows))
    assert [list(shares_off(cells, 10)) for cells in column] == [[]]


# charted


@pytest.mark.parametrize(
    ("unit", "name", "shares"),
    [("", "Part (%)", True), ("", "٪", True), ("%", "Part", True), ("agents", "Part (%)", False), ("", "Part", False)],
)
def test_the_series_of_a_chart_that_are_in_per_cent(unit: str, name: str, shares: object) -> None:
    options = {"unit": Option(text=unit, where=HERE)} if unit else {}
    directive = Directive(name="chart", argument="x.csv", options=options, body=(), where=HERE, last_line=1)
    chart = ChartText(directive, (name,), (("A", (Decimal(50),)), ("B", (None,))))
    assert list(chart.shares) == ([[Decimal(50), Decimal(0)]] if shares else [])


@pytest.mark.parametrize(
    ("cell", "value"), [("12,5", "12.5"), ("1 250", "1250"), ("1,250.5", None), ("1,250,000", None), ("12", "12")]
)
def test_a_cell_of_data_may_have_a_decimal_comma(cell: str, value: str | None) -> None:
    assert _figure(cell) == (None if value is None else Decimal(value))
