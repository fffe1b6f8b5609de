"""The page plan for a book that is built without the printed issue: print lays its pages out, keeps the layouts, and writes nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.editions.print.builder import PagePlanner
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Level, Location, Stop, blocks
from magazine.works.sphinx_app import make

if TYPE_CHECKING:
    from magazine.editions.builder import EditionBuilder
    from magazine.editions.commission import Commission
    from magazine.issue.flatplan import PagePlan
    from magazine.works.sphinx_app import Shelf


def planned(commission: Commission, shelf: Shelf) -> tuple[PagePlan | None, tuple[Finding, ...]]:
    """Plan the pages of one language; where they cannot be printed, give no plan and a note that says why.

    Args:
        commission: the order.
        shelf: where sources and document trees lie.
    """
    commission.tell(
        f"{commission.publication.id} {commission.language.tag}: the printed pages, for the book's page list"
    )
    try:
        (product,) = make(PagePlanner, replace(commission, editions=frozenset({Edition.SCREEN})), shelf)
    except Stop as stop:
        return None, (_unplanned(stop.findings, commission),)
    if blocks(product.findings):
        return None, (_unplanned(product.findings, commission),)
    return product.pages, ()


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


def _unplanned(findings: tuple[Finding, ...], commission: Commission) -> Finding:
    fault = next((finding for finding in findings if finding.level is Level.ERROR), findings[0])
    return Finding(
        rule="no-page-list",
        where=Location(path=f"{ISSUES_FOLDER}/{commission.publication.id}/{ISSUE_FILE}"),
        what=f"the book in {commission.language.tag} has no list of printed pages, because the print edition cannot be made ({fault.where}: {fault.what})",
        remedy=f"{fault.remedy}, and build the print edition",
        level=Level.NOTE,
    )
