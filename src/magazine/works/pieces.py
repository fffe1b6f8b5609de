"""What editions set beside each other: published headlines, names, dates and passages, and the words of the editions between them.

And where the published is to be had: a remark, or an article to come, may name the address of what is out, and the printer's file.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final

from magazine.copydesk.text import PassageKind
from magazine.editions.epub.phrases import PHRASES as IN_BOOKS
from magazine.editions.print.combined import in_bound_order
from magazine.editions.print.phrases import PHRASES as IN_PRINT
from magazine.editions.web.phrases import wordings
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.house import House
    from magazine.issue.publication import Publication
    from magazine.works.shelves import Shelf

_FILLED: Final = re.compile(r"\{[^{}]*\}")
_IN_TABLES: Final = frozenset({PassageKind.CELL, PassageKind.HEAD_CELL})
"""What stands beside these is said row by row; loose, they are anyone's words."""


def pieces_of(shelf: Shelf) -> Iterator[str]:
    """Give the published texts of an issue that stand by themselves, each whole."""
    if shelf.publication is None or shelf.issue is None or not shelf.out:
        return
    yield from _of_house(shelf.publication.house)
    yield from _phrases()
    yield from _beside_rubrics(shelf.publication.house)
    yield from _numbered(shelf.publication.number)
    yield str(shelf.publication.cover_date)
    yield from addresses_of(shelf)
    for language, title in shelf.publication.title.texts:
        yield title
        yield shelf.publication.cover_date.in_words(language)
    for article in shelf.out:
        yield from (p.text for p in shelf.text_of(article).passages if p.kind not in _IN_TABLES)
        for person in (*article.authors, *article.photos):
            yield from (text for wording in (person.name, person.role) for _, text in wording.texts)
    for fact in shelf.issue.ledger.facts.values():
        if fact.id in shelf.uses.facts:
            yield from (f"{fact.in_figures(language)} {unit}" for language, unit in fact.unit.texts)
            yield from (text for _, text in fact.source.texts)
    for picture in shelf.issue.pictures.values():
        for language in shelf.shown_in(picture.id):
            for wording in (picture.alt, picture.caption, picture.credit, picture.rights):
                yield wording.best(language) if wording is picture.credit else wording.says(language) or ""


def addresses_of(shelf: Shelf) -> Iterator[str]:
    """Give the addresses of what an issue publishes, and of the shelf it stands on, as one copies them; and what its files are called."""
    if shelf.publication is None or not shelf.out:
        return
    house, issue_id = shelf.publication.house, shelf.publication.id
    languages = [language for language, entries in shelf.publication.contents.items() if entries]
    folders = [folder for language in languages for folder in _folders(shelf.publication, language)]
    yield addresses.whole(house.address, "")
    for folder in (*folders, *_former(shelf.publication)):
        for name in ("", "index.html", "feed.xml"):
            yield addresses.whole(house.address, f"{folder}/{name}")
    for language in languages:
        for edition in (Edition.SCREEN, Edition.EPUB, Edition.PRESS, Edition.ARCHIVE):
            name = addresses.file_name(house, issue_id, language, edition)
            yield name
            yield addresses.whole(house.address, f"{addresses.issue_folder(issue_id, language)}/{name}")
    yield addresses.combined_place(house, issue_id, in_bound_order(languages))


def _folders(publication: Publication, language: Language) -> Iterator[str]:
    """Give the folders of the site in a language that readers find something in."""
    house = publication.house
    yield language.tag
    yield from (addresses.shelf_folder(language, name) for name in sorted(addresses.SHELF_FOLDERS))
    yield addresses.shelf_folder(language, addresses.ARCHIVE, publication.cover_date.year)
    yield from (addresses.shelf_folder(language, addresses.RUBRICS, name) for name in house.rubrics)
    yield from (addresses.shelf_folder(language, addresses.CONTRIBUTORS, name) for name in house.contributors)
    yield addresses.issue_folder(publication.id, language)
    for entry in publication.contents[language]:
        yield addresses.article_folder(publication.id, entry.article.id, language)


def _former(publication: Publication) -> Iterator[str]:
    for language in publication.languages:
        for old, new in publication.former:
            if publication.has(new, language):
                yield addresses.article_folder(publication.id, old, language)


def _of_house(house: House) -> Iterator[str]:
    rubrics = (rubric.name for rubric in house.rubrics.values())
    people = (wording for person in house.contributors.values() for wording in (person.name, person.role))
    for wording in (house.title, house.publisher, house.legal, *rubrics, *people):
        yield from (text for _, text in wording.texts)


def _beside_rubrics(house: House) -> Iterator[str]:
    """Give each rubric's name with what pages set before and behind it: another's in lists, a label on the page for searching.

    Each of the two may be a single word, and of these a run may not have two in a row but here.
    """
    labels = [phrase for phrase in _phrases() if len(phrase.split()) == 1 and phrase.strip().isalpha()]
    for language in Language:
        names = [text for rubric in house.rubrics.values() for tag, text in rubric.name.texts if tag is language]
        yield from (" ".join(pair) for pair in permutations(names, 2))
        for name in names:
            for label in labels:
                yield f"{name} {label}"
                yield f"{label} {name}"


@cache
def _phrases() -> tuple[str, ...]:
    """Give the words that editions set between what editors write, apart where something is filled in."""
    return tuple(dict.fromkeys(part for text in _texts() for part in _FILLED.split(text)))


def _numbered(number: int) -> Iterator[str]:
    """Give the number of an issue as editions write it."""
    yield from (f"{text} {number}" for text in IN_PRINT["issue"])
    yield from (_FILLED.sub(str(number), text) for text in (*IN_BOOKS["issue"], *wordings("number")))


def _texts() -> Iterator[str]:
    for one in (*IN_BOOKS.values(), *IN_PRINT.values()):
        yield from one
    yield from wordings()
