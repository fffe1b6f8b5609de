"""With which words each page begins, read from the layout, so that a book can mark the printed pages at the same words.

Handles WeasyPrint's boxes, so only ``press`` calls it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS: Final = 8
"""Enough to find the place again; eight words of running text hardly ever come twice in an article."""

ADDED: Final = ("‐", "\xad")
"""Hyphens that the layout sets where it parts a word."""

WRITTEN: Final = "-"
UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\u2066\u2067\u2068\u2069\u200e\u200f\xad"))
"""What is between letters without being one: break opportunities, joiners, isolates and direction marks."""


def beginnings(pages: Sequence[Any]) -> list[str]:
    """Give the first whole words of every page.

    A word that a page break parts belongs to the page before.
    """
    found: list[str] = []
    parted = False
    for page in pages:
        lines = list(_lines(page._page_box))  # noqa: SLF001 - what WeasyPrint gives of a layout is private
        words = _joined(lines[: WORDS + 1])
        found.append(" ".join(words[parted : WORDS + parted]))
        parted = bool(lines) and lines[-1].endswith((*ADDED, WRITTEN))
    return found


def _joined(lines: Sequence[str]) -> list[str]:
    """Join lines into words; one parted at a line's end becomes whole."""
    text = ""
    for line in lines:
        if text.endswith(ADDED):
            text = text[:-1] + line
        else:
            text += line if text.endswith(WRITTEN) else f" {line}"
    return text.translate(UNSEEN).split()


def _lines(box: Any) -> Iterator[str]:
    """Give the lines of text in reading order, without notes, margins and heads of tables that a page repeats."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or getattr(box, "is_header", False):
        return
    if isinstance(box, boxes.LineBox):
        text = "".join(_texts(box)).strip()
        if text:
            yield text
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _texts(box: Any) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    if isinstance(box, boxes.TextBox):
        yield str(box.text)
        return
    for child in getattr(box, "children", ()):
        yield from _texts(child)
