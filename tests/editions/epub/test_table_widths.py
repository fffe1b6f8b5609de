"""How a table's width is shared."""

from __future__ import annotations

import pytest

from magazine.editions.epub.table_widths import column_shares


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "a"], ["b", "b"]], (50, 50)),
        ([["a"]], ()),
        ([["a"] * 9], ()),
        ([["", ""]], (50, 50)),
        ([["a", "a", "a"]], (35, 35, 30)),
        ([], ()),
    ],
)
def test_like_columns_have_like_shares(rows: list[list[str]], expected: tuple[int, ...]) -> None:
    assert column_shares(rows) == expected


def test_a_short_word_beside_long_texts_keeps_its_room() -> None:
    rows = [["Question", "Manifestation", "Examen"], ["Où ?", "la ville et le lieu, " * 4, "une seule adresse " * 6]]
    shares = column_shares(rows)
    assert sum(shares) == 100
    assert shares[0] >= 20
    assert shares[0] < shares[1]


def test_the_longest_word_counts_for_more_than_the_longest_text() -> None:
    (words, text) = column_shares([["anticonstitutionnellement", "a b c d e f g h i j k l m"]])
    assert words > text
