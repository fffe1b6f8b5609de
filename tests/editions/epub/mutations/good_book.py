"""The good book: the specimen's Arabic one, with a page list where it came without, as from an issue that was not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.editions.epub.mutations.changes import inside, text, together, xml
from tests.editions.epub.mutations.leaves import COVER, EDITORIAL, FIGURES, NAV, NCX, PACKAGE, PATROL, WORDS, find

if TYPE_CHECKING:
    from tests.editions.epub.mutations.leaves import Change, Leaves

BODY = "//h:body"
PLACES = (
    (COVER, BODY), (NAV, BODY), ("EPUB/masthead.xhtml", BODY), (EDITORIAL, BODY), (PATROL, BODY), (PATROL, "//h:section//h:section"),
    (FIGURES, BODY), (WORDS, BODY), (WORDS, "//h:section//h:section"), ("EPUB/back.xhtml", BODY),
)  # fmt: skip
"""Where the printed pages begin, the first one first."""


def with_page_list(leaves: Leaves) -> Leaves:
    """Give the book as it is, or with a page list sown into it."""
    if b'epub:type="page-list"' in find(leaves, NAV).data:
        return leaves
    return _sown()(leaves)


def _sown() -> Change:
    folios = [(folio, name, path) for folio, (name, path) in enumerate(PLACES, 1)]
    markers = [xml(name, path, inside(_marker(folio))) for folio, name, path in folios]
    addresses = {folio: f"{name.removeprefix('EPUB/')}#print-page-{folio}" for folio, name, _ in folios}
    entries = "".join(f'<li><a href="{address}">{folio}</a></li>' for folio, address in addresses.items())
    pages = (
        f'<nav id="pages" epub:type="page-list" role="doc-pagelist" hidden="hidden"><h2>صفحات الطبعة الورقية</h2>'
        f"<ol>{entries}</ol></nav>"
    )
    targets = "".join(
        f'<pageTarget id="page-{folio}" type="normal" value="{folio}"><navLabel><text>{folio}</text></navLabel>'
        f'<content src="{address}"/></pageTarget>'
        for folio, address in addresses.items()
    )
    told = (
        '<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>'
        '<meta property="schema:accessibilityFeature">pageNavigation</meta>'
        '<meta property="pageBreakSource">urn:issn:2049-3630</meta>'
    )
    return together(
        *markers,
        text(NAV, "</nav>\\s*</body>", f"</nav>{pages}</body>"),
        text(NCX, "</navMap>", f"</navMap><pageList>{targets}</pageList>"),
        text(NCX, 'totalPageCount" content="0"', f'totalPageCount" content="{len(PLACES)}"'),
        text(NCX, 'maxPageNumber" content="0"', f'maxPageNumber" content="{len(PLACES)}"'),
        text(
            PACKAGE, '<meta property="schema:accessibilityHazard', f'{told}<meta property="schema:accessibilityHazard'
        ),
    )


def _marker(folio: int) -> str:
    return f'<div epub:type="pagebreak" role="doc-pagebreak" id="print-page-{folio}" aria-label="{folio}"></div>'
