"""The table of editions: which builders make them, in the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.builder import EpubBuilder
from magazine.editions.print.builder import PrintBuilder
from magazine.editions.web.builder import WebBuilder

if TYPE_CHECKING:
    from magazine.editions.builder import EditionBuilder

BUILDERS: Final[tuple[type[EditionBuilder], ...]] = (
    PrintBuilder,  # plans the pages
    EpubBuilder,
    WebBuilder,  # lists what can be downloaded
)
