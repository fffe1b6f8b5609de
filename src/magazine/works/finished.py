"""Finished pages of the web edition and the EPUB → the words that readers see on them, for the copy desk.

Print sets the same words from the same readings; its own inspection holds its letters against them.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from magazine.copydesk.text import Made
from magazine.issue import addresses
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

_WITHIN_A_LINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "img", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr")
)  # fmt: skip
"""Elements that a line runs through; all others end it."""
_NOT_READ: Final = frozenset(
    ("button", "code", "math", "noscript", "pre", "script", "style", "svg", "template", "title")
)
"""Elements whose text is not prose: tools, drawings, and code, which is meant to show as it was typed."""
_NO_END: Final = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


class _Page(HTMLParser):
    """Takes the lines of one element of a page."""

    def __init__(self, root: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._root = root
        self._inside = 0  # how deep in elements of the root's name
        self._skipped: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._root:
            self._inside += 1
        if tag not in _WITHIN_A_LINE:
            self._end_line()
        if tag in _NOT_READ:
            self._skipped.append(tag)
        alt = dict(attrs).get("alt")
        if tag == "img" and alt and self._inside:
            self.lines.append(alt)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _NO_END:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self._end_line()
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()
        if tag == self._root:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skipped:
            self._words.append(data)

    def _end_line(self) -> None:
        line = " ".join("".join(self._words).split("\n")).strip()
        self._words.clear()
        if line:
            self.lines.append(line)


def lines_of(page: str, root: str) -> tuple[str, ...]:
    """Give the lines of text of the elements of one name in a page."""
    reader = _Page(root)
    reader.feed(page)
    reader.close()
    return tuple(reader.lines)


def finished(
    publication: Publication, languages: Iterable[Language], editions: Iterable[Edition], into: Path
) -> Iterator[Made]:
    """Give every published article as its finished pages show it.

    Args:
        publication: the published set.
        languages: that were made.
        editions: that were made.
        into: the folder that stands for ``build/``.
    """
    made = frozenset(editions)
    for language in languages:
        if Edition.WEB in made:
            yield from _web(publication, language, into)
        if Edition.EPUB in made:
            yield from _epub(publication, language, into)


def _web(publication: Publication, language: Language, into: Path) -> Iterator[Made]:
    for entry in publication.contents[language]:
        folder = addresses.article_folder(publication.id, entry.article.id, language)
        page = (into / "site" / folder / "index.html").read_text(encoding="utf-8")
        yield Made(article=entry.article, edition=Edition.WEB.value, lines=lines_of(page, "article"))


def _epub(publication: Publication, language: Language, into: Path) -> Iterator[Made]:
    place = into / addresses.file_place(publication.house, publication.id, language, Edition.EPUB)
    with ZipFile(place) as book:
        pages = {name.rpartition("/articles/")[2]: name for name in book.namelist() if "/articles/" in name}
        for entry in publication.contents[language]:
            page = book.read(pages[f"{entry.article.id}.xhtml"]).decode("utf-8")
            yield Made(article=entry.article, edition=Edition.EPUB.value, lines=lines_of(page, "body"))
