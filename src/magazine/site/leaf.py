"""What the departments of the site are given, and what they give: the nouns of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from magazine.editions.web.templates import Templates
from magazine.site.manifests import read_manifest, read_spines
from magazine.site.spine import add_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from magazine.editions.web.frame import Assets
    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.issue.theme import Theme
    from magazine.site.manifests import Stock
    from magazine.site.spine import Spine, Tally


Course: TypeAlias = tuple[tuple[int, int], ...]
"""Years and the number of articles in each, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A file of the site: its place within the site, and what it holds.

    Where several years give a file of one place (the first page of a rubric), the newest year's stands.
    """

    place: str
    content: str | bytes


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every department works with.

    Attributes:
        house: who publishes.
        theme: the house style.
        assets: the shared files, by the names that templates use.
        icons: places of the application's icons by name (``icons.SIZES``).
    """

    house: House
    theme: Theme
    assets: Assets
    icons: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def templates(self) -> Templates:
        """The theme's page templates."""
        return Templates(self.theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCard:
    """What the shelf knows of a year without opening it: how much there is, and of what.

    Attributes:
        year: of the cover dates.
        issues: how many.
        articles: how many.
        rubrics: number of articles by the rubric's id, those shown in another language included.
        contributors: likewise by the contributor's id, authors and photographers alike.
        corrections: how many.
    """

    year: int
    issues: int
    articles: int
    rubrics: Mapping[str, int] = field(default_factory=dict)
    contributors: Mapping[str, int] = field(default_factory=dict)
    corrections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The issues of one year in one language. Nothing here is of a later year, so that a year that is over stays as it is.

    Attributes:
        language: of the issues.
        year: of their cover dates.
        issues: newest first.
        earlier: the year before that has issues, or None.
        rubrics: for each rubric of the year, the years in which it has articles, this one first, and how many.
        contributors: likewise for each contributor of the year.
        beside: the same year in other languages, where it has issues.
    """

    language: Language
    year: int
    issues: tuple[IssueManifest, ...]
    earlier: int | None = None
    rubrics: Mapping[str, Course] = field(default_factory=dict)
    contributors: Mapping[str, Course] = field(default_factory=dict)
    beside: Mapping[Language, YearCard] = field(default_factory=dict)


class Shelf:
    """All issues in all languages. Opens what it is asked for, and no more.

    Attributes:
        moment: dates what is dated (of the newest issue).
        cards: the years of each language, newest first.
        rubrics: what each language has under each rubric, by id.
        contributors: what each has signed, by language and id.
        places: of the files written so far in this build of the site, within the site; the years' come first.
    """

    def __init__(
        self,
        stock: Stock,
        languages: tuple[Language, ...],
        moment: datetime,
        known: Mapping[Language, Mapping[str, Spine]] | None = None,
    ) -> None:
        self.moment = moment
        self.places: list[str] = []
        self._spines = {
            language: read_spines(stock, language, (known or {}).get(language, {})) for language in languages
        }
        self.cards = {language: _cards(spines) for language, spines in self._spines.items()}
        self.rubrics = {
            language: add_up(spine.rubrics for spine in spines) for language, spines in self._spines.items()
        }
        self.contributors = {
            language: add_up(spine.contributors for spine in spines) for language, spines in self._spines.items()
        }

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in the order in which they are offered."""
        return tuple(self._spines)

    def spines(self, language: Language, year: int | None = None) -> tuple[Spine, ...]:
        """Give the issues of a language, or of one year of it, newest first, unopened."""
        return tuple(spine for spine in self._spines[language] if year in {None, spine.year})

    def years(self, language: Language) -> tuple[int, ...]:
        """Give the years that have issues, newest first."""
        return tuple(card.year for card in self.cards[language])

    def open(self, language: Language) -> Iterator[IssueManifest]:
        """Open the issues of a language one by one, newest first: take only what you need."""
        for spine in self._spines[language]:
            yield read_manifest(spine.file, spine.place)

    def newest(self, language: Language) -> IssueManifest | None:
        """Open the newest issue, or give None where there is none."""
        return next(self.open(language), None)

    def recent(self, language: Language, count: int) -> tuple[IssueManifest, ...]:
        """Open the newest issues, at most ``count``."""
        opened = self.open(language)
        return tuple(issue for _, issue in zip(range(count), opened, strict=False))


def _cards(spines: tuple[Spine, ...]) -> tuple[YearCard, ...]:
    return tuple(_card(year, tuple(of_year)) for year, of_year in groupby(spines, key=lambda spine: spine.year))


def _card(year: int, spines: tuple[Spine, ...]) -> YearCard:
    return YearCard(
        year=year,
        issues=len(spines),
        articles=sum(spine.articles for spine in spines),
        rubrics=_counts(spine.rubrics for spine in spines),
        contributors=_counts(spine.contributors for spine in spines),
        corrections=sum(len(spine.errata) for spine in spines),
    )


def _counts(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, int]:
    return {identity: tally.articles for identity, tally in sorted(add_up(tallies).items())}
