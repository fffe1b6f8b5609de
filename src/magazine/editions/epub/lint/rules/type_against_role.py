"""An element's ``epub:type`` and ``role`` say different things, or a landmark stands within another of its kind.

Source: DPUB-ARIA 1.1 and its mapping from EPUB's vocabulary; Ace, rule ``epub-type-has-matching-role``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import EPUB_TYPE, HTML
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "say the same to both: epub:type for reading systems, role for voices"

MATCHING: Final = {
    "toc": {"doc-toc"}, "page-list": {"doc-pagelist"}, "chapter": {"doc-chapter"}, "footnote": {"doc-footnote"},
    "footnotes": {"doc-footnotes"}, "noteref": {"doc-noteref"}, "backlink": {"doc-backlink"}, "pagebreak": {"doc-pagebreak"},
    "colophon": {"doc-colophon"}, "glossary": {"doc-glossary"}, "index": {"doc-index"}, "pullquote": {"doc-pullquote"},
    "preface": {"doc-preface"}, "foreword": {"doc-foreword"}, "epigraph": {"doc-epigraph"},
}  # fmt: skip
"""For the kinds that a magazine has; the roles that each may carry."""

SINGLE: Final = ("main", "nav", "header", "footer")
"""Landmarks that mean nothing within themselves."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold kinds against roles."""
    known = {role for roles in MATCHING.values() for role in roles}
    for page in book.pages:
        for element in page.elements:
            kinds, role = element.get(EPUB_TYPE, "").split(), element.get("role", "")
            wanted = {each for kind in kinds if kind in MATCHING for each in MATCHING[kind]}
            if (wanted and role in known and role not in wanted and not _is_body(element)) or (
                role in known and kinds and not wanted
            ):
                yield page.sight(
                    element, f"an element is '{' '.join(kinds)}' to reading systems and '{role}' to voices"
                )
        for name in SINGLE:
            for element in page.all(name):
                if next(element.iterancestors(element.tag), None) is not None:
                    yield page.sight(element, f"a <{name}> stands within a <{name}>")


def _is_body(element: Any) -> bool:
    return bool(element.tag == f"{HTML}body")
