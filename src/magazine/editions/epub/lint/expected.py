"""What the publication says must be in the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.editions.commission import Commission
    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What should be found; None where nobody said.

    Attributes:
        language: of the book.
        articles: ids of its articles in running order.
        pages: how many printed pages the page list names; 0 where it must have none.
    """

    language: Language | None = None
    articles: tuple[str, ...] | None = None
    pages: int | None = None


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
    )
