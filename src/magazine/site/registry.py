"""The site's departments: one table for what is made of one year's issues, one for what looks over the whole shelf.

A department of the first table may look at its year alone; one of the second reads what is seen of issues from outside
(``shelf.cards``, ``shelf.spines``) and opens the newest issue only. That is what keeps the thousandth article as cheap as the tenth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.site.about import about_pages
from magazine.site.archive import archive_pages, archive_year
from magazine.site.catalogues import catalogues, year_catalogues
from magazine.site.contributors import contributor_pages, contributors_index
from magazine.site.corrections import corrections_pages, corrections_year
from magazine.site.feeds import feeds, year_feeds
from magazine.site.installed import app_manifests
from magazine.site.listings import listings
from magazine.site.moved import moved_articles, redirects
from magazine.site.offline import offline_files
from magazine.site.pages import front_pages
from magazine.site.rubrics import rubric_pages, rubrics_index
from magazine.site.sitemaps import year_sitemaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.site.leaf import Desk, Leaf, Shelf, Year

YEARLY: Final[tuple[Callable[[Desk, Year], Iterator[Leaf]], ...]] = (
    archive_year,
    rubric_pages,
    contributor_pages,
    corrections_year,
    moved_articles,
    year_feeds,
    year_catalogues,
    year_sitemaps,
)
WHOLE: Final[tuple[Callable[[Desk, Shelf], Iterator[Leaf]], ...]] = (
    front_pages,
    archive_pages,
    rubrics_index,
    contributors_index,
    corrections_pages,
    about_pages,
    redirects,
    feeds,
    catalogues,
    offline_files,
    app_manifests,
    listings,  # last: it lists what the others made
)
