"""What others are told where a page is shared or followed: locales, feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.editions.web.phrases import Phrases
from magazine.issue import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.issue.house import House
    from magazine.issue.language import Language

FEED: Final = "feed.xml"
_LOCALES: Final[Mapping[str, str]] = {"ar": "ar_AR", "fr": "fr_FR", "en": "en_GB", "zgh": "tz_MA"}
"""Open Graph's ``og:locale``: those that Facebook knows (it has none of Morocco's Arabic and French)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that a page offers: where it lies within the site, its language and its title."""

    place: str
    tag: str
    title: str


def locale(tag: str) -> str:
    """Give a language as sharing sites know it: ``ar_AR``."""
    return _LOCALES.get(tag, tag)


def feeds_of(house: House, language: Language, page: str, here: str) -> tuple[Feed, ...]:
    """Give the feeds that a page offers: its rubric's first, then its language's; the way in offers every language's.

    Args:
        house: who publishes.
        language: of the page.
        page: its place within the site.
        here: what it is, as ``Frame.here``.
    """
    if here in {"way-in", "lost"}:
        return tuple(feed for each in house.languages for feed in (article_feed(house, each),))
    return (*_own(house, language, page.split("/")), article_feed(house, language), correction_feed(house, language))


def article_feed(house: House, language: Language) -> Feed:
    """Give the feed of all articles in a language."""
    title = Phrases(language).feed_all.format(house.title.best(language))
    return Feed(place=f"{language.tag}/{FEED}", tag=language.tag, title=title)


def correction_feed(house: House, language: Language) -> Feed:
    """Give the feed of corrections in a language."""
    title = Phrases(language).feed_corrections.format(house.title.best(language))
    place = f"{addresses.shelf_folder(language, addresses.CORRECTIONS)}/{FEED}"
    return Feed(place=place, tag=language.tag, title=title)


def rubric_feed(house: House, language: Language, rubric_id: str) -> Feed:
    """Give the feed of a rubric in a language."""
    name = house.rubrics[rubric_id].name.best(language)
    title = Phrases(language).feed_rubric.format(house.title.best(language), name)
    place = f"{addresses.shelf_folder(language, addresses.RUBRICS, rubric_id)}/{FEED}"
    return Feed(place=place, tag=language.tag, title=title)


def _own(house: House, language: Language, folders: list[str]) -> Iterator[Feed]:
    if folders[1:2] == [addresses.RUBRICS] and folders[2] in house.rubrics:
        yield rubric_feed(house, language, folders[2])
