"""What the departments of the site are given, and what they give: the nouns of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from magazine.editions.web.templates import Templates
from magazine.site.manifests import read_manifest, read_spines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.editions.web.frame import Assets
    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.issue.theme import Theme
    from magazine.site.manifests import Spine


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A file of the site: its place within the site, and what it holds."""

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
class Year:
    """The issues of one year in one language.

    Attributes:
        language: of the issues.
        year: of their cover dates.
        issues: newest first.
        earlier: the year before that has issues, or None.
        later: the year after that has issues, or None.
    """

    language: Language
    year: int
    issues: tuple[IssueManifest, ...]
    earlier: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCard:
    """What the shelf knows of a year without opening it: how much there is, and of what.

    Attributes:
        year: of the cover dates.
        issues: how many.
        articles: how many.
        rubrics: number of articles by the rubric's id.
        contributors: number of articles by the contributor's id, authors and photographers alike.
        corrections: how many.
    """

    year: int
    issues: int
    articles: int
    rubrics: Mapping[str, int] = field(default_factory=dict)
    contributors: Mapping[str, int] = field(default_factory=dict)
    corrections: int = 0


class Shelf:
    """All issues in all languages. Opens what it is asked for, and no more.

    Attributes:
        moment: dates what is dated (of the newest issue).
        cards: the years of each language, newest first; filled once the years' own pages are made.
    """

    def __init__(self, into: Path, languages: tuple[Language, ...], moment: datetime) -> None:
        self.moment = moment
        self.cards: dict[Language, tuple[YearCard, ...]] = dict.fromkeys(languages, ())
        self._spines = {language: read_spines(into, language) for language in languages}

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in the order in which they are offered."""
        return tuple(self._spines)

    def spines(self, language: Language, year: int | None = None) -> tuple[Spine, ...]:
        """Give the issues of a language, or of one year of it, newest first, unopened."""
        return tuple(spine for spine in self._spines[language] if year in {None, spine.year})

    def years(self, language: Language) -> tuple[int, ...]:
        """Give the years that have issues, newest first."""
        return tuple(dict.fromkeys(spine.year for spine in self._spines[language]))

    def open(self, language: Language) -> Iterator[IssueManifest]:
        """Open the issues of a language one by one, newest first: take only what you need."""
        for spine in self._spines[language]:
            yield read_manifest(spine.file.read_text(encoding="utf-8"), spine.place)

    def newest(self, language: Language) -> IssueManifest | None:
        """Open the newest issue, or give None where there is none."""
        return next(self.open(language), None)

    def recent(self, language: Language, count: int) -> tuple[IssueManifest, ...]:
        """Open the newest issues, at most ``count``."""
        opened = self.open(language)
        return tuple(issue for _, issue in zip(range(count), opened, strict=False))
