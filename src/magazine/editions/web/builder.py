"""The Sphinx builder of the web edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from magazine.editions.builder import EditionBuilder
from magazine.editions.commission import Product
from magazine.editions.web.assets import asset_jobs, name_assets
from magazine.editions.web.charts import chart_jobs, charts_of, name_charts
from magazine.editions.web.folder import SiteFolder
from magazine.editions.web.links import page_of
from magazine.editions.web.manifest import MANIFEST_FILE, to_json
from magazine.editions.web.pages import IssuePages
from magazine.editions.web.pictures import name_prints, shown
from magazine.editions.web.plan import plan_issue
from magazine.editions.web.recordings import name_recordings
from magazine.editions.web.supply import Stock, WebSupply
from magazine.editions.web.templates import Templates
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.edition import Edition
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.editions.web.frame import Assets
    from magazine.editions.web.pictures import Print


class WebBuilder(EditionBuilder):
    """Write the pages of one issue in one language."""

    name = "web"
    editions: ClassVar[frozenset[Edition]] = frozenset({Edition.WEB})

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Make the web edition."""
        if Edition.WEB not in commission.editions:
            return ()
        folder = SiteFolder(commission.into)
        workbench = _develop(commission, folder)
        _write_pages(commission, folder, *workbench)
        return (Product(edition=Edition.WEB, language=commission.language, files=folder.files),)


def _develop(commission: Commission, folder: SiteFolder) -> tuple[Assets, tuple[str, ...], Stock, Mapping[str, Print]]:
    """Have everything made that is not text, in one batch, and lay it into the site's folder."""
    negatives, charts = shown(commission), charts_of(commission)
    batches = [[job for negative in negatives for job in negative.jobs], chart_jobs(charts, commission), asset_jobs(commission.theme)]
    pictures_made, charts_made, fonts_made = _split(commission.crew.make([job for jobs in batches for job in jobs]), batches)
    assets, shared = name_assets(commission.theme, fonts_made)
    prints = name_prints(negatives, pictures_made)
    drawn, drawings = name_charts(charts, charts_made)
    recordings, films = name_recordings(commission)
    for file in shared:
        folder.write(file.place, file.content)
    home = issue_folder(commission.publication.id, commission.language)
    sources = {name: path for made in prints.values() for name, path in made.sources.items()} | drawings | films
    for name, path in sources.items():
        folder.copy(f"{home}/{name}", path)
    stock = Stock(
        pictures={picture_id: made.files for picture_id, made in prints.items()}, charts=drawn, recordings=recordings
    )
    return assets, tuple(file.place for file in shared), stock, prints


def _split(made: Sequence[Path], batches: Sequence[Sequence[object]]) -> list[Sequence[Path]]:
    """Part what was made into the batches in which it was ordered."""
    parts, start = [], 0
    for batch in batches:
        parts.append(made[start : start + len(batch)])
        start += len(batch)
    return parts


def _write_pages(
    commission: Commission, folder: SiteFolder, assets: Assets, shared: tuple[str, ...], stock: Stock, prints: Mapping[str, Print]
) -> None:
    """Write every page and the manifest."""
    publication, language = commission.publication, commission.language
    seen = {
        picture_id: made.seen(publication.pictures[picture_id], language) for picture_id, made in prints.items()
    }
    manifest = plan_issue(commission, seen.get, shared)
    pages = IssuePages(publication, language, manifest, assets, Templates(commission.theme))
    bodies = {}
    for article_id, document in commission.reading.documents.items():
        page = page_of(article_folder(publication.id, article_id, language))
        supply = WebSupply(publication, language, page, stock)
        bodies[article_id] = commission.translate(document, supply, Translator)
    for place, page in pages.all(bodies):
        folder.write(place, page)
    folder.write(f"{issue_folder(publication.id, language)}/{MANIFEST_FILE}", to_json(manifest))
