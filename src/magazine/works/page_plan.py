"""The page plan for a book that is built without the printed issue: print lays its pages out, keeps the layouts, and writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.editions.print.builder import PagePlanner
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Level, Location, Stop, blocks
from magazine.works.sphinx_app import make

if TYPE_CHECKING:
    from magazine.editions.commission import Commission
    from magazine.issue.flatplan import PagePlan
    from magazine.works.readings import Shelf


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


def _unplanned(findings: tuple[Finding, ...], commission: Commission) -> Finding:
    fault = next((finding for finding in findings if finding.level is Level.ERROR), findings[0])
    return Finding(
        rule="no-page-list",
        where=Location(path=f"{ISSUES_FOLDER}/{commission.publication.id}/{ISSUE_FILE}"),
        what=f"the book in {commission.language.tag} has no list of printed pages, because the print edition cannot be made ({fault.where}: {fault.what})",
        remedy=f"{fault.remedy}, and build the print edition",
        level=Level.NOTE,
    )
