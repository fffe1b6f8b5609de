"""A picture's alternative text is its caption again.

Who listens hears the same sentence twice, and learns nothing of what the picture shows.

Source: WCAG 2.2, 1.1.1 (technique G94); HTML, "Requirements for providing text to act as an alternative for images".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import HTML
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import plain, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "say in the alternative text what is to be seen, in the caption what it means"

WORDS_MIN: Final = 3
"""A shorter alternative text may well stand in a longer caption."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold alternative texts against captions."""
    for page in book.pages:
        for figure in page.all("figure"):
            captions = [
                plain(words_of(caption))
                for caption in figure.iter(f"{HTML}figcaption", f"{HTML}span")
                if _is_caption(caption)
            ]
            for picture in figure.iter(f"{HTML}img"):
                alt = plain(picture.get("alt", ""))
                if alt and any(
                    alt == caption or (alt in caption and len(alt.split()) >= WORDS_MIN) for caption in captions
                ):
                    yield page.sight(
                        picture, f"the alternative text repeats the caption: {quoted(picture.get('alt', ''))}"
                    )


def _is_caption(element: Any) -> bool:
    return element.tag == f"{HTML}figcaption" or "caption" in element.get("class", "").split()
