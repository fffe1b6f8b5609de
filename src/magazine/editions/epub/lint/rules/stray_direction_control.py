"""An invisible control character of direction stands in the text.

Overrides and embeddings turn letters around until the paragraph ends, hide what a text says ("Trojan source"), and are lost or
doubled when readers copy, search or listen. Markup does the same and is closed for certain. Marks that turn nothing around, as keyboards
and word processors leave them, and closed isolates only warn. In alternative texts and titles, where
no markup can stand, closed isolates are taken.

Source: HTML, "The dir attribute"; Unicode Standard Annex 9, "Markup and formatting characters"; W3C, "Unicode controls vs. markup for bidi support".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "delete the invisible character; mark the words up with their language, or isolate them"

NAMES: Final = {
    "\u200e": "left-to-right mark", "\u200f": "right-to-left mark", "\u061c": "Arabic letter mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of embedding",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate", "\u2067": "right-to-left isolate", "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
}  # fmt: skip
CONTROL: Final = re.compile(f"[{''.join(NAMES)}]")
HARD: Final = re.compile("[\u202a-\u202e]")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find controls in text, and hard or unclosed ones in attributes."""
    for document in book.documents():
        for element in document.elements:
            for text in (element.text, element.tail):
                found = CONTROL.search(text or "")
                if found:
                    sight = document.sight(
                        element, f"a hidden {NAMES[found.group()]} stands in {quoted(CONTROL.sub('', text or ''))}"
                    )
                    harmful = HARD.search(text or "") or _open_isolates(text or "")
                    yield sight if harmful else replace(sight, level=Level.WARNING)
            for value in element.attrib.values():
                if CONTROL.search(value) and (HARD.search(value) or _open_isolates(value)):
                    yield document.sight(
                        element, f"a hidden control of direction stands in {quoted(CONTROL.sub('', value))}"
                    )


def _open_isolates(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += letter in "\u2066\u2067\u2068"
        depth -= letter == "\u2069"
        if depth < 0:
            return True
    return depth > 0
