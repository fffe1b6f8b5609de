"""A picture has no alternative text, or one that says nothing: a file name, the word "picture", an empty text under a caption.

Source: WCAG 2.2, 1.1.1 (failures F30, F38, F65); EPUB Accessibility 1.1, "WCAG conformance".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.epub.lint.names import HTML
from magazine.editions.epub.lint.proofs import ORNAMENTAL
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import plain, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "describe in a sentence what the picture shows; an ornament has “decorative: true” in its card"

FILE: Final = re.compile(
    r"[\w .-]+\.(?:jpe?g|png|gif|svg|webp|tiff?)|(?:img|dsc|pict?|photo|image|scan)[\s_-]?\d+", re.IGNORECASE
)
EMPTY_WORDS: Final = frozenset({
    "image", "picture", "photo", "photograph", "graphic", "chart", "figure", "illustration", "untitled", "alt", "description",
    "photographie", "graphique", "img", "صورة", "الصورة", "رسم", "شكل", "مبيان",
})  # fmt: skip


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find alternative texts that help nobody."""
    for page in book.pages:
        for picture in page.all("img"):
            alt = picture.get("alt")
            if alt is None:
                yield page.sight(picture, f"the picture '{picture.get('src', '')}' has no alternative text")
            elif FILE.fullmatch(alt.strip()):
                yield page.sight(picture, f"the alternative text is a file name: {quoted(alt)}")
            elif alt.strip() and all(word in EMPTY_WORDS or word.isdecimal() for word in plain(alt).split()):
                yield page.sight(picture, f"the alternative text says nothing: {quoted(alt)}")
            elif not alt.strip() and _captioned(picture) and picture.get("role") not in ORNAMENTAL:
                yield page.sight(
                    picture, f"a picture with a caption has an empty alternative text: '{picture.get('src', '')}'"
                )


def _captioned(picture: Any) -> bool:
    figure = next(picture.iterancestors(f"{HTML}figure"), None)
    return figure is not None and any(words_of(caption) for caption in figure.iter(f"{HTML}figcaption"))
