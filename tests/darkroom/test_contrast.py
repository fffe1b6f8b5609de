"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

import pytest

from magazine.darkroom.contrast import contrast, luminance, parts_of


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_two_colours_stand_out_as_the_standard_says_whichever_comes_first(one: str, other: str, ratio: float) -> None:
    assert contrast(parts_of(one), parts_of(other)) == pytest.approx(ratio, abs=0.01)
    assert contrast(parts_of(other), parts_of(one)) == contrast(parts_of(one), parts_of(other))


def test_black_gives_no_light_white_all_of_it_and_green_more_than_red_and_blue() -> None:
    assert luminance((0, 0, 0)) == 0
    assert luminance((1, 1, 1)) == pytest.approx(1)
    assert luminance((0, 1, 0)) > luminance((1, 0, 0)) > luminance((0, 0, 1))
