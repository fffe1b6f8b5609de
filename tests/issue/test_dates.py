"""Cover dates in words, in order, and as a moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from magazine.issue.dates import MONTHS, CoverDate, date_in_words
from magazine.issue.language import Language

ARABIC, FRENCH, ENGLISH = Language.ARABIC, Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        (CoverDate(year=2019, month=1), ARABIC, "يناير 2019"),
        (CoverDate(year=2019, month=7), ARABIC, "يوليوز 2019"),
        (CoverDate(year=2019, month=8), ARABIC, "غشت 2019"),
        (CoverDate(year=2019, month=1), FRENCH, "janvier 2019"),
        (CoverDate(year=2019, month=1, day=1), FRENCH, "1er janvier 2019"),
        (CoverDate(year=2019, month=8, day=20), FRENCH, "20 août 2019"),
        (CoverDate(year=2019, month=1, day=1), ENGLISH, "1 January 2019"),
    ],
)
def test_dates_are_written_as_a_cover_writes_them(date: CoverDate, language: Language, words: str) -> None:
    assert date.in_words(language) == words


def test_a_language_without_months_of_its_own_has_english_ones() -> None:
    assert date_in_words(2019, 1, None, Language.AMAZIGH) == "January 2019"


def test_every_language_has_twelve_months() -> None:
    assert {len(set(months)) for months in MONTHS.values()} == {12}


def test_dates_are_written_as_editors_type_them() -> None:
    assert str(CoverDate(year=2019, month=1)) == "2019-01"
    assert str(CoverDate(year=2019, month=1, day=5)) == "2019-01-05"


def test_the_moment_of_a_month_is_its_first() -> None:
    assert CoverDate(year=2019, month=2).moment == datetime(2019, 2, 1, tzinfo=UTC)
    assert CoverDate(year=2019, month=2, day=9).moment == datetime(2019, 2, 9, tzinfo=UTC)
