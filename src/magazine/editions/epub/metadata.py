"""What the package says of the book: title, people, issue, series, rights (EPUB 3.3, section 5.5).

Why each statement stands there, who reads it, and what is left out on purpose: ``docs/epub.md``. What the pages alone can tell is said
in ``accessibility.py``.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.book import Statement
from magazine.editions.epub.phrases import phrase
from magazine.issue import addresses
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from magazine.issue.house import Contributor, House
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

AUTHOR, PHOTOGRAPHER, ISSUING_BODY = "aut", "pht", "isb"
"""MARC relator codes."""

EPUB: Final = "application/epub+zip"
ENDED: Final = tuple("?!؟…")
"""Marks after which a sentence takes no full stop."""


def identifier(publication: Publication, language: Language) -> str:
    """Give the name of this edition for ever: a UUID made from its address (RFC 9562, version 5)."""
    address = addresses.on_site(publication.house, addresses.issue_folder(publication.id, language))
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
        *_others(publication, language),
        *_series(publication, language),
        _property("ibooks:version", version(publication, language)),
    )


def version(publication: Publication, language: Language) -> str:
    """Count the corrections after publication: ``1.0``, then ``1.1``… (Apple Books Asset Guide, Version Numbers).

    By it Apple Books offers the corrected book to those who have the first.
    """
    entries = publication.contents[language]
    return f"1.{sum(len(entry.article.corrections) for entry in entries)}"


def other_editions(publication: Publication, language: Language) -> list[tuple[Language, str]]:
    """Give the same issue's books in other languages: language and address of each that is published."""
    house = publication.house
    others = [other for other in publication.languages if other is not language and publication.contents[other]]
    folders = {other: addresses.on_site(house, addresses.issue_folder(publication.id, other)) for other in others}
    return [
        (other, f"{folders[other]}{addresses.file_name(house, publication.id, other, Edition.EPUB)}")
        for other in others
    ]


def contributors(publication: Publication, language: Language) -> list[tuple[Contributor, str]]:
    """Give everyone who signs a published article, each once in each part, writers first."""
    articles = [entry.article for entry in publication.contents[language]]
    parts = [(person, AUTHOR) for article in articles for person in article.authors]
    parts += [(person, PHOTOGRAPHER) for article in articles for person in article.photos]
    return list({(person.name.best(language), part): (person, part) for person, part in parts}.values())


def _titles(publication: Publication, language: Language) -> Iterator[Statement]:
    """Say the title; shelves put issues in order by the cover date, since ``n° 10`` stands before ``n° 2`` by its letters."""
    yield _dc("title", book_title(publication, language), id="title")
    yield _refined("title", "title-type", "main")
    yield _refined("title", "file-as", f"{publication.house.title.best(language)} {publication.cover_date}")
    own = publication.title.best(language)
    if own:
        yield _dc("title", own, id="issue-title")
        yield _refined("issue-title", "title-type", "subtitle")


def _people(publication: Publication, language: Language) -> Iterator[Statement]:
    """Name each once with all parts, the first first; where nobody signs, the body that issues the magazine answers for it."""
    parts: dict[str, list[str]] = {}
    for person, part in contributors(publication, language):
        parts.setdefault(person.name.best(language), []).append(part)
    publisher = publication.house.publisher.best(language)
    if not any(AUTHOR in each for each in parts.values()) and publisher:
        parts = {publisher: [ISSUING_BODY]} | parts
    for number, (name, own) in enumerate(parts.items(), start=1):
        yield _dc("contributor" if own == [PHOTOGRAPHER] else "creator", name, id=f"person-{number}")
        yield from (_refined(f"person-{number}", "role", part, scheme="marc:relators") for part in own)


def _others(publication: Publication, language: Language) -> Iterator[Statement]:
    """Lead to the issue's books in other languages: in words for catalogues, as a link that says its language for machines."""
    for other, address in other_editions(publication, language):
        yield _dc("relation", address)
        yield Statement(
            name="link",
            attributes=(
                ("rel", "dcterms:hasVersion"), ("href", address), ("hreflang", other.tag), ("media-type", EPUB)
            ),
        )  # fmt: skip


def _series(publication: Publication, language: Language) -> Iterator[Statement]:
    """Say which issue of which magazine it is; once more as calibre does, for libraries that know that form only."""
    house, title, number = publication.house, publication.house.title.best(language), str(publication.number)
    yield _property("belongs-to-collection", title, id="series")
    yield _refined("series", "collection-type", "series")
    yield _refined("series", "group-position", number)
    yield _refined("series", "dcterms:identifier", _series_identifier(house, language))
    yield _named("calibre:series", title)
    yield _named("calibre:series_index", number)


def _series_identifier(house: House, language: Language) -> str:
    """Give the magazine's ISSN (RFC 3044); while there is none, a UUID made from the address of its shelf."""
    if house.issn_online:
        return f"urn:issn:{house.issn_online}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, addresses.on_site(house, language.tag))}"


def _description(publication: Publication, language: Language) -> str:
    """Say what is in the issue, as its cover does: the headlines named there, or all of them."""
    entries = publication.contents[language]
    headlines = {entry.article.id: entry.article.headline for entry in entries}
    named = publication.cover_lines.get(language, ()) or tuple(headlines)
    if not named:
        return ""
    words = phrase("semicolon", language).join(headlines[name] for name in named)
    said = phrase("description", language).format(words)
    return said.removesuffix(".") if words.endswith(ENDED) else said


def _subjects(publication: Publication, language: Language) -> Iterable[str]:
    return dict.fromkeys(entry.rubric.name.best(language) for entry in publication.contents[language])


def _dc(name: str, text: str, **attributes: str) -> Statement:
    return Statement(name=f"dc:{name}", text=text, attributes=tuple(attributes.items()))


def _refined(what: str, name: str, text: str, **attributes: str) -> Statement:
    return Statement(
        name="meta", text=text, attributes=(("refines", f"#{what}"), ("property", name), *attributes.items())
    )


def _property(name: str, text: str, **attributes: str) -> Statement:
    return Statement(name="meta", text=text, attributes=(("property", name), *attributes.items()))


def _named(name: str, content: str) -> Statement:
    """Make a statement in the form of EPUB 2, which EPUB 3 lets stand (EPUB 3.3, legacy features of the package document)."""
    return Statement(name="meta", attributes=(("name", name), ("content", content)))


def _if(text: str, make: Callable[[str], Statement]) -> tuple[Statement, ...]:
    return (make(text),) if text else ()
