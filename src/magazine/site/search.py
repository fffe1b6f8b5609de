"""The search: an index of every year in every language, and the page where readers search."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from magazine.editions.web.links import PAGE, page_of
from magazine.editions.web.manifest import from_json
from magazine.editions.web.naming import content_tag, tagged_name
from magazine.editions.web.phrases import Phrases, in_minutes
from magazine.issue.addresses import SEARCH, article_folder, issue_folder
from magazine.issue.job import Job, content_key
from magazine.issue.language import Language
from magazine.site.leaf import Leaf
from magazine.site.search_index import CATALOGUE, ENGINE, Findable, index_year, pagefind_version, unpack
from magazine.site.search_page import IndexedLanguage, IndexedYear, search_page
from magazine.site.search_text import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest
    from magazine.issue.job import Crew
    from magazine.site.leaf import Desk, Shelf
    from magazine.site.spine import Spine


def search_leaves(desk: Desk, shelf: Shelf, crew: Crew) -> Iterator[Leaf]:
    """Give the indexes of all years, made anew only where a year has changed, and the search pages.

    Args:
        desk: what every department works with.
        shelf: all issues; the articles' pages are opened only where an index is made of them.
        crew: makes the indexes and keeps them.
    """
    wanted = [(language, year) for language in shelf.languages for year in shelf.years(language)]
    files = crew.make([_job(shelf, language, year) for language, year in wanted])
    made = dict(zip(wanted, files, strict=True))
    indexed: list[IndexedLanguage] = []
    for language in shelf.languages:
        years: list[IndexedYear] = []
        engine = None
        for year in shelf.years(language):
            index = unpack(made[language, year].read_bytes())
            if index:
                engine = _engine(language, index.pop(ENGINE))
                years.append(_indexed(language, year, index))
                yield from (Leaf(place=f"{years[-1].folder}/{name}", content=file) for name, file in index.items())
        if engine:
            yield engine
            indexed.append(IndexedLanguage(language=language, engine=engine.place, years=years))
    rubrics = frozenset().union(*shelf.rubrics.values())
    for language in shelf.languages:
        yield search_page(desk, language, indexed, rubrics)


def _indexed(language: Language, year: int, index: Mapping[str, bytes]) -> IndexedYear:
    return IndexedYear(
        year=year,
        folder=f"{SEARCH}/{language.tag}/{year}",
        articles=len(json.loads(index[CATALOGUE])["articles"]),
        tag=content_tag(b"".join(index.values())),
    )


def _engine(language: Language, content: bytes) -> Leaf:
    """Name Pagefind's script by its content; each language needs its own, for a script runs one stemmer."""
    return Leaf(place=f"{SEARCH}/{language.tag}/{tagged_name(ENGINE, content)}", content=content)


def _job(shelf: Shelf, language: Language, year: int) -> Job:
    spines = shelf.spines(language, year)
    issues = [[spine.place, spine.digest, _has_pages(spine)] for spine in spines]
    key = content_key("search", _own_code(), pagefind_version(), language.tag, year, issues)
    return Job(
        kind="search", name=f"{year} {language.tag}", key=key, work=make_index,
        arguments=(language, year, tuple(str(spine.file) for spine in spines)),
    )  # fmt: skip


def _has_pages(spine: Spine) -> bool:
    return next(spine.file.parent.glob(f"*/{PAGE}"), None) is not None


def make_index(language: Language, year: int, manifests: tuple[str, ...]) -> bytes:
    """Make the index of a year, packed; nothing where none of its articles has a page.

    Manifests carry a digest of their articles' words, so that those that are named stand for the pages that lie beside them.
    """
    found: list[Findable] = []
    for file in manifests:
        found += _findable(Path(file).parent, from_json(Path(file).read_text(encoding="utf-8")))
    return index_year(found, language.tag, year) if found else b""


def _findable(folder: Path, issue: IssueManifest) -> Iterator[Findable]:
    """Give an issue's articles; ``folder`` holds their pages, in this build or in the last one."""
    language = Language(issue.language)
    for article in issue.articles:
        page = folder / article.id / PAGE
        if page.is_file():
            yield Findable(
                page=page_of(article_folder(issue.id, article.id, language)),
                issue=issue.id,
                rubric=article.rubric.id,
                card=_card(issue, article),
                passages=passages(article, page.read_text(encoding="utf-8")),
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


@lru_cache(maxsize=1)
def _own_code() -> str:
    """Give a digest of the code that makes indexes."""
    here = Path(__file__).parent
    names = ("search.py", "search_index.py", "search_text.py", "search_words.py")
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in names)).hexdigest()
