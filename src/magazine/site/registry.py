"""The site's departments: one table for what is made of one year's issues, one for what looks over the whole shelf.

A department of the first table may look at its year alone; one of the second reads counts (``shelf.cards``) and opens the newest
issues only. That is what keeps the thousandth article as cheap as the tenth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.site.installed import app_manifests
from magazine.site.listings import listings
from magazine.site.offline import offline_files
from magazine.site.pages import front_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.site.leaf import Desk, Leaf, Shelf, Year

YEARLY: Final[tuple[Callable[[Desk, Year], Iterator[Leaf]], ...]] = ()
WHOLE: Final[tuple[Callable[[Desk, Shelf], Iterator[Leaf]], ...]] = (
    front_pages,
    offline_files,
    app_manifests,
    listings,
)
