"""The contents as columns: articles by rubric, parted so that all columns end at about the same height."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate, combinations_with_replacement, pairwise
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
        featured: pictures on the first page.
        standfirsts: how many of a rubric's articles have their standfirst.
        picture: height of a picture in the list, in headline's lines of the usual size; 0 where there are none.
        scale: size of the list's type against the usual.
        kickers: True where they are shown.
        shares: height of each column of the list against a page's; two before two where the list begins on the first page.
    """

    name: str
    featured: int = 3
    standfirsts: int
    picture: float = 6.0
    scale: float = 1.0
    kickers: bool = True
    shares: tuple[float, ...] = (1, 1)


EVERY: Final = 1_000
"""More articles than a rubric has."""

SETTINGS: Final = (
    Setting(name="airy", featured=1, standfirsts=EVERY, picture=10.0, scale=1.25),
    Setting(name="usual", standfirsts=EVERY),
    Setting(name="usual", standfirsts=2),
    Setting(name="usual", standfirsts=1),
    Setting(name="usual", standfirsts=0),
    Setting(name="long", featured=1, standfirsts=1, picture=0, shares=(0.42, 0.42, 1, 1)),
    Setting(name="long", featured=1, standfirsts=0, picture=0, shares=(0.42, 0.42, 1, 1)),
    Setting(name="long", featured=1, standfirsts=0, picture=0, kickers=False, shares=(0.42, 0.42, 1, 1)),
    Setting(name="longest", featured=0, standfirsts=0, picture=0, scale=0.8, kickers=False, shares=(0.88, 0.88, 1, 1)),
)
"""From the loosest to a bare list of both pages; the first that fits is taken."""

HEADLINE_LETTERS: Final = 31
STANDFIRST_LETTERS: Final = 56
"""Letters to a line of a column of the list, about."""

RUBRIC_HEIGHT: Final = 2.2
KICKER_HEIGHT: Final = 0.78
STANDFIRST_HEIGHT: Final = 0.78
ENTRY_AIR: Final = 0.55
"""Heights against a headline's line, with the air that belongs to each; tried on both languages."""

CAPACITY: Final = {Language.ARABIC: 44.0}
CAPACITY_LATIN: Final = 53.0
"""Height of a column: lines of Arabic headlines are a quarter higher."""

TWO_COLUMNS: Final = 2


def setting(groups: Sequence[Group], language: Language, fit: int) -> Setting:
    """Choose a setting: the loosest that should fit, or one ``fit`` steps tighter where the layout said that it did not."""
    fitting = [
        number for number, one in enumerate(SETTINGS) if _fullest(columns(groups, one), one) <= _capacity(language)
    ]
    return SETTINGS[min((fitting or [len(SETTINGS) - 1])[0] + fit, len(SETTINGS) - 1)]


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

    below = (0.0, *accumulate(_height(group, chosen) for group in parts))

    def fullest(inner: tuple[int, ...]) -> tuple[float, list[int]]:
        edges = pairwise((0, *inner, len(parts)))
        filled = [(below[end] - below[start]) / share for (start, end), share in zip(edges, chosen.shares, strict=True)]
        return max(filled), [-cut for cut in inner]

    best = min(combinations_with_replacement(range(len(parts) + 1), count - 1), key=fullest)
    return [parts[start:end] for start, end in pairwise((0, *best, len(parts)))]


def illustrated(
    parted: Sequence[Sequence[Group]], chosen: Setting, pictures: Sequence[str], language: Language
) -> set[str]:
    """Choose the articles that have their picture in the list: as many as a column has room for.

    Args:
        parted: the columns.
        chosen: the setting.
        pictures: articles that have one and are not featured, those wanted most first.
        language: of the edition.
    """
    found: set[str] = set()
    for groups in parted if chosen.picture else ():
        height = sum(_height(group, chosen) for group in groups)
        own = {line.id for group in groups for line in group.lines}
        for name in pictures:
            if name in own and height + chosen.picture <= _capacity(language):
                found.add(name)
                height += chosen.picture
    return found


def _fine(groups: Sequence[Group], shares: float) -> list[Group]:
    """Part great groups, so that a column may end within a rubric; its name is said again."""
    most = max(3, math.ceil(sum(len(group.lines) for group in groups) / shares / 3))
    return [
        replace(group, lines=group.lines[start : start + most])
        for group in groups
        for start in range(0, len(group.lines), most)
    ]


def _capacity(language: Language) -> float:
    return CAPACITY.get(language, CAPACITY_LATIN)


def _fullest(parted: Sequence[Sequence[Group]], chosen: Setting) -> float:
    return max(
        sum(_height(group, chosen) for group in groups) / share
        for groups, share in zip(parted, chosen.shares, strict=True)
    )


def _height(group: Group, chosen: Setting) -> float:
    height = RUBRIC_HEIGHT
    for number, line in enumerate(group.lines):
        headline, standfirst = (math.ceil(letters * chosen.scale) for letters in line.letters)
        height += ENTRY_AIR + math.ceil(headline / HEADLINE_LETTERS)
        height += KICKER_HEIGHT if line.kicker and chosen.kickers else 0
        if number < chosen.standfirsts:
            height += STANDFIRST_HEIGHT * math.ceil(standfirst / STANDFIRST_LETTERS)
    return height * chosen.scale
