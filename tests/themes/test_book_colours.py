"""The book's colours on whatever page the reader has chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from magazine.manuscript.theme import theme_tokens

ROOT = Path(__file__).parents[2]
TOKENS = theme_tokens(ROOT, "police")
PAGES = {"white": "#ffffff", "sepia": "#f4ecd8", "dark grey": "#222222", "night": "#121212", "black": "#000000"}
LINE_CONTRAST = 3.0
"""Of a graphical object beside its ground (WCAG 2.2, success criterion 1.4.11)."""

LINES = sorted(name for name in TOKENS if name.endswith("-line"))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("line", LINES)
def test_a_line_shows_on_every_page(line: str, page: str) -> None:
    assert contrast(TOKENS[line], PAGES[page]) >= LINE_CONTRAST


def test_every_colour_of_a_rubric_has_its_line() -> None:
    rubrics = {name.removesuffix("-text") for name in TOKENS if name.endswith("-text") and "press" not in name}
    assert {f"{name}-line" for name in rubrics - {"dark"}} <= set(LINES)


def test_no_colour_could_be_read_as_words_on_sepia_and_black_alike() -> None:
    sepia, black = luminance(PAGES["sepia"]) + 0.05, luminance(PAGES["black"]) + 0.05
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
