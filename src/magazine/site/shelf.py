"""Make the shelf: the pages over all issues, and what all pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.assets import ASSETS_FOLDER, asset_jobs, name_assets
from magazine.editions.web.folder import SiteFolder
from magazine.editions.web.links import PAGE
from magazine.issue.dates import CoverDate
from magazine.site.icons import lay_icons
from magazine.site.inventory import inventory_place, read_inventory, write_inventory
from magazine.site.leaf import Desk, Shelf
from magazine.site.manifests import Stock
from magazine.site.registry import WHOLE
from magazine.site.search import search_leaves
from magazine.site.years import Binder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container
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
    last: Path | None = None,
    unchanged: Container[str] = frozenset(),
    stay: Callable[[str], None] | None = None,
    spoilt: Collection[str] = (),
    dated: Callable[[CoverDate], datetime] | None = None,
) -> tuple[str, ...]:
    """Write the site's own pages from the manifests that lie in ``into``.

    Args:
        into: the folder that stands for ``build/``.
        house: who publishes.
        theme: the house style.
        languages: in the order in which they are offered.
        moment: dates what is dated, where no issue stands or ``dated`` is not given.
        crew: makes the fonts and the search indexes, and keeps them and the pages of years.
        last: the last build, from which the pages of unchanged years are brought over.
        unchanged: ids of issues that are the last build's as they were; they are not opened, and may still lie in ``last``.
        stay: told the folders within ``build/`` that are to come over from the last build whole, when this one is finished; without it,
            their files are linked one by one.
        spoilt: places within the site of the last build that are not as it made them; nothing of them is brought over or believed.
        dated: gives the moment of an issue's files: whichever issue was built last, the site is dated by the newest that stands: one of which nothing is
            published yet tells its date to nobody.

    Returns:
        What was written, relative to ``into``.

    Raises:
        Stop: where a manifest is not whole.
    """
    folder = SiteFolder(into)
    assets, files = name_assets(theme, crew.make(asset_jobs(theme)))
    for file in files:
        folder.write(file.place, file.content)
    known = {
        language: read_inventory(None if inventory_place(language) in spoilt else last, language)
        for language in languages
    }
    stock = Stock(into=into, last=last, unchanged=unchanged)
    shelf = Shelf(stock, languages, moment, {language: known[language].spines for language in languages})
    if dated is not None:
        newest = [spine for language in languages for spine in shelf.spines(language)[:1]]
        shelf.moment = max((dated(CoverDate.from_text(spine.date)) for spine in newest), default=moment)
    folder.clear(ASSETS_FOLDER, keep=_needed(shelf) | {file.place for file in files})
    desk = Desk(house=house, theme=theme, assets=assets, icons=lay_icons(theme, crew, folder))
    binder = Binder(desk=desk, shelf=shelf, crew=crew, folder=folder, last=last, stay=stay, spoilt=spoilt)
    for language in languages:
        years = binder.bind(language, known[language].years)
        folder.write(inventory_place(language), write_inventory(shelf.spines(language), years, known[language]))
        shelf.places += [place for year in years.values() for place in year.places]
    for leaf in search_leaves(desk, shelf, crew):
        folder.write(leaf.place, leaf.content)
        if leaf.place.endswith(PAGE):
            shelf.places.append(leaf.place)
    for department in WHOLE:
        for leaf in department(desk, shelf):
            folder.write(leaf.place, leaf.content)
            shelf.places.append(leaf.place)
    folder.compress(crew)
    return folder.files


def _needed(shelf: Shelf) -> set[str]:
    """Name the shared files that the pages of any issue were made with."""
    return {place for language in shelf.languages for spine in shelf.spines(language) for place in spine.assets}
