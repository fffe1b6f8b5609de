"""A share is what it is: rounded by itself, never bent so that others add up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from magazine.darkroom.charts.words import hundredths, percent
from magazine.issue.language import Language

CASES = [
    ((2463, 1675, 288), ["55.6", "37.8", "6.5"]),
    ((50, 30, 20), ["50", "30", "20"]),
    ((1, 1, 1), ["33.3", "33.3", "33.3"]),
    ((0, 0), ["0", "0"]),
    ((None, 4), ["0", "100"]),
]


@pytest.mark.parametrize(("values", "expected"), CASES)
def test_each_share_is_true(values: tuple[int | None, ...], expected: list[str]) -> None:
    shares = hundredths([None if value is None else Decimal(value) for value in values])
    assert [str(share) for share in shares] == expected


def test_a_share_is_written_as_its_language_has_it() -> None:
    assert percent(Decimal("6.5"), Language.ARABIC) == "6,5%"
    assert percent(Decimal("6.5"), Language.FRENCH) == "6,5\u202f%"
