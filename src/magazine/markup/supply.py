"""What an edition supplies to the words: the parts of their form that only it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from magazine.issue.edition import Edition
    from magazine.issue.language import Language
    from magazine.markup import nodes


class Supply(Protocol):
    """Pictures, charts, recordings and addresses as one edition has them; every string is finished, escaped markup or an address."""

    edition: Edition
    language: Language

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        """Give a picture's element (``img``, ``picture``).

        Args:
            picture_id: path within the issue.
            alt: alternative text, empty where decorative.
            use: ``column``, ``wide``, ``full``, ``gallery``, ``opening`` or ``still``: how large it stands.
        """
        ...

    def chart(self, node: nodes.Chart) -> str:
        """Give a chart's drawing, with its alternative text."""
        ...

    def film(self, node: nodes.Film) -> str:
        """Give a film's player, or its still with the way to it."""
        ...

    def sound(self, node: nodes.Sound) -> str:
        """Give a recording's player, or the way to it."""
        ...

    def article(self, article_id: str, anchor: str) -> str:
        """Give the address of an article of the issue, or of a place in it, as a link from the page being written."""
        ...
