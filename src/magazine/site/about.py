"""What the magazine says of itself: imprint, accessibility, how to read it, and how to know that it is the house's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.phrases import Phrases
from magazine.issue import addresses
from magazine.site.page import card_of, fill, frame_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.site.leaf import Desk, Leaf, Shelf


def about_pages(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the pages, in every language; the long texts are files of the theme, ``reading-ar.html`` and the like."""
    for language in shelf.languages:
        title = desk.house.title.best(language)
        for place in (addresses.IMPRINT, addresses.ACCESSIBILITY, addresses.READING, addresses.VERIFY):
            phrase = Phrases(language)
            about = phrase.__getattr__(f"{place}_about").format(title)
            card = card_of(desk, shelf.newest(language))
            frame = frame_for(desk, language, place, title=phrase.__getattr__(place), description=about, card=card)
            newest = next(iter(shelf.spines(language)), None)
            yield fill(desk, f"{place}.html", frame, newest=newest, text=_text(desk, place, language.tag))


def _text(desk: Desk, place: str, tag: str) -> str:
    """Name the template of a page's text: the language's own, else the French."""
    folder = desk.theme.folder / "web" / "templates"
    own = f"about/{place}-{tag}.html"
    return own if (folder / own).is_file() else f"about/{place}-fr.html"
