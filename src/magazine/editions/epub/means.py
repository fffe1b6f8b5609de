"""By what means a finished book speaks: its own files looked through, so that nothing is claimed from intentions.

What is looked for, and why it lets a claim stand: ``docs/epub.md``, from the EPUB Accessibility Metadata Guide 1.0 and the Schema.org
Accessibility Properties for Discoverability Vocabulary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tinycss2
from lxml import etree

from magazine.editions.epub.navigation import ARTICLES
from magazine.editions.epub.orders import CHARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from magazine.editions.epub.book import BookFile

SPACES: Final = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/2000/svg",
    "e": "http://www.idpf.org/2007/ops",
}
XHTML, CSS, SVG = "application/xhtml+xml", "text/css", "image/svg+xml"
SILENT: Final = ("presentation", "none")
"""Roles of a picture that says nothing where it stands (WAI-ARIA 1.2)."""

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
LOCKS: Final = ("META-INF/encryption.xml", "META-INF/rights.xml")
"""Where a container says that files of it are locked or scrambled (EPUB 3.3, section 4.2.6)."""

ABSOLUTE: Final = frozenset({"px", "pt", "pc", "in", "cm", "mm", "q"})
SIZING: Final = frozenset({"font", "font-size", "line-height", "letter-spacing", "word-spacing"})
"""What a reader enlarges: in absolute units the reader's own choice does nothing."""

MOVING: Final = re.compile(r"animation|transition|offset-path")
DISPLACING: Final = {
    "float": ("left", "right", "inline-start", "inline-end"), "position": ("absolute", "fixed", "sticky"),
    "flex-direction": ("row-reverse", "column-reverse"), "flex-flow": ("row-reverse", "column-reverse"),
}  # fmt: skip
DISPLACED: Final = re.compile(r"order|grid-(area|row|column).*|direction|unicode-bidi|writing-mode")
"""Properties by which the eye reads in another order than the text stands in."""

ANIMATED: Final = re.compile(rb"<(animate|animateTransform|animateMotion|set|script)\b|@keyframes|transition:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """By what means the book speaks.

    Attributes:
        pictures: it shows pictures that say something, the cover apart.
        described: each of them, and the cover, has an alternative text.
        charts: it shows charts, and each points to its data as a table.
        recordings: it plays sound or film.
        films: it plays film.
        roles: its pages name the parts of a page by ARIA roles.
        headings: every page but the cover has one main heading, no level is left out, none is empty, and tables have heads.
        contents: the contents lead to every article.
        order: the eye reads in the order in which the text stands, and pictures can be skipped as figures.
        resizable: no size of letters or lines is fixed, and no rule shuts out the reader's own.
        still: nothing moves by itself, and there are no scripts.
        locked: some of its files are locked.
    """

    pictures: bool = False
    described: bool = False
    charts: bool = False
    recordings: bool = False
    films: bool = False
    roles: bool = False
    headings: bool = False
    contents: bool = False
    order: bool = False
    resizable: bool = False
    still: bool = False
    locked: bool = False


def means_of(files: Sequence[BookFile], ornaments: Collection[str] = ()) -> Means:
    """Look through a book's files, before they are bound.

    Args:
        files: all of them; pages, style sheets and drawings are read.
        ornaments: names of pictures whose cards say that they tell nothing; the theme's own are known by their folder, others by their role.
    """
    pages = {file.name: etree.fromstring(file.content) for file in files if file.media_type == XHTML}
    sheets = [declaration for file in files if file.media_type == CSS for declaration in _declarations(_read(file))]
    shown = [picture for page in pages.values() for picture in _pictures(page, ornaments)]
    told = [picture for picture in shown if picture.get("role") != "doc-cover"]
    charts = [picture for picture in told if f"/{CHARTS}/" in f"/{picture.get('src', '')}"]
    return Means(
        pictures=bool(told),
        described=bool(shown) and all(map(_words_of, shown)),
        charts=bool(charts) and all(map(_has_table, charts)),
        recordings=_any(pages, "//h:audio | //h:video"),
        films=_any(pages, "//h:video"),
        roles=_any(pages, "//*[@role]"),
        headings=all(_well_headed(page) for page in pages.values()) and not _any(pages, "//h:table[not(.//h:th)]"),
        contents=_leads_everywhere(pages),
        order=not any(_displaces(name, value) for name, value, _ in sheets)
        and not _any(pages, "//*[@tabindex > 0] | //@style")
        and all(_all(picture, "ancestor::h:figure") for picture in told),
        resizable=not any(_fixes(*declaration) for declaration in sheets) and not _any(pages, "//@style"),
        still=not any(MOVING.match(name) for name, _, _ in sheets)
        and not _any(pages, "//h:script | //h:marquee | //s:animate | //s:set")
        and not any(ANIMATED.search(_read(file)) for file in files if file.media_type == SVG),
        locked=any(file.name in LOCKS for file in files),
    )  # fmt: skip


def _read(file: BookFile) -> bytes:
    return file.content.read_bytes() if isinstance(file.content, Path) else file.content


def _all(element: Any, path: str) -> list[Any]:
    found: list[Any] = element.xpath(path, namespaces=SPACES)
    return found


def _any(pages: dict[str, Any], path: str) -> bool:
    return any(_all(page, path) for page in pages.values())


def _pictures(page: Any, ornaments: Collection[str]) -> Iterator[Any]:
    """Give the pictures of a page that say something: no ornaments, whose alternative text is empty and which are declared as such."""
    for picture in _all(page, "//h:img | //s:svg[not(@aria-hidden='true')]"):
        name = picture.get("src", "").removeprefix("../")
        ornament = picture.get("role") in SILENT or name.startswith("ornaments/") or name in ornaments
        if not (ornament and picture.get("alt") == ""):
            yield picture


def _words_of(picture: Any) -> str:
    words: str = picture.get("alt") or picture.get("aria-label") or picture.findtext("s:title", "", SPACES)
    return words.strip()


def _has_table(chart: Any) -> bool:
    place = chart.get("aria-details", "")
    return any(
        _all(element, ".//h:table")
        for element in _all(chart, "ancestor::h:figure//*[@id]")
        if element.get("id") == place
    )


def _well_headed(page: Any) -> bool:
    headings = [element for element in _all(page, "//h:body//*") if etree.QName(element).localname in HEADINGS]
    levels = [int(etree.QName(heading).localname[1]) for heading in headings]
    if not levels:
        return bool(_all(page, "//*[@role='doc-cover']"))
    whole = all("".join(heading.itertext()).strip() for heading in headings)
    return whole and levels.count(1) == 1 and levels[0] == 1 and all(b <= a + 1 for a, b in pairwise(levels))


def _leads_everywhere(pages: dict[str, Any]) -> bool:
    toc = "//h:nav[@e:type='toc']//h:a/@href"
    ways = {way.partition("#")[0] for page in pages.values() for way in _all(page, toc)}
    return bool(ways) and all(name in ways for name in pages if name.startswith(f"{ARTICLES}/"))


def _declarations(sheet: bytes) -> Iterator[tuple[str, Any, bool]]:
    rules, _ = tinycss2.parse_stylesheet_bytes(sheet, skip_comments=True, skip_whitespace=True)
    yield from _within(rules)


def _within(rules: Iterable[Any]) -> Iterator[tuple[str, Any, bool]]:
    """Give name, value and weight of every declaration, those under a condition too."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword.endswith("keyframes"):
            yield "animation", [], False
        elif rule.content is not None and rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            yield from _within(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if part.type == "declaration":
                    yield part.lower_name, part.value, part.important


def _displaces(name: str, value: Iterable[Any]) -> bool:
    words = {token.lower_value for token in value if token.type == "ident"}
    return bool(DISPLACED.fullmatch(name)) or not words.isdisjoint(DISPLACING.get(name, ()))


def _fixes(name: str, value: Iterable[Any], important: bool) -> bool:  # noqa: FBT001 - as the parser gives it
    absolute = any(token.type == "dimension" and token.lower_unit in ABSOLUTE for token in value)
    return important or (name in SIZING and absolute)
