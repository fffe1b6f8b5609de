"""The ways into the book: contents by rubric, landmarks, and the NCX of EPUB 2 for old systems. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def ncx(  # noqa: PLR0917 - a table's columns
    title: str, identifier: str, language: Language, front: Sequence[Way], groups: Sequence[Group], end: Sequence[Way]
) -> bytes:
    """Write the NCX (OPF 2.0.1, section 2.4.1): the same ways as the contents page, a rubric leading to its first article."""
    numbers = iter(range(1, 10_000))
    points = [_point(way, numbers) for way in front]
    for group in groups:
        rubric = Way(title=group.rubric, name=group.ways[0].name)
        points.append(_point(rubric, numbers, group.ways))
    points += [_point(way, numbers) for way in end]
    depth = 2 if groups else 1
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language.tag}" '
        f'dir="{language.direction.value}">\n<head>\n'
        f'<meta name="dtb:uid" content={quoteattr(identifier)}/>\n'
        f'<meta name="dtb:depth" content="{depth}"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{escape(title)}</text></docTitle>\n<navMap>\n{''.join(points)}</navMap>\n</ncx>\n"
    ).encode()


def _point(way: Way, numbers: Iterable[int], within: Sequence[Way] = ()) -> str:
    number = next(iter(numbers))
    inner = "".join(_point(each, numbers) for each in within)
    return (
        f'<navPoint id="point-{number}"><navLabel><text>{escape(way.title)}</text></navLabel>'
        f"<content src={quoteattr(way.name)}/>{inner}</navPoint>\n"
    )
