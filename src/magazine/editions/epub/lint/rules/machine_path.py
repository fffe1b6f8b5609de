"""A path of the machine that built the book, or an address of the office's own network, stands in it.

It tells who built it and how the office is arranged, and leads nowhere.

Source: house rule (contract, section 3: nothing names a path of the building machine).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight, quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "name files by their place in the issue; nothing of the building machine belongs into a book"

PATH: Final = re.compile(
    r"(?:file:/|(?<![\w/.:])/(?:home|root|tmp|Users|var|opt|work|mnt|srv)/\w|\b[A-Za-z]:\\\\?\w|\\\\\\\\\w+\\\\"
    r"|https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+))"
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find paths in documents and style sheets."""
    for document in book.worded():
        for element in document.elements:
            for text in (element.text, element.tail, *element.attrib.values()):
                found = PATH.search(text or "")
                if found:
                    yield document.sight(
                        element, f"a path of a machine stands in the book: {quoted((text or '')[found.start() :])}"
                    )
    for sheet in book.sheets:
        text = book.read(sheet.name).decode("utf-8", "replace")
        for found in PATH.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield Sight(sheet.name, line, f"a path of a machine stands in the sheet: {quoted(text[found.start() :])}")
