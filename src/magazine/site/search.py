"""The search: an index of every year in every language, and the page where readers search."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from magazine.editions.web.assets import HASH_DIGITS
from magazine.editions.web.folder import SITE
from magazine.editions.web.frame import Alternate, Frame, Switch
from magazine.editions.web.manifest import from_json
from magazine.editions.web.links import PAGE, link, page_of, public_address
from magazine.editions.web.phrases import Phrases, in_minutes
from magazine.editions.web.phrases.search import SCRIPTED
from magazine.issue.addresses import SEARCH, article_folder, issue_folder, shelf_folder
from magazine.issue.job import Job, content_key
from magazine.issue.language import Language
from magazine.site.leaf import Leaf
from magazine.site.search_index import CATALOGUE, ENGINE, Findable, index_year, pagefind_version, unpack
from magazine.site.search_text import passages
from magazine.site.search_words import GROUPED, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest
    from magazine.issue.job import Crew
    from magazine.site.leaf import Desk, Shelf
    from magazine.site.manifests import Spine

FIRST_ARTICLES: Final = 150
"""Articles that a search looks through at once; the years that hold more are asked for. Three to four issues' worth."""


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


def search_leaves(desk: Desk, shelf: Shelf, into: Path, crew: Crew) -> Iterator[Leaf]:
    """Give the indexes of all years, made anew only where a year has changed, and the search pages.

    Args:
        desk: what every department works with.
        shelf: all issues; the articles' pages are opened only where an index is made of them.
        into: the folder that stands for ``build/``; the issues' pages lie there.
        crew: makes the indexes and keeps them.
    """
    wanted = [(language, year) for language in shelf.languages for year in shelf.years(language)]
    files = crew.make([_job(shelf, into, language, year) for language, year in wanted])
    engines: dict[Language, str] = {}
    years: dict[Language, list[IndexedYear]] = {language: [] for language in shelf.languages}
    for (language, year), file in zip(wanted, files, strict=True):
        archive = file.read_bytes()
        if not archive:
            continue
        made = unpack(archive)
        folder = f"{SEARCH}/{language.tag}/{year}"
        engine = _engine(language, made.pop(ENGINE))
        if language not in engines:  # the newest year's comes first, and all have the same
            engines[language] = engine.place
            yield engine
        count = len(json.loads(made[CATALOGUE]))
        years[language].append(IndexedYear(year=year, folder=folder, articles=count, tag=_digest(archive)))
        yield from (Leaf(place=f"{folder}/{name}", content=content) for name, content in made.items())
    for language in shelf.languages:
        yield _page(desk, shelf, language, engines, years)


def _engine(language: Language, content: bytes) -> Leaf:
    """Name Pagefind's script by its content; each language needs its own, for a script runs one stemmer."""
    stem, _, ending = ENGINE.rpartition(".")
    return Leaf(place=f"{SEARCH}/{language.tag}/{stem}-{_digest(content)}.{ending}", content=content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH_DIGITS]


def _job(shelf: Shelf, into: Path, language: Language, year: int) -> Job:
    spines = shelf.spines(language, year)
    issues = [[spine.place, spine.digest, _has_pages(spine)] for spine in spines]
    key = content_key("search", _own_code(), pagefind_version(), language.tag, year, issues)
    return Job(
        kind="search", name=f"{year} {language.tag}", key=key, work=make_index,
        arguments=(str(into / SITE), language, year, tuple(str(spine.file) for spine in spines)),
    )  # fmt: skip


def _has_pages(spine: Spine) -> bool:
    return next(spine.file.parent.glob(f"*/{PAGE}"), None) is not None


def make_index(site: str, language: Language, year: int, manifests: tuple[str, ...]) -> bytes:
    """Make the index of a year, packed; nothing where none of its articles has a page.

    Manifests carry a digest of their articles' words, so that those that are named stand for the pages that lie beside them.
    """
    found: list[Findable] = []
    for file in manifests:
        found += _findable(Path(site), from_json(Path(file).read_text(encoding="utf-8")))
    return index_year(found, language.tag, year) if found else b""


def _findable(site: Path, issue: IssueManifest) -> Iterator[Findable]:
    language = Language(issue.language)
    for article in issue.articles:
        page = page_of(article_folder(issue.id, article.id, language))
        if (site / page).is_file():
            yield Findable(
                page=page,
                issue=issue.id,
                rubric=article.rubric.id,
                card=_card(issue, article),
                passages=passages(article, (site / page).read_text(encoding="utf-8")),
            )


def _card(issue: IssueManifest, article: ArticleEntry) -> dict[str, Any]:
    """Give what a result shows; the headline and the standfirst are the first words of the text, but shown whole."""
    language = Language(issue.language)
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "rubric": article.rubric.name,
        "colour": article.rubric.colour,
        "number": Phrases(language).number.format(issue.number),
        "date": issue.date,
        "day": issue.date_in_words,
        "kind": article.kind,
        "advertisement": Phrases(language).advertisement if article.kind == "advertisement" else "",
        "minutes": in_minutes(article.minutes, language),
        "picture": _picture(issue, article),
    }


def _picture(issue: IssueManifest, article: ArticleEntry) -> dict[str, Any] | None:
    """Give the narrowest file of each format, as places within the site."""
    if article.picture is None:
        return None
    folder = issue_folder(issue.id, Language(issue.language))
    return {
        "width": article.picture.width,
        "height": article.picture.height,
        "files": [[each.media_type, f"{folder}/{each.files[0][0]}"] for each in article.picture.formats],
    }


def _page(
    desk: Desk,
    shelf: Shelf,
    language: Language,
    engines: Mapping[Language, str],
    years: Mapping[Language, list[IndexedYear]],
) -> Leaf:
    house = desk.house
    page = page_of(shelf_folder(language, SEARCH))
    others = [other for other in shelf.languages if other is not language]
    phrase = Phrases(language)
    frame = Frame(
        house=house,
        language=language,
        page=page,
        own_title=phrase.search_title,
        description=phrase.search_about.format(house.title.best(language)),
        assets=desk.assets,
        here=SEARCH,
        switches=tuple(
            Switch(language=other, address=link(page, page_of(shelf_folder(other, SEARCH))), invitation=Phrases(other).search_title)
            for other in others
        ),
        alternates=tuple(
            Alternate(tag=other.tag, address=public_address(house.address, page_of(shelf_folder(other, SEARCH))))
            for other in shelf.languages
            if others
        ),
    )  # fmt: skip
    order = [language, *others]
    shown = [{"tag": each.tag, "name": each.own_name} for each in order if years[each]]
    all_years = sorted({each.year for found in years.values() for each in found}, reverse=True)
    values = {
        "years": all_years,
        "rubrics": [(rubric.id, rubric.name.best(language)) for rubric in house.rubrics.values()],
        "languages": shown,
        "data": _data(frame, [each for each in order if years[each]], engines, years),
    }
    return Leaf(place=page, content=desk.templates.fill("search.html", frame, **values))


def _data(
    frame: Frame,
    order: list[Language],
    engines: Mapping[Language, str],
    years: Mapping[Language, list[IndexedYear]],
) -> Markup:
    """Write what the page's script needs to know, as a block of JSON that no text can end early."""
    site = frame.to(PAGE).removesuffix(PAGE)
    phrase = Phrases(frame.language)
    data = {
        "site": site,
        "first": FIRST_ARTICLES,
        "languages": [
            {
                "tag": language.tag,
                "name": language.own_name,
                "direction": language.direction.value,
                "engine": frame.to(engines[language]),
                "years": [
                    {"year": each.year, "articles": each.articles, "folder": frame.to(each.folder) + "/", "tag": each.tag}
                    for each in years[language]
                ],
            }
            for language in order
        ],
        "rules": RULES | {"grouped": GROUPED},
        "phrases": {name: getattr(phrase, name) for name in SCRIPTED},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin in it


@lru_cache(maxsize=1)
def _own_code() -> str:
    """Give a digest of the code that makes indexes."""
    here = Path(__file__).parent
    names = ("search.py", "search_index.py", "search_text.py", "search_words.py")
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in names)).hexdigest()
