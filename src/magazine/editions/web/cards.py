"""The share cards of an issue, one for each article and one for the issue itself; and its cover with nameplate and cover lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import COVER_SHOWN_PX
from magazine.darkroom.cover import CoverWords, shown_cover_job, shown_height
from magazine.darkroom.recipe import Format
from magazine.darkroom.share_card import CardWords, card_job
from magazine.editions.web.manifest import PictureFiles, Widths
from magazine.editions.web.naming import content_name
from magazine.editions.web.phrases import Phrases
from magazine.issue.article import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.issue.job import Job
    from magazine.issue.publication import Entry

CARDS_FOLDER: Final = "cards"
ISSUE: Final = ""
"""Under which the issue's own card stands among those of its articles."""
ISSUE_COLOUR: Final = "gold"
"""Of the issue's card, which has no rubric: the accent of the nameplate's date."""


def card_jobs(commission: Commission) -> list[Job]:
    """Order the cards: the articles' in running order, then the issue's."""
    return [*(_article_card(entry, commission) for entry in _entries(commission)), _issue_card(commission)]


def name_cards(commission: Commission, made: Sequence[Path]) -> tuple[dict[str, str], dict[str, Path]]:
    """Name the cards: name by the article's id (``ISSUE`` for the issue's), and the file to copy by name."""
    ids = [*(entry.article.id for entry in _entries(commission)), ISSUE]
    names = {key: _name(path) for key, path in zip(ids, made, strict=True)}
    return names, {names[key]: path for key, path in zip(ids, made, strict=True)}


def front_jobs(commission: Commission) -> list[Job]:
    """Order the cover in the widths of ``COVER_SHOWN_PX``."""
    publication, language = commission.publication, commission.language
    picture = publication.pictures.get(publication.cover_picture or "")
    words = _cover_words(commission)
    return [shown_cover_job(picture, words, language, commission.theme, width) for width in COVER_SHOWN_PX]


def name_front(commission: Commission, made: Sequence[Path]) -> tuple[PictureFiles, dict[str, Path]]:
    """Name the cover's files, and give the file to copy by name."""
    names = [_name(path) for path in made]
    widest = max(COVER_SHOWN_PX)
    formats = (Widths(media_type=Format.JPEG.media_type, files=tuple(zip(names, COVER_SHOWN_PX, strict=True))),)
    alt = commission.publication.title.best(commission.language)
    files = PictureFiles(alt=alt, width=widest, height=shown_height(widest), formats=formats)
    return files, dict(zip(names, made, strict=True))


def _cover_words(commission: Commission) -> CoverWords:
    publication, language = commission.publication, commission.language
    named = [publication.entry(line, language) for line in publication.cover_lines.get(language, ())]
    return CoverWords(
        nameplate=publication.house.title.best(language),
        issue=_number(commission),
        date=_date(commission),
        theme=publication.title.best(language),
        lines=tuple(
            (entry.article.kicker or entry.rubric.name.best(language), entry.article.headline)
            for entry in named
            if entry is not None
        ),
    )


def _entries(commission: Commission) -> tuple[Entry, ...]:
    return commission.publication.contents[commission.language]


def _article_card(entry: Entry, commission: Commission) -> Job:
    article, language = entry.article, commission.language
    phrase = Phrases(language)
    paid = article.kind is Kind.ADVERTISEMENT
    words = CardWords(
        nameplate=commission.publication.house.title.best(language),
        kicker=phrase.advertisement if paid else entry.rubric.name.best(language),
        headline=article.headline,
        foot=phrase.card_foot.format(_number(commission), _date(commission)),
    )
    picture = commission.publication.pictures.get(article.opening or "")
    return card_job(picture, words, entry.rubric.colour, language, commission.theme)


def _issue_card(commission: Commission) -> Job:
    publication, language = commission.publication, commission.language
    words = CardWords(
        nameplate=publication.house.title.best(language),
        kicker=_number(commission),
        headline=publication.title.best(language),
        foot=_date(commission),
    )
    picture = publication.pictures.get(publication.cover_picture or "")
    return card_job(picture, words, ISSUE_COLOUR, language, commission.theme)


def _number(commission: Commission) -> str:
    return Phrases(commission.language).number.format(commission.publication.number)


def _date(commission: Commission) -> str:
    return commission.publication.cover_date.in_words(commission.language)


def _name(path: Path) -> str:
    return f"{CARDS_FOLDER}/{content_name(path.read_bytes(), '.jpg')}"
