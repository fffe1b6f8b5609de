"""Which pictures the pages show, developed in every width and named for their content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from magazine.darkroom.develop import develop_job, published_size
from magazine.darkroom.recipes import web as web_recipes
from magazine.editions.web.manifest import PictureFiles, Widths
from magazine.editions.web.naming import content_name
from magazine.markup.nodes import Film, PictureFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.darkroom.recipe import Recipe
    from magazine.editions.commission import Commission
    from magazine.issue.job import Job
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture

PICTURES_FOLDER: Final = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A picture that pages show, and the recipes by which it is developed."""

    picture: Picture
    recipes: tuple[Recipe, ...]

    @property
    def jobs(self) -> list[Job]:
        """The work, in the order of the recipes."""
        return [develop_job(self.picture, recipe) for recipe in self.recipes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A developed picture: its files for pages, and where each lies in the store.

    Attributes:
        files: names relative to the issue's folder; alternative text is for each use to add.
        sources: the store's file by name.
    """

    files: PictureFiles
    sources: Mapping[str, Path]

    def seen(self, picture: Picture, language: Language) -> PictureFiles:
        """Give the files with the alternative text of the picture's card."""
        return replace(self.files, alt=picture.alt.says(language) or "")


def shown(commission: Commission) -> tuple[Negative, ...]:
    """Find every picture that a published article or the cover shows, each once, in the order of first sight."""
    pictures = commission.publication.pictures
    ids = dict.fromkeys(_ids(commission))
    return tuple(
        Negative(picture=pictures[picture_id], recipes=web_recipes(pictures[picture_id]))
        for picture_id in ids
        if picture_id in pictures
    )


def _ids(commission: Commission) -> Iterator[str]:
    publication = commission.publication
    if publication.cover_picture:
        yield publication.cover_picture
    for entry in publication.contents[commission.language]:
        if entry.article.opening:
            yield entry.article.opening
        document = commission.reading.documents.get(entry.article.id)
        if document is None:
            continue
        yield from (node["picture"] for node in document.findall(PictureFigure))
        yield from (node["still"] for node in document.findall(Film) if node["still"])


def name_prints(negatives: Sequence[Negative], developed: Sequence[Path]) -> dict[str, Print]:
    """Name what was developed; ``developed`` holds the files of all negatives' jobs in their order."""
    files = iter(developed)
    return {negative.picture.id: _print(negative, [next(files) for _ in negative.recipes]) for negative in negatives}


def _print(negative: Negative, developed: Sequence[Path]) -> Print:
    names = [_name(path, recipe) for path, recipe in zip(developed, negative.recipes, strict=True)]
    rows = zip(names, negative.recipes, strict=True)
    formats = tuple(
        Widths(
            media_type=media_type,
            files=tuple((name, published_size(negative.picture, recipe)[0]) for name, recipe in group),
        )
        for media_type, group in groupby(rows, key=lambda row: row[1].format.media_type)
    )
    width, height = published_size(negative.picture, max(negative.recipes, key=lambda recipe: recipe.width))
    return Print(
        files=PictureFiles(alt="", width=width, height=height, formats=formats),
        sources=dict(zip(names, developed, strict=True)),
    )


def _name(path: Path, recipe: Recipe) -> str:
    return f"{PICTURES_FOLDER}/{content_name(path.read_bytes(), recipe.format.ending)}"
