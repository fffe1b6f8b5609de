"""The rubrics: all of them on one page, each with a page of its newest year, and a page for each of its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.manifest import RubricEntry
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.plan import rubric_entry
from magazine.issue.addresses import RUBRICS
from magazine.site.listed import listed
from magazine.site.page import card_of, fill, frame_for, frames_by_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.frame import Frame
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Leaf, Shelf, Year
    from magazine.site.spine import Tally


def rubrics_index(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give every language's page of rubrics: the house's in their order, then those that it has given up."""
    for language in shelf.languages:
        phrase = Phrases(language)
        frame = frame_for(
            desk,
            language,
            RUBRICS,
            title=phrase.menu_rubrics,
            description=phrase.rubrics_about,
            card=card_of(desk, shelf.newest(language)),
        )
        tallies = shelf.rubrics[language]
        order = [
            *(each for each in desk.house.rubrics if each in tallies),
            *sorted(tallies.keys() - desk.house.rubrics),
        ]
        rubrics = [(_rubric(desk.house, each, tallies[each], language), tallies[each].articles) for each in order]
        yield fill(desk, "rubrics.html", frame, rubrics=rubrics)


def _rubric(house: House, identity: str, tally: Tally, language: Language) -> RubricEntry:
    rubric = house.rubrics.get(identity)
    return rubric_entry(rubric, language) if rubric else RubricEntry(id=identity, name=tally.name, colour=tally.detail)


def rubric_pages(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give for each rubric of the year its page in that year, and its first page, which the newest year makes."""
    for identity, course in year.rubrics.items():
        articles = listed(year, lambda article, wanted=identity: article.rubric.id == wanted)  # type: ignore[misc]
        known = desk.house.rubrics.get(identity)
        rubric = rubric_entry(known, year.language) if known else articles[0].article.rubric
        for frame in _frames(desk, year, rubric):
            yield fill(desk, "rubric.html", frame, rubric=rubric, year=year.year, course=course, articles=articles)


def _frames(desk: Desk, year: Year, rubric: RubricEntry) -> Iterator[Frame]:
    about = Phrases(year.language).rubric_about.format(rubric.name, desk.house.title.best(year.language))
    there = [language for language, card in year.beside.items() if rubric.id in card.rubrics]
    return frames_by_year(desk, year, RUBRICS, rubric.id, name=rubric.name, about=about, there=there)
