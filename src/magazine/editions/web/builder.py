"""The Sphinx builder of the web edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from magazine.editions.builder import EditionBuilder
from magazine.editions.commission import Product
from magazine.editions.web.folder import SiteFolder
from magazine.editions.web.keeping import KEPT_LIST, kept_list
from magazine.editions.web.links import page_of
from magazine.editions.web.manifest import MANIFEST_FILE, to_json
from magazine.editions.web.notes import beside
from magazine.editions.web.pages import IssuePages
from magazine.editions.web.plan import plan_issue
from magazine.editions.web.stock import lay_in
from magazine.editions.web.supply import WebSupply
from magazine.editions.web.templates import Templates
from magazine.editions.web.translator import WebTranslator
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.edition import Edition
from magazine.issue.job import content_key

if TYPE_CHECKING:
    from magazine.editions.commission import Commission
    from magazine.editions.web.stock import Stock


class WebBuilder(EditionBuilder):
    """Write the pages of one issue in one language."""

    name = "web"
    editions: ClassVar[frozenset[Edition]] = frozenset({Edition.WEB})

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Make the web edition."""
        if Edition.WEB not in commission.editions:
            return ()
        folder = SiteFolder(commission.into)
        stock = lay_in(commission, folder)
        write_pages(commission, stock, folder)
        folder.compress(commission.crew)
        return (Product(edition=Edition.WEB, language=commission.language, files=folder.files),)


def write_pages(commission: Commission, stock: Stock, folder: SiteFolder) -> None:
    """Write every page of the issue, and its manifest."""
    publication, language = commission.publication, commission.language
    planned = plan_issue(commission, stock.seen, tuple(sorted(stock.shared)), stock.cards)
    manifest = replace(planned, front=stock.front)
    pages = IssuePages(publication, language, manifest, stock.assets, Templates(commission.theme))
    bodies = {}
    for article_id, document in commission.reading.documents.items():
        place = page_of(article_folder(publication.id, article_id, language))
        supply = WebSupply(publication, language, place, stock)
        bodies[article_id] = commission.translate(beside(document), supply, WebTranslator)
    written = dict(pages.all(bodies))
    for place, page in written.items():
        folder.write(place, page)
    manifest = replace(manifest, text=content_key(*bodies.items()))
    home = issue_folder(publication.id, language)
    folder.write(f"{home}/{KEPT_LIST}", kept_list(manifest, written, stock.shared, folder.read))
    folder.write(f"{home}/{MANIFEST_FILE}", to_json(manifest))
