"""The contents as columns: articles by rubric, parted so that all columns end at about the same height."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article as cover and contents name it.

    Attributes:
        id: the article's.
        page: its first folio.
        rubric: its rubric's name.
        colour: its rubric's.
        headline: as markup.
        kicker: as markup; empty where the rubric says the same.
        standfirst: as markup.
        length: ``short``, ``middle`` or ``long``: of the headline.
        letters: of headline and standfirst.
    """

    id: str
    page: int
    rubric: str
    colour: str
    headline: object
    kicker: object
    standfirst: object
    length: str
    letters: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbours under one rubric."""

    rubric: str
    colour: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the contents are set.

    Attributes:
        name: the style sheet's class.
        most: articles for which it is tried first; more of them begin with a tighter one.
        featured: pictures on the first page.
        standfirsts: how many of a rubric's articles have their standfirst.
        fills: True where a column that has room is filled with pictures of its articles.
        shares: height of each column of the list against the others; two before two where the list begins on the first page.
    """

    name: str
    most: int
    featured: int
    standfirsts: int
    fills: bool
    shares: tuple[float, ...]


EVERY: Final = 1_000
"""More articles than a rubric has."""

SETTINGS: Final = (
    Setting(name="airy", most=9, featured=3, standfirsts=EVERY, fills=True, shares=(1, 1)),
    Setting(name="usual", most=15, featured=3, standfirsts=EVERY, fills=True, shares=(1, 1)),
    Setting(name="usual", most=20, featured=3, standfirsts=2, fills=True, shares=(1, 1)),
    Setting(name="usual", most=26, featured=3, standfirsts=1, fills=True, shares=(1, 1)),
    Setting(name="plain", most=30, featured=3, standfirsts=0, fills=False, shares=(1, 1)),
    Setting(name="long", most=48, featured=1, standfirsts=0, fills=False, shares=(0.42, 0.42, 1, 1)),
    Setting(name="longest", most=EVERY, featured=0, standfirsts=0, fills=False, shares=(0.9, 0.9, 1, 1)),
)
"""From the loosest; the first that fits its two pages is taken."""

HEADLINE_LETTERS: Final = 31
STANDFIRST_LETTERS: Final = 56
"""Letters to a line of a column of the list, about."""

RUBRIC_HEIGHT: Final = 2.2
KICKER_HEIGHT: Final = 0.78
STANDFIRST_HEIGHT: Final = 0.78
ENTRY_AIR: Final = 0.55
PICTURE_HEIGHT: Final = 6.0
"""Heights against a headline's line, with the air that belongs to each; tried on both languages."""

CAPACITY: Final = {Language.ARABIC: 44.0}
CAPACITY_LATIN: Final = 53.0
"""Height of a column: lines of Arabic headlines are a quarter higher."""


def setting(articles: int, fit: int) -> Setting:
    """Choose a setting: the loosest for so many articles, or one ``fit`` steps tighter."""
    first = next(number for number, one in enumerate(SETTINGS) if articles <= one.most)
    return SETTINGS[min(first + fit, len(SETTINGS) - 1)]


def grouped(lines: Sequence[Line]) -> list[Group]:
    """Group neighbours of one rubric."""
    groups: list[Group] = []
    for line in lines:
        if groups and groups[-1].rubric == line.rubric:
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
        else:
            groups.append(Group(rubric=line.rubric, colour=line.colour, lines=(line,)))
    return groups


def columns(groups: Sequence[Group], chosen: Setting) -> list[Sequence[Group]]:
    """Part the groups into columns, each as full as its share allows; WeasyPrint needs ten seconds to balance whole groups."""
    count = len(chosen.shares)
    parts = _fine(groups, sum(chosen.shares)) if count > TWO_COLUMNS else list(groups)
    heights = [_height(group, chosen) for group in parts]
    cuts = combinations(range(len(parts) + 1), count - 1)

    def fullest(inner: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
        edges = (0, *inner, len(parts))
        filled = [
            sum(heights[start:end]) / share for (start, end), share in zip(pairwise(edges), chosen.shares, strict=True)
        ]
        return max(filled), tuple(-cut for cut in inner)

    edges = (0, *min(cuts, key=fullest), len(parts))
    return [parts[start:end] for start, end in pairwise(edges)]


TWO_COLUMNS: Final = 2


def _fine(groups: Sequence[Group], shares: float) -> list[Group]:
    """Part great groups, so that a column may end within a rubric; its name is said again."""
    most = max(3, math.ceil(sum(len(group.lines) for group in groups) / shares / 3))
    return [
        replace(group, lines=group.lines[start : start + most])
        for group in groups
        for start in range(0, len(group.lines), most)
    ]


def illustrated(
    parted: Sequence[Sequence[Group]], chosen: Setting, pictures: Sequence[str], language: Language
) -> set[str]:
    """Choose the articles that have their picture in the list: as many as fill the shorter column.

    Args:
        parted: the columns.
        chosen: the setting.
        pictures: articles that have one and are not featured, those wanted most first.
        language: of the edition.
    """
    capacity = CAPACITY.get(language, CAPACITY_LATIN)
    found: set[str] = set()
    for groups in parted if chosen.fills else ():
        height = sum(_height(group, chosen) for group in groups)
        own = {line.id for group in groups for line in group.lines}
        for name in pictures:
            if name in own and height + PICTURE_HEIGHT <= capacity:
                found.add(name)
                height += PICTURE_HEIGHT
    return found


def _height(group: Group, chosen: Setting) -> float:
    height = RUBRIC_HEIGHT
    for number, line in enumerate(group.lines):
        headline, standfirst = line.letters
        height += ENTRY_AIR + math.ceil(headline / HEADLINE_LETTERS) + (KICKER_HEIGHT if line.kicker else 0)
        if number < chosen.standfirsts:
            height += STANDFIRST_HEIGHT * math.ceil(standfirst / STANDFIRST_LETTERS)
    return height
