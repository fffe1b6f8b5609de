"""With which words each page begins, and how many letters it holds.

Read from the layout, so that a book can mark the printed pages at the same words. Handles WeasyPrint's boxes, whose classes ``press`` hands over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS: Final = 8
"""Enough to find the place again; eight words of running text hardly ever come twice in an article."""

HYPHENS: Final = ("-", "‐", "\xad")
"""What a line ends with where a word is parted; whether the layout or the author set it, the line does not tell."""

UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\u2066\u2067\u2068\u2069\u200e\u200f\xad"))
"""What is between letters without being one: break opportunities, joiners, isolates and direction marks."""


def beginnings(pages: Sequence[Any], boxes: Any) -> list[str]:
    """Give the first whole words of every page; they end before a word that is parted at a line's end.

    Args:
        pages: of a laid-out document.
        boxes: WeasyPrint's module of box classes.
    """
    found: list[str] = []
    parted = False
    for lines in _pages(pages, boxes):
        words = list(_whole(lines))[parted : WORDS + parted]
        found.append(" ".join(words))
        parted = bool(lines) and lines[-1].endswith(HYPHENS)
    return found


def letters_on(pages: Sequence[Any], boxes: Any) -> list[int]:
    """Count the letters and figures of every page; which of two passages with the same words begins a page, only that tells.

    Args:
        pages: of a laid-out document.
        boxes: WeasyPrint's module of box classes.
    """
    return [sum(sign.isalnum() for line in lines for sign in line) for lines in _pages(pages, boxes)]


def _pages(pages: Sequence[Any], boxes: Any) -> Iterator[list[str]]:
    """Give the lines of every page."""
    heads: set[int] = set()
    for page in pages:
        yield list(_lines(page._page_box, boxes, heads))  # noqa: SLF001 - what WeasyPrint gives of a layout is private


def _whole(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        words = line.translate(UNSEEN).split()
        if line.endswith(HYPHENS):
            yield from words[:-1]
            return
        yield from words


def _lines(box: Any, boxes: Any, heads: set[int]) -> Iterator[str]:
    """Give the lines of text in reading order, without notes, margins and heads of tables that a page repeats.

    Args:
        box: to be read.
        boxes: WeasyPrint's module of box classes.
        heads: the elements of heads that were read, to which this one's are added.
    """
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox):
        return
    if getattr(box, "is_header", False):
        if id(box.element) in heads:
            return
        heads.add(id(box.element))
    if isinstance(box, boxes.LineBox):
        text = "".join(_texts(box, boxes)).strip()
        if text:
            yield text
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child, boxes, heads)


def _texts(box: Any, boxes: Any) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield str(box.text)
        return
    for child in getattr(box, "children", ()):
        yield from _texts(child, boxes)
