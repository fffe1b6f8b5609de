"""The page plan for a book that Sphinx makes by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.editions.print.builder import PagePlanner
from magazine.issue.edition import Edition
from magazine.issue.finding import Stop, blocks

if TYPE_CHECKING:
    from magazine.editions.builder import EditionBuilder


def plan_within(builder: EditionBuilder) -> None:
    """Plan the pages for a builder that Sphinx runs by itself, from what it has just read; without a plan where they cannot be printed.

    Args:
        builder: of the book, with its commission.
    """
    if Edition.EPUB not in builder.editions or builder.commission.pages is not None:
        return
    planner = PagePlanner(builder.app, builder.env)
    planner.commission = replace(builder.commission, editions=frozenset({Edition.SCREEN}))
    with suppress(Stop):
        planner.write_documents(frozenset())
        (product,) = planner.products
        if not blocks(product.findings):
            builder.commission = replace(builder.commission, pages=product.pages)
