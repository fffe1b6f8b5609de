"""A document or passage says one language and runs the way of another, or its letters run against its direction.

Arabic set left to right puts the first word of a line last and its full stop before it. Latin words alone in an Arabic paragraph (a name
as a headline) keep their order but for signs at their ends: they only warn.

Source: EPUB 3.3, "The dir attribute"; HTML, "The dir attribute"; Unicode Standard Annex 9.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import XML_LANG, direction_of
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import script_share, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Document
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "give the passage the direction of its script, or the language that it is in"

LETTERS_MIN: Final = 12
"""Fewer are a name or a mark, which may stand in a line of either direction."""
SHARE_MIN: Final = 0.8
"""Of a paragraph's letters that decide its script."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find languages and scripts that run against their direction."""
    package = book.package
    if package is not None:
        said, wanted = package.root.get("dir", ""), direction_of(package.language or "und")
        if package.language and said and said != wanted:
            yield package.sight(
                package.root, f"the package runs {said}, but its language '{package.language}' runs {wanted}"
            )
    for page in book.pages:
        yield from _declared(page)
        yield from _set(page)


def _declared(page: Document) -> Iterator[Sight]:
    for element in page.elements:
        language, said = element.get("lang") or element.get(XML_LANG), element.get("dir", "").lower()
        if language and said in {"ltr", "rtl"} and said != direction_of(language):
            yield page.sight(element, f"'{language}' does not run {said}: {quoted(words_of(element))}")


def _set(page: Document) -> Iterator[Sight]:
    for block in page.blocks:
        arabic, latin, tifinagh = script_share(block.text)
        letters = arabic + latin + tifinagh
        if letters < LETTERS_MIN or not block.setting.direction:
            continue
        wanted = "rtl" if arabic >= SHARE_MIN * letters else "ltr" if arabic <= (1 - SHARE_MIN) * letters else ""
        inner = {piece.setting.direction for piece in block.pieces if piece.text.strip()}
        if wanted and inner == {block.setting.direction} and wanted != block.setting.direction:
            sight = page.sight(
                block.element,
                f"a paragraph is set {block.setting.direction}, but its letters run {wanted}: {quoted(block.text)}",
            )
            yield replace(sight, level=Level.WARNING) if wanted == "ltr" else sight
