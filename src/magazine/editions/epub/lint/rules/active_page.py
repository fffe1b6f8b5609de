"""A page holds a script, an event, a form, a frame, or sends the reader elsewhere.

Most systems run none, so what depends on it is lost; and it can report who reads what.

Source: EPUB 3.3, "Scripting" and "Security and privacy".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "take it out: a magazine's page is text and pictures"

ACTIVE: Final = (
    "script",
    "noscript",
    "form",
    "input",
    "button",
    "iframe",
    "object",
    "embed",
    "applet",
    "base",
    "canvas",
    "portal",
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what acts."""
    for page in book.pages:
        for element in page.all(*ACTIVE):
            yield page.sight(element, f"the page holds <{etree.QName(element).localname}>")
        for element in page.elements:
            for name, value in element.attrib.items():
                if name.startswith("on"):
                    yield page.sight(element, f"the page acts on '{name}'")
                elif value.strip().lower().startswith(("javascript:", "vbscript:")):
                    yield page.sight(element, f"a link runs a program: {quoted(value)}")
            if element.get("http-equiv", "").lower() == "refresh":
                yield page.sight(element, "the page sends the reader to another")
