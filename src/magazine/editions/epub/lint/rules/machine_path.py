"""A path of the machine that built the book, or an address of the office's own network, stands in it.

It tells who built it and how the office is arranged, and leads nowhere. A path that an editor wrote for readers, in an article on
malware, say, is none; one that a link leads to is, whoever wrote it.

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


_WAYS: Final = frozenset({"href", "src", "data", "poster", "longdesc", "cite", "action", "srcset"})
"""Attributes that lead somewhere."""
_WHOLE: Final = re.compile(rf"{PATH.pattern}\S*")
_BEHIND: Final = ".,;:!?)]}»”’\"'،؛؟"
"""Signs that close a sentence, not a path."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find paths in documents and style sheets."""
    written = {path for text in book.expected.words for _, path in _paths(text)}
    for document in book.worded():
        for element in document.elements:
            attributes = [(str(name).rpartition("}")[2], value) for name, value in element.attrib.items()]
            for name, text in (("", element.text), ("", element.tail), *attributes):
                known = frozenset[str]() if name in _WAYS else written
                at = next((start for start, path in _paths(text or "") if path not in known), None)
                if at is not None:
                    yield document.sight(
                        element, f"a path of a machine stands in the book: {quoted((text or '')[at:])}"
                    )
    for sheet in book.sheets:
        text = book.read(sheet.name).decode("utf-8", "replace")
        for found in PATH.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield Sight(sheet.name, line, f"a path of a machine stands in the sheet: {quoted(text[found.start() :])}")


def _paths(text: str) -> Iterator[tuple[int, str]]:
    """Give where each path begins, and the whole of it."""
    for found in _WHOLE.finditer(text) if PATH.search(text) else ():
        yield found.start(), found[0].rstrip(_BEHIND)
