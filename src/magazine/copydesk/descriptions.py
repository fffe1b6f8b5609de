"""Every alternative text of an issue, with what a reader hears beside it: those of cards, and those that an article gives for one use."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.text import ArticleText, CardText, IssueText, Passage, PictureUse
    from magazine.issue.language import Language

_WORD: Final = re.compile(r"[^\W_]+")
_TATWEEL: Final = "\N{ARABIC TATWEEL}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An alternative text.

    Attributes:
        text: as written.
        language: in which it is read out.
        place: its passage on a card, or where an article gives it.
        captions: that readers hear beside it.
        headlines: of the articles that show it.
    """

    text: str
    language: Language
    place: Passage | Location
    captions: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()

    @property
    def where(self) -> Location:
        """Its first character: looked up in the card only where something is found."""
        return self.place if isinstance(self.place, Location) else self.place.where()


def descriptions(text: IssueText) -> Iterator[Description]:
    """Give every alternative text of an issue: of its cards, then of its articles."""
    users: dict[str, list[ArticleText]] = {}
    for article in text.articles:
        for picture in dict.fromkeys(use.picture for use in article.pictures):
            users.setdefault(picture, []).append(article)
    for card in text.cards:
        yield from _of_card(card, users.get(card.picture.id, []))
    for article in text.articles:
        for use in article.pictures:
            yield from _of_use(use, article, text)


def words(text: str) -> tuple[str, ...]:
    """Give a text's words as an ear tells them apart: without capitals, accents, vowel signs, tatweel and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace(_TATWEEL, "")
    return tuple(_WORD.findall("".join(one for one in plain if not unicodedata.combining(one))))


def _of_card(card: CardText, users: list[ArticleText]) -> Iterator[Description]:
    for passage in card.passages:
        if passage.kind is PassageKind.ALT:
            caption = dict(card.picture.caption.texts).get(passage.language)
            yield Description(
                text=passage.text,
                language=passage.language,
                place=passage,
                captions=(caption,) if caption else (),
                headlines=tuple(user.article.headline for user in users if user.language is passage.language),
            )


def _of_use(use: PictureUse, article: ArticleText, text: IssueText) -> Iterator[Description]:
    if use.alt is None:
        return
    picture = text.issue.pictures.get(use.picture)
    of_card = None if picture is None else dict(picture.caption.texts).get(article.language)
    caption = of_card if use.caption is None else use.caption.text
    yield Description(
        text=use.alt.text,
        language=article.language,
        place=use.alt.where,
        captions=(caption,) if caption else (),
        headlines=(article.article.headline,),
    )
