"""One issue, with all that its folder holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magazine.issue.article import Article, Waiver
    from magazine.issue.dates import CoverDate
    from magazine.issue.finding import Location
    from magazine.issue.language import Language, Wording
    from magazine.issue.ledger import Ledger
    from magazine.issue.picture import DataTable, Picture, Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The front: its picture's id, and the articles named on it, most important first, by language."""

    picture: str | None = None
    lines: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Articles that stand together under a rubric (an id of the house's), in running order."""

    rubric: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One numbered publication, drafts and all: what may be seen of it is decided by ``Publication``.

    Attributes:
        id: the folder's name, part of every address.
        where: ``issue.yaml``.
        folder: the issue's folder.
        number: as printed on the cover.
        cover_date: as printed on the cover.
        title: the issue's own title.
        languages: editions are made in these, the main one first.
        cover: picture and lines.
        contents: sections in running order.
        renamed: pairs of an article's former id and its id now.
        waivers: rules of the editorial line that ``issue.yaml`` and ``facts.yaml`` let off.
        source: ``issue.yaml`` as written, to find the place of a word in.
        articles: by id and language; every article of the folder that could be read.
        pictures: by path within the issue.
        tables: CSV data by path within the issue.
        recordings: sound and film by path within the issue.
        ledger: the facts.
        unusable: places of pictures, data and recordings that are there, but could not be read.
    """

    id: str
    where: Location
    folder: Path
    number: int
    cover_date: CoverDate
    title: Wording
    languages: tuple[Language, ...]
    cover: Cover
    contents: tuple[Section, ...]
    articles: Mapping[tuple[str, Language], Article]
    pictures: Mapping[str, Picture]
    tables: Mapping[str, DataTable]
    recordings: Mapping[str, Recording]
    ledger: Ledger
    unusable: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    source: str = field(default="", repr=False, compare=False)
