"""Make the shelf: the pages over all issues, and what all pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.assets import ASSETS_FOLDER, asset_jobs, name_assets
from magazine.editions.web.folder import SiteFolder
from magazine.editions.web.templates import Templates
from magazine.site.listings import SITEMAP, robots, sitemap
from magazine.site.manifests import read_shelf
from magazine.site.pages import ShelfPages

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.house import House
    from magazine.issue.job import Crew
    from magazine.issue.language import Language
    from magazine.issue.theme import Theme


def build_site(
    *,
    into: Path,
    house: House,
    theme: Theme,
    languages: tuple[Language, ...],
    moment: datetime,  # noqa: ARG001 - dates the feeds that come here
    crew: Crew,
) -> tuple[str, ...]:
    """Write the site's own pages from the manifests that lie in ``into``.

    Args:
        into: the folder that stands for ``build/``.
        house: who publishes.
        theme: the house style.
        languages: in the order in which they are offered.
        moment: dates what is dated.
        crew: makes the fonts.

    Returns:
        What was written, relative to ``into``.

    Raises:
        Stop: where a manifest is not whole.
    """
    folder = SiteFolder(into)
    assets, files = name_assets(theme, crew.make(asset_jobs(theme)))
    for file in files:
        folder.write(file.place, file.content)
    shelf = {language: read_shelf(into, language) for language in languages}
    needed = {place for issues in shelf.values() for issue in issues for place in issue.assets}
    folder.clear(ASSETS_FOLDER, keep=needed | {file.place for file in files})
    pages = ShelfPages(house, shelf, assets, Templates(theme))
    for place, page in (pages.way_in(), pages.lost(), *map(pages.home, languages)):
        folder.write(place, page)
    folder.write("robots.txt", robots(house))
    folder.write(SITEMAP, sitemap(house, shelf))
    return folder.files
