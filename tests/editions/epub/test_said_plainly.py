"""What the book says plainly to those who listen: a corner that heads nothing, a picture that says nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from magazine.editions.epub.supply import picture_element
from magazine.editions.epub.translator import EpubTranslator


def cells_of(*texts: str) -> list[str]:
    """Write the head row of a table with these cells."""
    row = nodes.row("", *(nodes.entry("", nodes.paragraph("", text) if text else nodes.paragraph()) for text in texts))
    nodes.thead("", row)
    translator: Any = object.__new__(EpubTranslator)
    translator._in_head_row = True  # noqa: SLF001 - as within a table's head
    return [translator._heads(cell) for cell in row.children]  # noqa: SLF001 - the form of one cell


@pytest.mark.parametrize(
    ("texts", "heads"),
    [(("", "Presse"), ["", "col"]), (("Jour", "Presse"), ["col", "col"]), ((" ", "Presse", ""), ["", "col", ""])],
)
def test_a_cell_without_words_heads_no_column(texts: tuple[str, ...], heads: list[str]) -> None:
    assert cells_of(*texts) == heads


@pytest.mark.parametrize(
    ("decorative", "alt", "said"), [(True, "", True), (False, "", False), (True, "Une étoile", False), (False, "Une étoile", False)]
)  # fmt: skip
def test_an_ornament_says_that_it_is_one(*, decorative: bool, alt: str, said: bool) -> None:
    publication: Any = SimpleNamespace(pictures={"star.svg": SimpleNamespace(decorative=decorative)})
    orders: Any = SimpleNamespace(picture=lambda _: ("pictures/star.png", (40, 30)))
    element = picture_element(orders, publication, "star.svg", alt, "../")
    assert ('role="presentation"' in element) is said
    assert f'alt="{alt}"' in element
