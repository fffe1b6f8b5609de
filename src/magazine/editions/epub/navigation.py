"""The ways into the book: contents by rubric, landmarks, and the NCX of EPUB 2 for old systems. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from magazine.editions.epub.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.issue.language import Language
    from magazine.issue.publication import Entry

ARTICLES: Final = "articles"
"""Folder of the articles' pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to a page: its words, and the page's name within the package's folder."""

    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that stand together under a rubric."""

    rubric: str
    colour: str
    ways: tuple[Way, ...]

    @property
    def way(self) -> Way:
        """The way to the rubric, which is that to its first article."""
        return Way(title=self.rubric, name=self.ways[0].name)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldWays:
    """What the NCX leads to.

    Attributes:
        front: what stands before the articles.
        groups: the articles.
        end: what stands behind them.
        pages: the printed pages, each named by its folio.
    """

    front: Sequence[Way]
    groups: Sequence[Group]
    end: Sequence[Way]
    pages: Sequence[Way] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that a reading system offers by itself; ``kind`` is its ``epub:type``."""

    kind: str
    way: Way


def place_of(article_id: str) -> str:
    """Give an article's page within the package's folder."""
    return f"{ARTICLES}/{article_id}.xhtml"


def groups_of(entries: Iterable[Entry], language: Language) -> tuple[Group, ...]:
    """Group neighbours of one rubric, in running order."""
    return tuple(
        Group(
            rubric=rubric.name.best(language),
            colour=rubric.colour,
            ways=tuple(Way(title=entry.article.headline, name=place_of(entry.article.id)) for entry in neighbours),
        )
        for rubric, neighbours in groupby(entries, key=lambda entry: entry.rubric)
    )


def ncx(title: str, identifier: str, language: Language, ways: OldWays) -> bytes:
    """Write the NCX (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86-2005, section 8): the same ways as the contents page and the page list.

    A rubric leads to its first article. What leads to the same place has the same number in the order of reading, and no number is left out.
    """
    numbers, ids = _reading_order(ways), count(1)
    points = [_point(way, numbers, ids) for way in ways.front]
    points += [_point(group.way, numbers, ids, group.ways) for group in ways.groups]
    points += [_point(way, numbers, ids) for way in ways.end]
    last = max((int(way.title) for way in ways.pages), default=0)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language.tag}" '
        f'dir="{language.direction.value}">\n<head>\n'
        f'<meta name="dtb:uid" content={quoteattr(identifier)}/>\n'
        f'<meta name="dtb:depth" content="{2 if ways.groups else 1}"/>\n'
        f'<meta name="dtb:totalPageCount" content="{len(ways.pages)}"/>\n'
        f'<meta name="dtb:maxPageNumber" content="{last}"/>\n</head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n{''.join(points)}</navMap>\n"
        f"{_old_page_list(ways.pages, numbers, language)}</ncx>\n"
    ).encode()


def _reading_order(ways: OldWays) -> dict[str, int]:
    """Number the places: documents in order, each before the printed pages that begin in it."""
    groups = [way for group in ways.groups for way in group.ways]
    documents = [way.name for way in (*ways.front, *groups, *ways.end)]
    places = [
        place
        for name in dict.fromkeys(documents)
        for place in (name, *(way.name for way in ways.pages if way.name.startswith(f"{name}#")))
    ]
    return {place: number for number, place in enumerate(places, start=1)}


def _point(way: Way, numbers: Mapping[str, int], ids: Iterator[int], within: Sequence[Way] = ()) -> str:
    own = next(ids)
    inner = "".join(_point(each, numbers, ids) for each in within)
    return (
        f'<navPoint id="point-{own}" playOrder="{numbers[way.name]}"><navLabel><text>{escape(way.title)}</text></navLabel>'
        f"<content src={quoteattr(way.name)}/>{inner}</navPoint>\n"
    )


def _old_page_list(pages: Sequence[Way], numbers: Mapping[str, int], language: Language) -> str:
    if not pages:
        return ""
    targets = "".join(
        f'<pageTarget id="page-{page.title}" type="normal" value="{page.title}" playOrder="{numbers[page.name]}">'
        f"<navLabel><text>{page.title}</text></navLabel><content src={quoteattr(page.name)}/></pageTarget>\n"
        for page in pages
    )
    label = escape(phrase("pages", language))
    return f"<pageList>\n<navLabel><text>{label}</text></navLabel>\n{targets}</pageList>\n"
