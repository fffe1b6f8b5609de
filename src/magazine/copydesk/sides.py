"""The two sides of an article held against each other: which way round to look, and where a lone thing stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.copy import head_of
from magazine.copydesk.place import find_node
from magazine.copydesk.rule import Hit
from magazine.issue.article import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.finding import Location

_TAG: Final = re.compile(r"[-_.](?:ar|fr|en|zgh)(?=\.\w+$)", re.IGNORECASE)


def together(pair: Pair) -> bool:
    """Say whether the sides can be compared: while one alone is a draft, all that it lacks is still to be written."""
    first, second = (side.article.status is Status.DRAFT for side in (pair.first, pair.second))
    return first == second


def ways(pair: Pair) -> Iterator[tuple[ArticleText, ArticleText]]:
    """Give each side with the other; nothing where they cannot be compared."""
    if together(pair):
        yield pair.first, pair.second
        yield pair.second, pair.first


def file_of(text: ArticleText) -> str:
    """Name a side's file for a message: ``open-days/fr.md``."""
    return f"{text.article.id}/{text.language.tag}.md"


def head_place(text: ArticleText, *keys: str | int) -> Location:
    """Give the place of a field of the front matter; of the title where it is not written."""
    head, path = head_of(text.article.source), text.article.where.path
    for way in (keys, ("title",)):
        node = find_node(head, path, way, 2)
        if node is not None:
            return node.where
    return text.article.where


def stem(file: str) -> str:
    """Give a file's name without the language in it: ``map-ar.svg`` and ``map-fr.svg`` are one thing in two languages."""
    return _TAG.sub("", file.strip())


def surplus(longer: Sequence[float], shorter: Sequence[float]) -> Iterator[int]:
    """Give the numbers of the things that one side has more of, by how far down each stands (0 to 1).

    Each thing of the shorter list is taken for the nearest of the longer that is left, in order; the rest are lone.
    """
    spare = len(longer) - len(shorter)
    number = 0
    for place in shorter:
        while spare > 0 and abs(longer[number + 1] - place) < abs(longer[number] - place):
            yield number
            number += 1
            spare -= 1
        number += 1
    yield from range(number, len(longer))


def lone(one: ArticleText, other: ArticleText, here: Sequence[Location], there: Sequence[Location]) -> Iterator[Hit]:
    """Find the things that one side has more of than the other."""
    found = surplus([_depth(one, where) for where in here], [_depth(other, where) for where in there])
    for number in found:
        yield Hit(where=here[number], words={"file": file_of(other)})


def lone_directives(pair: Pair, name: str) -> Iterator[Hit]:
    """Find the directives of a name that one side has more of."""
    for one, other in ways(pair):
        yield from lone(one, other, _places(one, name), _places(other, name))


def _places(text: ArticleText, name: str) -> list[Location]:
    return [directive.where for directive in text.directives if directive.name == name]


def _depth(text: ArticleText, where: Location) -> float:
    return where.line / (text.article.body.count("\n") + 1)
