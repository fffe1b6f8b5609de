"""The pages of a year: made once, and kept until one of the year's manifests changes.

So a new issue costs the pages of its own year, however many years stand on the shelf.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.issue.job import Job, content_key
from magazine.site.leaf import Desk, Leaf, Year, YearCard
from magazine.site.manifests import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.editions.web.frame import Assets
    from magazine.issue.house import House
    from magazine.issue.job import Crew
    from magazine.issue.language import Language
    from magazine.issue.theme import Theme
    from magazine.site.leaf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOrder:
    """All that the pages of a year depend on; ``manifests`` are pairs of place and text, newest first."""

    house: House
    theme: Theme
    assets: Assets
    language: Language
    year: int
    earlier: int | None
    later: int | None
    manifests: tuple[tuple[str, str], ...]


def years_leaves(desk: Desk, shelf: Shelf, crew: Crew) -> Iterator[Leaf]:
    """Give the pages of every year in every language, and fill the shelf's cards."""
    for language in shelf.languages:
        cards = []
        years = shelf.years(language)
        for at, year in enumerate(years):
            later = years[at - 1] if at else None
            earlier = years[at + 1] if at + 1 < len(years) else None
            (file,) = crew.make([_job(desk, shelf, language, year, (earlier, later))])
            made = json.loads(file.read_bytes())
            cards.append(YearCard(**made["card"]))
            yield from (Leaf(place=place, content=text) for place, text in made["leaves"])
        shelf.cards[language] = tuple(cards)


def _job(desk: Desk, shelf: Shelf, language: Language, year: int, beside: tuple[int | None, int | None]) -> Job:
    spines = shelf.spines(language, year)
    earlier, later = beside
    order = YearOrder(
        house=desk.house,
        theme=desk.theme,
        assets=desk.assets,
        language=language,
        year=year,
        earlier=earlier,
        later=later,
        manifests=tuple((spine.place, spine.file.read_text(encoding="utf-8")) for spine in spines),
    )
    key = content_key(
        "year", _own_code(), repr(desk.house), desk.theme.digest, sorted(desk.assets.places.items()), language.tag, year,
        beside, [spine.digest for spine in spines],
    )  # fmt: skip
    return Job(kind="year", name=f"{year} {language.tag}", key=key, work=make_year, arguments=(order,))


def make_year(order: YearOrder) -> bytes:
    """Make the pages of a year, and its card, as JSON."""
    from magazine.site.registry import YEARLY  # noqa: PLC0415 - the table names the departments, which know this room's nouns

    issues = tuple(read_manifest(text, place) for place, text in order.manifests)
    year = Year(language=order.language, year=order.year, issues=issues, earlier=order.earlier, later=order.later)
    desk = Desk(house=order.house, theme=order.theme, assets=order.assets)
    leaves = [(leaf.place, leaf.content) for department in YEARLY for leaf in department(desk, year)]
    return json.dumps({"card": asdict(card_of(year)), "leaves": leaves}, ensure_ascii=False).encode()


def card_of(year: Year) -> YearCard:
    """Count what a year holds."""
    articles = [article for issue in year.issues for article in issue.articles]
    signed = [{person.id for person in (*article.authors, *article.photos) if person.id} for article in articles]
    return YearCard(
        year=year.year,
        issues=len(year.issues),
        articles=len(articles),
        rubrics=_counted(article.rubric.id for article in articles),
        contributors=_counted(person for people in signed for person in people),
        corrections=sum(len(article.corrections) for article in articles),
    )


def _counted(ids: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(ids).items()))


@lru_cache(maxsize=1)
def _own_code() -> str:
    """Give a digest of the code that makes pages, so that a kept page is never an older version's."""
    here = Path(__file__).parent
    total = hashlib.sha256()
    for folder in (here, here.parent / "editions" / "web", here.parent / "issue"):
        for file in sorted(folder.rglob("*.py")):
            total.update(file.read_bytes())
    return total.hexdigest()
