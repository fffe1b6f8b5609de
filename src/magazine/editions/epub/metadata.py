"""What the package says of the book: title, people, issue, series, rights (EPUB 3.3, section 5.5)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from magazine.editions.epub.book import Statement
from magazine.editions.epub.phrases import phrase
from magazine.issue import addresses
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from magazine.issue.house import Contributor, House
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

AUTHOR, PHOTOGRAPHER = "aut", "pht"
"""MARC relator codes."""


def identifier(publication: Publication, language: Language) -> str:
    """Give the name of this edition for ever: a UUID made from its address (RFC 9562, version 5)."""
    address = f"{_site(publication.house)}/{addresses.issue_folder(publication.id, language)}/"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


def issue_words(publication: Publication, language: Language) -> str:
    """Name the issue: ``n° 1, janvier 2019``."""
    number = phrase("issue", language).format(publication.number)
    return phrase("comma", language).join((number, publication.cover_date.in_words(language)))


def book_title(publication: Publication, language: Language) -> str:
    """Give the title as a shelf shows it: ``Police Magazine, n° 1, janvier 2019``."""
    title = publication.house.title.best(language)
    return phrase("comma", language).join((title, issue_words(publication, language)))


def statements(publication: Publication, language: Language) -> tuple[Statement, ...]:
    """Write the metadata of a book, without what is said of its accessibility."""
    house = publication.house
    return (
        *_titles(publication, language),
        _dc("language", language.tag),
        *_people(publication, language),
        *_if(house.publisher.best(language), lambda text: _dc("publisher", text)),
        _dc("date", str(publication.cover_date)),
        *(_dc("subject", name) for name in _subjects(publication, language)),
        *_if(_description(publication, language), lambda text: _dc("description", text)),
        *_if(house.legal.best(language), lambda text: _dc("rights", text)),
        *(_dc("relation", address) for _, address in other_editions(publication, language)),
        *_series(publication, language),
    )


def other_editions(publication: Publication, language: Language) -> list[tuple[Language, str]]:
    """Give the same issue's books in other languages: language and address of each that is published."""
    site, house = _site(publication.house), publication.house
    others = [other for other in publication.languages if other is not language and publication.contents[other]]
    folders = {other: f"{site}/{addresses.issue_folder(publication.id, other)}" for other in others}
    return [
        (other, f"{folders[other]}/{addresses.file_name(house, publication.id, other, Edition.EPUB)}")
        for other in others
    ]


def contributors(publication: Publication, language: Language) -> list[tuple[Contributor, str]]:
    """Give everyone who signs a published article, each once in each part, writers first."""
    articles = [entry.article for entry in publication.contents[language]]
    parts = [(person, AUTHOR) for article in articles for person in article.authors]
    parts += [(person, PHOTOGRAPHER) for article in articles for person in article.photos]
    return list({(person.name.best(language), part): (person, part) for person, part in parts}.values())


def _titles(publication: Publication, language: Language) -> Iterator[Statement]:
    yield _dc("title", book_title(publication, language), id="title")
    yield _refined("title", "title-type", "main")
    own = publication.title.best(language)
    if own:
        yield _dc("title", own, id="issue-title")
        yield _refined("issue-title", "title-type", "subtitle")


def _people(publication: Publication, language: Language) -> Iterator[Statement]:
    for number, (person, part) in enumerate(contributors(publication, language), start=1):
        name = "creator" if part == AUTHOR else "contributor"
        yield _dc(name, person.name.best(language), id=f"person-{number}")
        yield _refined(f"person-{number}", "role", part, scheme="marc:relators")


def _series(publication: Publication, language: Language) -> Iterator[Statement]:
    house = publication.house
    yield Statement(
        name="meta",
        text=house.title.best(language),
        attributes=(("property", "belongs-to-collection"), ("id", "series")),
    )
    yield _refined("series", "collection-type", "series")
    yield _refined("series", "group-position", str(publication.number))
    if house.issn_online:
        yield _refined("series", "dcterms:identifier", f"urn:issn:{house.issn_online}")


def _description(publication: Publication, language: Language) -> str:
    """Say what is in the issue, as its cover does: the headlines named there, or all of them."""
    entries = publication.contents[language]
    headlines = {entry.article.id: entry.article.headline for entry in entries}
    named = publication.cover_lines.get(language, ()) or tuple(headlines)
    lead = phrase("description", language)
    return lead.format(phrase("semicolon", language).join(headlines[name] for name in named)) if named else ""


def _subjects(publication: Publication, language: Language) -> Iterable[str]:
    return dict.fromkeys(entry.rubric.name.best(language) for entry in publication.contents[language])


def _site(house: House) -> str:
    return house.address.rstrip("/")


def _dc(name: str, text: str, **attributes: str) -> Statement:
    return Statement(name=f"dc:{name}", text=text, attributes=tuple(attributes.items()))


def _refined(what: str, name: str, text: str, **attributes: str) -> Statement:
    return Statement(
        name="meta", text=text, attributes=(("refines", f"#{what}"), ("property", name), *attributes.items())
    )


def _if(text: str, make: Callable[[str], Statement]) -> tuple[Statement, ...]:
    return (make(text),) if text else ()
