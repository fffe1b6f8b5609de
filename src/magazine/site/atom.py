"""Atom feeds (RFC 4287): values in, XML out. Nothing in a feed depends on when it was made.

The door to lxml for all that machines read of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.issue.isolation import runs
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from magazine.issue.language import Language

ATOM: Final = "http://www.w3.org/2005/Atom"
ATOM_TYPE: Final = "application/atom+xml"
XML: Final = "http://www.w3.org/XML/1998/namespace"
_FIRST_ISOLATE, _ISOLATE_END = "\u2066", "\u2069"
"""U+2066 LEFT-TO-RIGHT ISOLATE and U+2069 POP DIRECTIONAL ISOLATE: what ``bdi`` is in plain text (Unicode Standard Annex #9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to somewhere else: ``rel`` says what it is (RFC 4287, 4.2.7); empty fields are not written."""

    rel: str
    href: str
    type: str = ""
    hreflang: str = ""
    title: str = ""
    length: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Someone who signs: name, and the address of their page, or nothing."""

    name: str
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A rubric: its id within a scheme, and its name."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry.

    Attributes:
        id: for ever the same, whatever becomes of title and address.
        title: plain text.
        language: of its texts.
        updated: moment of its last change, ISO 8601 with a time zone (RFC 3339).
        links: at least one of them ``alternate``, or with content elsewhere.
        published: moment from which readers could have it.
        summary: plain text.
        authors: who signs.
        contributors: who photographed.
        categories: its rubric.
        more: elements of other namespaces: pairs of name in Clark's notation and text.
    """

    id: str
    title: str
    language: Language
    updated: str
    links: tuple[Link, ...]
    published: str = ""
    summary: str = ""
    authors: tuple[Signed, ...] = ()
    contributors: tuple[Signed, ...] = ()
    categories: tuple[Category, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """A feed; ``updated`` is the moment of its newest change, ``author`` who answers for it."""

    id: str
    title: str
    language: Language
    updated: str
    author: Signed
    links: tuple[Link, ...]
    entries: tuple[FeedEntry, ...]
    subtitle: str = ""


def feed_xml(feed: AtomFeed, names: dict[str | None, str] | None = None) -> str:
    """Write a feed; ``names`` are further namespaces by their prefix."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, **(names or {})})
    root.set(f"{{{XML}}}lang", feed.language.tag)
    _text(root, "id", feed.id)
    _text(root, "title", in_order(feed.title, feed.language))
    _text(root, "subtitle", in_order(feed.subtitle, feed.language))
    _text(root, "updated", feed.updated)
    _person(root, "author", feed.author)
    for each in feed.links:
        _link(root, each)
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    return write_xml(root)


def write_xml(root: etree._Element) -> str:
    """Write a document as text, one element a line."""
    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def in_order(text: str, language: Language) -> str:
    """Give a plain text whose numbers keep their order where lines run right to left."""
    if language.direction is Direction.LEFT_TO_RIGHT:
        return text
    return "".join(f"{_FIRST_ISOLATE}{run}{_ISOLATE_END}" if fragile else run for run, fragile in runs(text))


def _entry(root: etree._Element, entry: FeedEntry, around: Language) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    if entry.language is not around:
        element.set(f"{{{XML}}}lang", entry.language.tag)
    _text(element, "id", entry.id)
    _text(element, "title", in_order(entry.title, entry.language))
    _text(element, "updated", entry.updated)
    _text(element, "published", entry.published)
    for person in entry.authors:
        _person(element, "author", person)
    for person in entry.contributors:
        _person(element, "contributor", person)
    for category in entry.categories:
        etree.SubElement(
            element, f"{{{ATOM}}}category", term=category.term, scheme=category.scheme, label=category.label
        )
    _text(element, "summary", in_order(entry.summary, entry.language))
    for each in entry.links:
        _link(element, each)
    for name, text in entry.more:
        etree.SubElement(element, name).text = text


def _text(parent: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _person(parent: etree._Element, name: str, person: Signed) -> None:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    _text(element, "name", person.name)
    _text(element, "uri", person.page)


def _link(parent: etree._Element, link: Link) -> None:
    fields = ("rel", "href", "type", "hreflang", "title", "length")
    etree.SubElement(parent, f"{{{ATOM}}}link", {name: getattr(link, name) for name in fields if getattr(link, name)})
