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
    for page in pages:
        lines = list(_lines(page._page_box, boxes))  # noqa: SLF001 - what WeasyPrint gives of a layout is private
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
    return [
        sum(sign.isalnum() for line in _lines(page._page_box, boxes) for sign in line)  # noqa: SLF001 - as above
        for page in pages
    ]


def _whole(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        words = line.translate(UNSEEN).split()
        if line.endswith(HYPHENS):
            yield from words[:-1]
            return
        yield from words


def _lines(box: Any, boxes: Any) -> Iterator[str]:
    """Give the lines of text in reading order, without notes, margins and heads of tables that a page repeats."""
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or getattr(box, "is_header", False):
        return
    if isinstance(box, boxes.LineBox):
        text = "".join(_texts(box, boxes)).strip()
        if text:
            yield text
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child, boxes)


def _texts(box: Any, boxes: Any) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield str(box.text)
        return
    for child in getattr(box, "children", ()):
        yield from _texts(child, boxes)
