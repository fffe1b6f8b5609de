"""The page where readers search: its form, and what its script needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.links import PAGE
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.phrases.search import SCRIPTED
from magazine.editions.web.structured.block import within_script
from magazine.issue.addresses import SEARCH
from magazine.site.page import fill, frame_for
from magazine.site.search_words import rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from magazine.editions.web.frame import Frame
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Leaf

FIRST_ARTICLES: Final = 150
"""Articles of a language that a search looks through at once, in whole years from the newest on; readers ask for older years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedYear:
    """A year that can be searched.

    Attributes:
        year: of the cover dates.
        folder: of its index, within the site.
        articles: how many it holds.
        tag: digest of the index, by which a browser knows whether it has it already.
    """

    year: int
    folder: str
    articles: int
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedLanguage:
    """A language that can be searched.

    Attributes:
        language: of the articles.
        engine: place of Pagefind's script within the site.
        years: newest first.
    """

    language: Language
    engine: str
    years: Sequence[IndexedYear]


def search_page(desk: Desk, language: Language, indexed: Iterable[IndexedLanguage], rubrics: Collection[str]) -> Leaf:
    """Give the search page of a language, which searches all: its own first, then the others in their order.

    Args:
        desk: what every department works with.
        language: of the page.
        indexed: what can be searched.
        rubrics: ids of those that have articles: one that is only planned is nobody's business yet.
    """
    phrase = Phrases(language)
    frame = frame_for(
        desk,
        language,
        SEARCH,
        title=phrase.search_title,
        description=phrase.search_about.format(desk.house.title.best(language)),
    )
    order = sorted(indexed, key=lambda each: each.language is not language)
    values = {
        "years": sorted({year.year for each in order for year in each.years}, reverse=True),
        "rubrics": [
            (rubric.id, rubric.name.best(language)) for rubric in desk.house.rubrics.values() if rubric.id in rubrics
        ],
        "languages": [each.language for each in order],
        "data": within_script(_data(frame, order)),
    }
    return fill(desk, "search.html", frame, **values)


def _data(frame: Frame, order: Iterable[IndexedLanguage]) -> Mapping[str, Any]:
    phrase = Phrases(frame.language)
    return {
        "site": frame.to(PAGE).removesuffix(PAGE),
        "first": FIRST_ARTICLES,
        "languages": [_language(frame, each) for each in order],
        "rules": rules(),
        "phrases": {name: getattr(phrase, name) for name in SCRIPTED},
    }


def _language(frame: Frame, indexed: IndexedLanguage) -> Mapping[str, Any]:
    return {
        "tag": indexed.language.tag,
        "name": indexed.language.own_name,
        "direction": indexed.language.direction.value,
        "engine": frame.to(indexed.engine),
        "years": [
            {"year": each.year, "articles": each.articles, "folder": f"{frame.to(each.folder)}/", "tag": each.tag}
            for each in indexed.years
        ],
    }
