"""What the publication says must be in the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.commission import Commission
    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What should be found; None where nobody said.

    Attributes:
        language: of the book.
        articles: ids of its articles in running order.
        pages: how many printed pages the page list names; 0 where it must have none.
        words: what editors wrote for readers, text by text; addresses that links lead to are not among them.
    """

    language: Language | None = None
    articles: tuple[str, ...] | None = None
    pages: int | None = None
    words: frozenset[str] = frozenset()


NOTHING_EXPECTED: Final = Expected()


def expected_of(commission: Commission) -> Expected:
    """Read out of an order what its book must hold."""
    return Expected(
        language=commission.language,
        articles=tuple(
            entry.article.id
            for entry in commission.publication.contents[commission.language]
            if entry.article.id in commission.reading.documents
        ),
        pages=0 if commission.pages is None else commission.pages.page_count,
        words=frozenset(_words(commission)),
    )


_ADDRESSES: Final = frozenset({"refuri", "uri", "source", "rawsource", "xml:base"})
"""Attributes of nodes that hold ways, not words."""


def _words(commission: Commission) -> Iterator[str]:
    """Give the words of articles, as parsed, of their heads, cards and tables."""
    publication, language = commission.publication, commission.language
    for entry in publication.contents[language]:
        article = entry.article
        yield from (article.headline, article.kicker, article.standfirst, article.summary, *article.keywords)
        yield from (correction.text for correction in article.corrections)
    for document in commission.reading.documents.values():
        for node in document.findall():
            if isinstance(node, nodes.Text):
                yield str(node)
            elif isinstance(node, nodes.Element):
                yield from (
                    value
                    for name, value in node.attributes.items()
                    if isinstance(value, str) and name not in _ADDRESSES
                )
    for picture in publication.pictures.values():
        for wording in (picture.alt, picture.caption, picture.credit, picture.rights):
            yield from (text for _, text in wording.texts)
    for table in publication.tables.values():
        yield from (cell for row in (table.columns, *table.rows) for cell in row)
