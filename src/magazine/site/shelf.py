"""Make the shelf: the pages over all issues, and what all pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.assets import ASSETS_FOLDER, asset_jobs, name_assets
from magazine.editions.web.folder import SiteFolder
from magazine.site.leaf import Desk, Shelf
from magazine.site.registry import WHOLE
from magazine.site.search import search_leaves
from magazine.site.years import years_leaves

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
    moment: datetime,
    crew: Crew,
) -> tuple[str, ...]:
    """Write the site's own pages from the manifests that lie in ``into``.

    Args:
        into: the folder that stands for ``build/``.
        house: who publishes.
        theme: the house style.
        languages: in the order in which they are offered.
        moment: dates what is dated.
        crew: makes the fonts and the search indexes, and keeps them and the pages of years.

    Returns:
        What was written, relative to ``into``.

    Raises:
        Stop: where a manifest is not whole.
    """
    folder = SiteFolder(into)
    assets, files = name_assets(theme, crew.make(asset_jobs(theme)))
    for file in files:
        folder.write(file.place, file.content)
    shelf = Shelf(into, languages, moment)
    folder.clear(ASSETS_FOLDER, keep=_needed(shelf) | {file.place for file in files})
    desk = Desk(house=house, theme=theme, assets=assets)
    for leaf in years_leaves(desk, shelf, crew):
        folder.write(leaf.place, leaf.content)
    for leaf in search_leaves(desk, shelf, crew):
        folder.write(leaf.place, leaf.content)
    for department in WHOLE:
        for leaf in department(desk, shelf):
            folder.write(leaf.place, leaf.content)
    return folder.files


def _needed(shelf: Shelf) -> set[str]:
    """Name the shared files that the pages of any issue were made with."""
    return {place for language in shelf.languages for spine in shelf.spines(language) for place in spine.assets}
