"""Sound or film has no controls, no name, no source in the book, or nothing for systems that cannot play it.

E-readers with paper-like screens play nothing: without words and an address the reader meets a hole.

Source: EPUB 3.3, "Foreign resources" (fallbacks within ``audio`` and ``video``); WCAG 2.2, 1.2.1, 1.4.2 and 4.1.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.editions.epub.lint.names import HTML
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "let the page say what the recording is, show its controls, and lead to it where nothing plays"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find players that leave somebody alone."""
    for page in book.pages:
        for player in page.all("audio", "video"):
            name = etree.QName(player).localname
            sources = [player.get("src"), *(source.get("src") for source in player.iter(f"{HTML}source"))]
            if not any(sources):
                yield page.sight(player, f"the <{name}> plays nothing")
            if player.get("controls") is None:
                yield page.sight(player, f"the <{name}> has no controls")
            if player.get("autoplay") is not None:
                yield page.sight(player, f"the <{name}> begins by itself")
            if not player.get("aria-label") and not player.get("aria-labelledby") and not player.get("title"):
                yield page.sight(player, f"the <{name}> does not say what it plays")
            if not any(link.get("href") for link in player.iter(f"{HTML}a")):
                yield page.sight(player, f"the <{name}> leads nowhere on systems that cannot play it")
