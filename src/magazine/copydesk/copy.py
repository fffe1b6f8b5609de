"""Nouns → texts for the copy desk: articles with their heads, cards, pairs, the issue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.lines import Lines
from magazine.copydesk.place import YamlPlace, find_node
from magazine.copydesk.reading import BodyReader
from magazine.copydesk.text import (
    ArticleText,
    CardText,
    IssueText,
    Pair,
    Passage,
    PassageKind,
    PictureUse,
)
from magazine.issue.language import Language
from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from magazine.issue.article import Article
    from magazine.issue.issue import Issue
    from magazine.issue.ledger import Ledger
    from magazine.issue.picture import Picture

TEXTS_KEPT: Final = 256
"""Articles whose reading is kept in a process that lives on; a large issue has a hundred."""


def issue_text(issue: Issue) -> IssueText:
    """Read an issue for the copy desk: every article of its folder, drafts too."""
    figures = _Figures.of(issue.ledger)
    bare = tuple(_article_text(article, article.source, figures) for article in issue.articles.values())
    used = dict.fromkeys(use.picture for text in bare for use in text.pictures)
    if issue.cover.picture is not None:
        used.setdefault(issue.cover.picture)
    cards = tuple(card_text(issue.pictures[picture], issue.languages) for picture in used if picture in issue.pictures)
    by_folder: dict[str, list[CardText]] = {}
    for card in cards:
        by_folder.setdefault(card.picture.id.partition("/")[0], []).append(card)
    articles = tuple(_with_cards(text, by_folder.get(text.article.id, ())) for text in bare)
    sides: dict[str, list[ArticleText]] = {}
    for text in articles:
        sides.setdefault(text.article.id, []).append(text)
    order = {language: number for number, language in enumerate(issue.languages)}
    pairs = tuple(
        Pair(first=first, second=second)
        for first, second in (
            sorted(texts, key=lambda text: order.get(text.language, len(order)))
            for texts in sides.values()
            if len(texts) == 2  # noqa: PLR2004 - a pair
        )
    )
    return IssueText(issue=issue, articles=articles, cards=cards, pairs=pairs)


def _with_cards(text: ArticleText, cards: Sequence[CardText]) -> ArticleText:
    """Let an article speak with the captions and alternative texts of its own folder's pictures that it shows, in its language.

    A picture of another article's folder is read with that one, so that nothing is found twice.
    """
    shown = {use.picture for use in text.pictures}
    own = tuple(
        passage
        for card in cards
        if card.picture.id in shown
        for passage in card.passages
        if passage.language is text.language
    )
    return replace(text, passages=(*text.passages, *own)) if own else text


def article_text(article: Article, ledger: Ledger) -> ArticleText:
    """Read an article for the copy desk."""
    return _article_text(article, article.source, _Figures.of(ledger))


def passages_of(body: str, path: str) -> tuple[Passage, ...]:
    """Read the passages of any Markdown, whether or not it is an article's: for one whose head cannot be read.

    Args:
        body: the text, with the front matter blanked.
        path: the file, as places name it.
    """
    reader = BodyReader(Language.FRENCH, lambda *_: None, "")
    reader.read(Lines.of_file(body, path))
    return tuple(reader.passages)


@dataclass(frozen=True, slots=True)
class _Figures:
    """A ledger's figures, compared by what is written of them."""

    key: str
    ledger: Ledger = field(compare=False)

    @classmethod
    def of(cls, ledger: Ledger) -> _Figures:
        """Take the figures of a ledger."""
        return cls("\n".join(f"{fact.id} {fact.value}" for fact in ledger.facts.values()), ledger)


@lru_cache(maxsize=TEXTS_KEPT)
def _article_text(article: Article, source: str, figures: _Figures) -> ArticleText:  # noqa: ARG001 - part of the key
    """Read an article, or give it as it was read before: while one is written, the others stay as they are."""

    def figure(fact_id: str, language: Language) -> str | None:
        fact = figures.ledger.facts.get(fact_id)
        return None if fact is None else in_figures(fact.value, language)

    reader = BodyReader(article.language, figure, article.id)
    reader.read(Lines.of_file(article.body, article.where.path))
    opening = _opening(article)
    defined = {note.label for note in reader.notes if not note.reference}
    return ArticleText(
        article=article,
        passages=(*_head(article), *reader.passages),
        links=tuple(reader.links),
        directives=tuple(reader.directives),
        pictures=(*opening, *reader.pictures),
        tables=tuple(reader.tables),
        notes=tuple(note for note in reader.notes if note.label in defined),
        facts=tuple(reader.facts),
        blocks=tuple(reader.blocks),
    )


def _head(article: Article) -> Iterator[Passage]:
    head = head_of(article.source)
    for kind, keys, text in _fields(article):
        if text:
            place = YamlPlace(head, article.where.path, keys, text, 2)
            yield Passage(kind=kind, language=article.language, text=text, place=place)


def _fields(article: Article) -> Iterator[tuple[PassageKind, tuple[str | int, ...], str]]:
    yield PassageKind.HEADLINE, ("title",), article.headline
    yield PassageKind.KICKER, ("kicker",), article.kicker
    yield PassageKind.STANDFIRST, ("standfirst",), article.standfirst
    if article.summary != article.standfirst:
        yield PassageKind.SUMMARY, ("summary",), article.summary
    for word in article.keywords:
        yield PassageKind.KEYWORD, ("keywords", word), word
    for correction in article.corrections:  # by date, which need not be the order in which they are written
        yield PassageKind.CORRECTION, ("corrections", correction.text, "text"), correction.text


def head_of(source: str) -> str:
    """Give the YAML of a manuscript's front matter; its first line is line 2 of the file."""
    _, _, rest = source.partition("\n")
    head: list[str] = []
    for line in rest.split("\n"):
        if line.rstrip() == "---":
            break
        head.append(line)
    return "\n".join(head)


def _opening(article: Article) -> tuple[PictureUse, ...]:
    if article.opening is None:
        return ()
    node = find_node(head_of(article.source), article.where.path, ("opening",), 2)
    where = article.where if node is None else node.where
    return (PictureUse(picture=article.opening, where=where, opening=True),)


def card_text(picture: Picture, languages: tuple[Language, ...]) -> CardText:
    """Read a picture's card for the copy desk."""
    fields = {
        PassageKind.ALT: ("alt", picture.alt),
        PassageKind.CAPTION: ("caption", picture.caption),
        PassageKind.CREDIT: ("credit", picture.credit),
        PassageKind.RIGHTS: ("rights", picture.rights),
    }
    passages = tuple(
        _card_passage(picture, kind, name, language, text)
        for kind, (name, wording) in fields.items()
        for language, text in _said(dict(wording.texts), languages).items()
    )
    return CardText(picture=picture, passages=passages)


def _said(texts: Mapping[Language, str], languages: tuple[Language, ...]) -> dict[Language, str]:
    """Give the texts in the issue's languages; one text for all of them once, in the main language."""
    own = {language: texts[language] for language in languages if texts.get(language)}
    return dict(list(own.items())[:1]) if len(own) > 1 and len(set(texts.values())) == 1 else own


def _card_passage(picture: Picture, kind: PassageKind, name: str, language: Language, text: str) -> Passage:
    place = YamlPlace(picture.source, picture.card.path, (name, language.tag), text)
    return Passage(kind=kind, language=language, text=text, place=place)
