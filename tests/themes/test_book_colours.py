"""The book's colours on whatever page the reader has chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from magazine.darkroom.contrast import contrast, luminance, parts_of
from magazine.manuscript.theme import theme_tokens

ROOT = Path(__file__).parents[2]
TOKENS = theme_tokens(ROOT, "police")
PAGES = {"white": "#ffffff", "sepia": "#f4ecd8", "dark grey": "#222222", "night": "#121212", "black": "#000000"}
LINE_CONTRAST = 3.0
"""Of a graphical object beside its ground (WCAG 2.2, success criterion 1.4.11)."""

LINES = sorted(name for name in TOKENS if name.endswith("-line"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("line", LINES)
def test_a_line_shows_on_every_page(line: str, page: str) -> None:
    assert contrast(parts_of(TOKENS[line]), parts_of(PAGES[page])) >= LINE_CONTRAST


def test_every_colour_of_a_rubric_has_its_line() -> None:
    rubrics = {name.removesuffix("-text") for name in TOKENS if name.endswith("-text") and "press" not in name}
    assert {f"{name}-line" for name in rubrics - {"dark"}} <= set(LINES)


def test_no_colour_could_be_read_as_words_on_sepia_and_black_alike() -> None:
    sepia, black = luminance(parts_of(PAGES["sepia"])) + 0.05, luminance(parts_of(PAGES["black"])) + 0.05
    assert sepia / 4.5 < black * 4.5, "then rubric colours for words would be possible"


def test_words_keep_the_colour_of_the_readers_page() -> None:
    sheets = [(ROOT / f"themes/police/epub/{name}.css").read_text(encoding="utf-8") for name in ("package", "rubric")]
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL))
    coloured = [
        selector.strip()
        for selector, declarations in rules
        for name, value in re.findall(r"([\w-]+):\s*([^;]+)", declarations)
        if name == "color" and value != "inherit"
    ]
    assert len(rules) > 100
    assert all(selector.endswith("::marker") for selector in coloured), coloured
