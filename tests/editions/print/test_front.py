"""Furniture's measures and the house's own phrases."""

from __future__ import annotations

import re

import pytest

from magazine.editions.print.furniture import PITCH_MM, ROWS, TEXT_HEIGHT_MM, _edges, closing_height
from magazine.editions.print.phrases import PHRASES
from magazine.issue.language import Direction


@pytest.mark.parametrize("fill", [1.0, 0.97, 0.9, 0.86])
def test_a_nearly_full_page_has_no_ornament(fill: float) -> None:
    assert closing_height(fill) == 0


@pytest.mark.parametrize("fill", [0.8, 0.6, 0.3, 0.0])
def test_the_ornament_leaves_more_than_half_of_the_blank_free(fill: float) -> None:
    height = closing_height(fill)
    assert height >= PITCH_MM
    assert height <= (1 - fill) * TEXT_HEIGHT_MM / 2


def test_more_blank_takes_more_rows() -> None:
    heights = [closing_height(1 - blank / TEXT_HEIGHT_MM) for blank, _ in reversed(ROWS)]
    assert heights == sorted(heights)
    assert len(set(heights)) == len(ROWS)


@pytest.mark.parametrize(
    ("folio", "direction", "outer"),
    [
        (3, Direction.RIGHT_TO_LEFT, "left"),
        (4, Direction.RIGHT_TO_LEFT, "right"),
        (3, Direction.LEFT_TO_RIGHT, "right"),
        (4, Direction.LEFT_TO_RIGHT, "left"),
    ],
)
def test_the_outer_edge_is_where_the_back_is_not(folio: int, direction: Direction, outer: str) -> None:
    assert _edges(folio, direction)[0] == outer


def test_french_phrases_have_french_spaces() -> None:
    for _, french in PHRASES.values():
        assert not re.search(r"(?<![\u00a0\u202f])[:;!?»]", french), french
        assert "'" not in french
