"""Single values become numbers, dates and rectangles, or findings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from magazine.issue.finding import Location
from magazine.manuscript import scalars
from magazine.manuscript.issn import check_digit
from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import Value

WHERE = Location(path="f.yaml")


def value(text: str) -> Value:
    return Value(text=text, where=WHERE)


@pytest.mark.parametrize(
    ("text", "number"),
    [("260000", 260000), ("12.5", "12.5"), ("12,5", "12.5"), ("-3", -3), ("\u22123", -3), ("0.125", "0.125"), ("4.3000", "4.3000"), ("007", 7)],
)  # fmt: skip
def test_figures_are_read(text: str, number: int | str) -> None:
    notes = Notes()
    assert scalars.figure(text, WHERE, notes) == Decimal(number)
    assert not notes.findings


@pytest.mark.parametrize(
    "text", ["", "1 000", "1e3", "٢٦٠", "12%", "NaN", "inf", "1.2.3", "1_000", "9" * 40, "+-1", "."]
)
def test_what_is_no_figure_is_found(text: str) -> None:
    notes = Notes()
    assert scalars.figure(text, WHERE, notes) is None
    assert [one.rule for one in notes.findings] == ["wrong-number"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("12.3333333333", "round it"), ("1" * 16, "round it"), ("١٢٠٠", "0 to 9: 1200"), ("٩٥٠٫٥", "0 to 9: 950.5"), ("١٢٠٠ زائر", "without spaces"), ("1 200", "digits only"),
     ("٢٦٠٫٠٠٠", "units: 260000")],
)  # fmt: skip
def test_what_is_no_figure_is_told_by_what_is_wrong_with_it(text: str, words: str) -> None:
    notes = Notes()
    scalars.figure(text, WHERE, notes)
    assert words in notes.findings[0].remedy


@pytest.mark.parametrize("text", ["260.000", "1,675"])
def test_a_figure_with_three_digits_after_its_point_is_ambiguous(text: str) -> None:
    notes = Notes()
    assert scalars.figure(text, WHERE, notes) is None
    assert [one.rule for one in notes.findings] == ["ambiguous-figure"]


@pytest.mark.parametrize(
    ("text", "read"),
    [("2019-01", "2019-01"), ("2020-02-29", "2020-02-29"), ("1800-01", "1800-01"), ("2099-12", "2099-12")],
)
def test_cover_dates_are_read(text: str, read: str) -> None:
    assert str(scalars.cover_date(value(text), Notes())) == read


@pytest.mark.parametrize("text", ["2019", "2019-13", "2019-00", "2019-1", "2019-02-29", "2019-01-00", "0000-01", "0001-01", "1799-12", "2100-01", "9999-12", "٢٠١٩-٠١", "2019-01-05T08:00"])  # fmt: skip
def test_dates_that_are_none_are_found(text: str) -> None:
    notes = Notes()
    assert scalars.cover_date(value(text), notes) is None
    assert [one.rule for one in notes.findings] == ["wrong-date"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2019-01-05T08:00+01:00", "2019-01-05T08:00:00+01:00"),
        ("2019-01-05 08:00:30Z", "2019-01-05T08:00:30+00:00"),
        ("2019-01-05T08:00-03:30", "2019-01-05T08:00:00-03:30"),
    ],
)
def test_moments_are_read(text: str, moment: str) -> None:
    read = scalars.moment(value(text), Notes())
    assert read is not None
    assert read.isoformat() == moment


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2019-01-05", "wrong-date"),
        ("2019-01-05T08:00", "embargo-without-zone"),
        ("2019-01-05T24:30Z", "wrong-date"),
        ("2019-02-30T08:00Z", "wrong-date"),
        ("2019-01-05T08:00+19:00", "wrong-date"),
        ("2019-01-05T08:00+01:75", "wrong-date"),
        ("0203-01-05T08:00+01:00", "wrong-date"),
        ("5 janvier", "wrong-date"),
    ],
)
def test_moments_that_are_none_are_found(text: str, rule: str) -> None:
    notes = Notes()
    assert scalars.moment(value(text), notes) is None
    assert [one.rule for one in notes.findings] == [rule]


@pytest.mark.parametrize(("seven", "digit"), [("0317847", "1"), ("2049363", "0"), ("1050124", "X"), ("0000000", "0")])
def test_the_check_digit_of_an_issn(seven: str, digit: str) -> None:
    assert check_digit(seven) == digit


def test_one_rectangle_where_a_list_of_them_stands_is_told_once_with_its_brackets() -> None:
    notes = Notes()
    assert scalars.areas(tuple(map(value, ("0.4", "0.3", "0.5", "0.4"))), notes) is None
    (finding,) = notes.findings
    assert "[[0.4, 0.3, 0.5, 0.4]]" in finding.remedy
    assert scalars.areas((value("face"),), one := Notes()) is None
    assert "[[0.42, 0.31, 0.55, 0.48]]" in one.findings[0].remedy
    assert scalars.areas((value(""),), notes) is None
    assert scalars.areas((), notes) == ()
