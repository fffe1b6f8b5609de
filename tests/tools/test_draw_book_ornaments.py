"""The drawings in the theme are those that the tool draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import draw_book_ornaments as tool

ORNAMENTS = Path(__file__).parents[2] / tool.ORNAMENTS


@pytest.mark.parametrize("name", tool.DRAWINGS)
def test_the_theme_holds_what_the_tool_draws(name: str) -> None:
    assert (ORNAMENTS / f"{name}.svg").read_text(encoding="utf-8") == tool.DRAWINGS[name]()


def test_every_drawing_of_the_theme_is_the_tools() -> None:
    assert {file.stem for file in ORNAMENTS.glob("*.svg")} == set(tool.DRAWINGS)
