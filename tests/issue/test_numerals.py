"""Figures are set as each language sets them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from magazine.issue.language import Language
from magazine.issue.numerals import about, in_figures

ARABIC, FRENCH, ENGLISH, AMAZIGH = Language.ARABIC, Language.FRENCH, Language.ENGLISH, Language.AMAZIGH


@pytest.mark.parametrize(
    ("value", "language", "figures"),
    [
        ("260000", ARABIC, "260.000"),
        ("260000", FRENCH, "260\u202f000"),
        ("260000", AMAZIGH, "260\u202f000"),
        ("260000", ENGLISH, "260,000"),
        ("4426", ARABIC, "4.426"),
        ("288", ARABIC, "288"),
        ("1234567", FRENCH, "1\u202f234\u202f567"),
        ("1234.5", ARABIC, "1.234,5"),
        ("1234.5", FRENCH, "1\u202f234,5"),
        ("1234.5", ENGLISH, "1,234.5"),
        ("-3", FRENCH, "\u22123"),
        ("0", ARABIC, "0"),
        ("12.50", FRENCH, "12,50"),
    ],
)
def test_figures_are_grouped_by_language(value: str, language: Language, figures: str) -> None:
    assert in_figures(Decimal(value), language) == figures


def test_figures_in_arabic_hold_together_in_a_line_from_right_to_left() -> None:
    # Bidirectional Algorithm, rule W4: a common separator between two digits is part of the number; a space is not.
    assert " " not in in_figures(Decimal(260000), ARABIC)
    assert in_figures(Decimal(260000), ARABIC).translate(str.maketrans("", "", "0123456789")) == "."


def test_every_language_has_a_word_for_about() -> None:
    assert [about(language) for language in (ARABIC, FRENCH, ENGLISH)] == ["حوالي", "environ", "about"]
