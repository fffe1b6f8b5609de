"""The archive: the years with their covers, and a page for every year with all that its issues hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.pages import sections
from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import ARCHIVE
from magazine.site.page import card_of, fill, frame_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.site.leaf import Desk, Leaf, Shelf, Year


def archive_pages(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give every language's archive: the newest year's covers, then a cover for each year before."""
    for language in shelf.languages:
        phrase = Phrases(language)
        about = phrase.archive_about.format(desk.house.title.best(language))
        card = card_of(desk, shelf.newest(language))
        frame = frame_for(desk, language, ARCHIVE, title=phrase.archive, description=about, card=card)
        years = [(card, shelf.spines(language, card.year)) for card in shelf.cards[language]]
        yield fill(desk, "archive.html", frame, newest=next(iter(years), None), older=years[1:])


def archive_year(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give the page of a year: its covers, and under each the articles by rubric."""
    phrase = Phrases(year.language)
    frame = frame_for(
        desk,
        year.language,
        ARCHIVE,
        year.year,
        title=phrase.year_title.format(year.year),
        description=phrase.year_about.format(desk.house.title.best(year.language), year.year),
        there=year.beside,
        card=card_of(desk, year.issues[0]),
    )
    issues = [(issue, sections(issue)) for issue in year.issues]
    yield fill(desk, "archive-year.html", frame, year=year, issues=issues)
