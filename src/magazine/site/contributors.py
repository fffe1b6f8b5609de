"""Those who sign: all of them on one page, each with a page of the newest year, and a page for each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.manifest import PersonEntry
from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import CONTRIBUTORS
from magazine.site.listed import listed
from magazine.site.page import card_of, fill, frame_for, frames_by_year
from magazine.site.spine import signers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.frame import Frame
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Leaf, Shelf, Year
    from magazine.site.listed import Listed


def contributors_index(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give every language's page of those who sign: the house's in their order, then those who have left."""
    for language in shelf.languages:
        phrase = Phrases(language)
        frame = frame_for(
            desk,
            language,
            CONTRIBUTORS,
            title=phrase.contributors,
            description=phrase.contributors_about,
            card=card_of(desk, shelf.newest(language)),
        )
        tallies = shelf.contributors[language]
        house = desk.house.contributors
        order = [*(each for each in house if each in tallies), *sorted(tallies.keys() - house)]
        people = [
            (_known(desk.house, each, language) or _person(each, tallies[each].name, tallies[each].detail), tallies[each].articles)
            for each in order
        ]  # fmt: skip
        yield fill(desk, "contributors.html", frame, people=people)


def contributor_pages(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give for each who signed in the year a page of that year, and the first page, which the newest year makes."""
    for identity, course in year.contributors.items():
        articles = listed(year, lambda article, wanted=identity: wanted in signers(article))  # type: ignore[misc]
        person = _known(desk.house, identity, year.language) or _signed(identity, articles)
        for frame in _frames(desk, year, person):
            yield fill(desk, "contributor.html", frame, person=person, year=year.year, course=course, articles=articles)


def _frames(desk: Desk, year: Year, person: PersonEntry) -> Iterator[Frame]:
    about = Phrases(year.language).contributor_about.format(desk.house.title.best(year.language), person.name)
    there = [language for language, card in year.beside.items() if person.id in card.contributors]
    return frames_by_year(desk, year, CONTRIBUTORS, str(person.id), name=person.name, about=about, there=there)


def _known(house: House, identity: str, language: Language) -> PersonEntry | None:
    person = house.contributors.get(identity)
    if person is None:
        return None
    return _person(identity, person.name.best(language), person.role.best(language))


def _signed(identity: str, articles: tuple[Listed, ...]) -> PersonEntry:
    """Give someone whom the house has no longer, as they signed."""
    first = articles[0].article
    return next(person for person in (*first.authors, *first.photos) if person.id == identity)


def _person(identity: str, name: str, role: str) -> PersonEntry:
    return PersonEntry(id=identity, name=name, role=role)
