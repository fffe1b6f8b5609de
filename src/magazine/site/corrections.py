"""The corrections, newest first: the latest on one page, and those of each year's articles on a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import CORRECTIONS
from magazine.site.page import card_of, fill, frame_for
from magazine.site.spine import errata_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.editions.web.manifest import IssueManifest
    from magazine.site.leaf import Desk, Leaf, Shelf, Year
    from magazine.site.spine import Erratum, Spine

NEWEST_CORRECTIONS: Final = 30
"""On the first page; the others stand with their year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction and the issue of its article."""

    issue: IssueManifest | Spine
    erratum: Erratum

    @property
    def day(self) -> date:
        """The day of the correction."""
        return date.fromisoformat(self.erratum.date)


def corrections_pages(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give every language's page of the latest corrections."""
    for language in shelf.languages:
        phrase = Phrases(language)
        frame = frame_for(
            desk,
            language,
            CORRECTIONS,
            title=phrase.corrections_title,
            description=phrase.corrections_about,
            card=card_of(desk, shelf.newest(language)),
        )
        found = newest_first(
            Corrected(issue=spine, erratum=erratum) for spine in shelf.spines(language) for erratum in spine.errata
        )
        years = [(card.year, card.corrections) for card in shelf.cards[language] if card.corrections]
        yield fill(desk, "corrections.html", frame, corrections=found[:NEWEST_CORRECTIONS], course=years, year=None)


def corrections_year(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give the page of the corrections to a year's articles; nothing where there are none."""
    found = newest_first(
        Corrected(issue=issue, erratum=erratum) for issue in year.issues for erratum in errata_of(issue)
    )
    if found:
        title = Phrases(year.language).corrections_of.format(year.year)
        there = [language for language, card in year.beside.items() if card.corrections]
        card = card_of(desk, year.issues[0])
        frame = frame_for(
            desk, year.language, CORRECTIONS, year.year, title=title, description=title, there=there, card=card
        )
        yield fill(desk, "corrections.html", frame, corrections=found, course=(), year=year.year)


def newest_first(corrections: Iterable[Corrected]) -> tuple[Corrected, ...]:
    """Sort corrections by their day, the newest first; those of a day in the order of their issues."""
    return tuple(sorted(corrections, key=lambda each: each.erratum.date, reverse=True))
