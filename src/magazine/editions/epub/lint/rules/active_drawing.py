"""A drawing holds a script, a foreign object, or asks for something outside itself.

A drawing shown by ``img`` loads nothing and runs nothing, so it is incomplete there; opened by itself it would do both.

Source: SVG 2, "Secure animated mode"; EPUB 3.3, "SVG requirements".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.editions.epub.lint.names import SVG
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "draw with shapes only; let the darkroom write the file"

ACTIVE: Final = frozenset(
    f"{SVG}{name}" for name in ("script", "foreignObject", "iframe", "image", "audio", "video", "animate", "set")
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what is more than a drawing."""
    for drawing in book.drawings:
        for element in drawing.elements:
            name = etree.QName(element).localname
            if element.tag in ACTIVE:
                yield drawing.sight(element, f"the drawing holds <{name}>")
            for attribute, value in element.attrib.items():
                if attribute.startswith("on"):
                    yield drawing.sight(element, f"the drawing acts on '{attribute}'")
                elif etree.QName(attribute).localname == "href" and not value.startswith("#"):
                    yield drawing.sight(element, f"the drawing asks for '{value}'")
