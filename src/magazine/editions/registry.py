"""The table of editions: which builder makes which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.builder import EpubBuilder
from magazine.editions.print.builder import PrintBuilder
from magazine.editions.web.builder import WebBuilder
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.builder import EditionBuilder

BUILDERS: Final[Mapping[type[EditionBuilder], frozenset[Edition]]] = {
    # In the order of work: print plans the pages, the web page lists what can be downloaded.
    PrintBuilder: frozenset({Edition.SCREEN, Edition.PRESS, Edition.ARCHIVE}),
    EpubBuilder: frozenset({Edition.EPUB}),
    WebBuilder: frozenset({Edition.WEB}),
}
