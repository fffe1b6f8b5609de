"""The cover of a book: the issue's, drawn as one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.darkroom.cover import CoverWords, cover_job
from magazine.editions.epub.phrases import phrase

if TYPE_CHECKING:
    from magazine.issue.job import Job
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme


def book_cover_job(publication: Publication, language: Language, theme: Theme) -> Job:
    """Order the cover of an issue's book in a language."""
    named = [publication.entry(name, language) for name in publication.cover_lines.get(language, ())]
    words = CoverWords(
        nameplate=publication.house.title.best(language),
        issue=phrase("issue", language).format(publication.number),
        date=publication.cover_date.in_words(language),
        theme=publication.title.best(language),
        lines=tuple(
            (entry.article.kicker or entry.rubric.name.best(language), entry.article.headline)
            for entry in named
            if entry is not None
        ),
    )
    return cover_job(publication.pictures.get(publication.cover_picture or ""), words, language, theme)
