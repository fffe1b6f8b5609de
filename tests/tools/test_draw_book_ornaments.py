"""The drawings in the theme are those that the tool draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import draw_book_ornaments as tool

ORNAMENTS = Path(__file__).parents[2] / tool.ORNAMENTS


@pytest.mark.parametrize(("name", "drawing"), [("band", tool.band()), ("end", tool.end_mark())])
def test_the_theme_holds_what_the_tool_draws(name: str, drawing: str) -> None:
    assert (ORNAMENTS / f"{name}.svg").read_text(encoding="utf-8") == drawing
