"""The pages of a year: made once, and left as they are until one of the year's issues changes.

A new issue costs the pages of its own year, however many years stand on the shelf: the others are brought over from the last build
by a link each, and neither their issues nor the pages are opened.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.editions.web.compression import plain_place
from magazine.editions.web.folder import SITE
from magazine.issue.job import Job, content_key
from magazine.site.inventory import KeptYear
from magazine.site.leaf import Desk, Leaf, Year
from magazine.site.manifests import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from magazine.editions.web.folder import SiteFolder
    from magazine.editions.web.frame import Assets
    from magazine.issue.house import House
    from magazine.issue.job import Crew
    from magazine.issue.language import Language
    from magazine.issue.theme import Theme
    from magazine.site.leaf import Course, Shelf, YearCard


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOrder:
    """All that the pages of a year depend on.

    Attributes:
        house: who publishes.
        theme: the house style.
        assets: the shared files.
        year: the year, its issues not opened yet.
        manifests: pairs of file and place within ``build/``, newest first.
    """

    house: House
    theme: Theme
    assets: Assets
    year: Year
    manifests: tuple[tuple[Path, str], ...]


@dataclass(frozen=True, kw_only=True)
class Binder:
    """Brings the years' pages into the site.

    Attributes:
        desk: what departments work with.
        shelf: all issues.
        crew: makes the pages, and keeps them.
        folder: the site.
        last: the last build, or None.
        stay: told the folders within ``build/`` that come over whole when the build is finished; None where they are linked now.
        spoilt: places within the site of the last build that are not as it made them.
    """

    desk: Desk
    shelf: Shelf
    crew: Crew
    folder: SiteFolder
    last: Path | None
    stay: Callable[[str], None] | None = None
    spoilt: Collection[str] = ()

    def bind(self, language: Language, known: Mapping[int, KeptYear]) -> dict[int, KeptYear]:
        """Bring the pages of every year of a language, newest first, and say what was written.

        Args:
            language: whose years.
            known: the years of the last build.
        """
        taken: set[str] = set()
        kept: dict[int, KeptYear] = {}
        for card in self.shelf.cards[language]:
            year = year_of(self.shelf, language, card)
            key = self._key(year)
            before = known.get(card.year)
            same = before if before and before.key == key else None
            kept[card.year] = (same and self._bring(same, card.year, taken)) or self._make(year, key, taken)
            taken.update(kept[card.year].places)
        return kept

    def _bring(self, kept: KeptYear, year: int, taken: set[str]) -> KeptYear | None:
        """Bring a year over from the last build; None where something of it must be made."""
        if self.last is None or not taken.issuperset(kept.aside):
            return None
        places = tuple(place for place in kept.places if place not in taken)
        own = {place for place in places if self.stay and _is_of(place, year)}
        if self._is_spoilt(places, {place.rpartition("/")[0] for place in own}):
            return None
        site = self.last / SITE
        if not self.folder.leave(own, site) or not self.folder.bring(
            (each for each in places if each not in own), site
        ):
            return None
        for folder in sorted({place.rpartition("/")[0] for place in own}):
            if self.stay:
                self.stay(f"{SITE}/{folder}")
        aside = {*kept.aside, *kept.places} - {*places}
        return KeptYear(key=kept.key, places=places, aside=tuple(sorted(aside)))

    def _is_spoilt(self, places: Collection[str], folders: Collection[str]) -> bool:
        """Say whether files that are to be brought over, or others in folders that are, are not as the last build made them."""
        return any(
            plain_place(each) in places or any(each.startswith(f"{folder}/") for folder in folders)
            for each in self.spoilt
        )

    def _make(self, year: Year, key: str, taken: set[str]) -> KeptYear:
        (file,) = self.crew.make([self._job(year, key)])
        leaves = [Leaf(place=place, content=content) for place, content in json.loads(file.read_bytes())]
        for leaf in leaves:
            if leaf.place not in taken:
                self.folder.write(leaf.place, leaf.content)
        places = {leaf.place for leaf in leaves}
        return KeptYear(key=key, places=tuple(sorted(places - taken)), aside=tuple(sorted(places & taken)))

    def _job(self, year: Year, key: str) -> Job:
        spines = self.shelf.spines(year.language, year.year)
        order = YearOrder(
            house=self.desk.house,
            theme=self.desk.theme,
            assets=self.desk.assets,
            year=year,
            manifests=tuple((spine.file, spine.place) for spine in spines),
        )
        return Job(kind="year", name=f"{year.year} {year.language.tag}", key=key, work=make_year, arguments=(order,))

    def _key(self, year: Year) -> str:
        desk = self.desk
        return content_key(
            "year", own_code(), repr(desk.house), desk.theme.digest, dict(desk.assets.places),
            year.language.tag, year.year, year.earlier, dict(year.rubrics), dict(year.contributors),
            {language.tag: asdict(card) for language, card in year.beside.items()},
            [spine.digest for spine in self.shelf.spines(year.language, year.year)],
        )  # fmt: skip


def year_of(shelf: Shelf, language: Language, card: YearCard) -> Year:
    """Say all that is known of a year while its issues are shut."""
    before = [other for other in shelf.cards[language] if other.year <= card.year]
    return Year(
        language=language,
        year=card.year,
        issues=(),
        earlier=before[1].year if len(before) > 1 else None,
        rubrics={each: _course(each, [(other.year, other.rubrics) for other in before]) for each in card.rubrics},
        contributors={
            each: _course(each, [(other.year, other.contributors) for other in before]) for each in card.contributors
        },
        beside={
            other: same
            for other in shelf.languages
            if other is not language
            for same in shelf.cards[other]
            if same.year == card.year
        },
    )


def _is_of(place: str, year: int) -> bool:
    """Say whether a file lies in a folder that is this year's alone: ``ar/archive/2018/index.html``."""
    return place.rpartition("/")[0].endswith(f"/{year}")


def _course(identity: str, years: list[tuple[int, Mapping[str, int]]]) -> Course:
    return tuple((year, counts[identity]) for year, counts in years if identity in counts)


def make_year(order: YearOrder) -> bytes:
    """Make the pages of a year, as JSON: pairs of place and text."""
    from magazine.site.registry import YEARLY  # noqa: PLC0415 - the table names the departments, which know this room's nouns

    year = replace(order.year, issues=tuple(read_manifest(file, place) for file, place in order.manifests))
    desk = Desk(house=order.house, theme=order.theme, assets=order.assets)
    leaves = [(leaf.place, leaf.content) for department in YEARLY for leaf in department(desk, year)]
    return json.dumps(leaves, ensure_ascii=False).encode()


@lru_cache(maxsize=1)
def own_code() -> str:
    """Give a digest of the code that makes pages, so that a kept page is never an older version's."""
    here = Path(__file__).parent
    total = hashlib.sha256()
    for folder in (here, here.parent / "editions" / "web", here.parent / "issue"):
        for file in sorted(folder.rglob("*.py")):
            total.update(file.read_bytes())
    return total.hexdigest()
