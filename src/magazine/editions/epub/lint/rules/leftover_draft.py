"""Words that only a draft holds stand in the book: fill-in marks, "to come", dummy text, an editor's note.

Source: house rule; the fill-in marks are those of ``magazine new``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "write the words, or take them out, before the article is ready"

MARKS: Final = re.compile(
    r"\b(?:TODO|FIXME|XXX|TK|TKTK|TBD|LOREM IPSUM)\b|\b[Ll]orem ipsum\b"
    r"|\b[ÀA] (?:compl[ée]ter|v[ée]rifier|traduire|r[ée]diger)\b|\b[àa] compl[ée]ter\b|\[\s*(?:…|\.\.\.|[àa] venir|to come)\s*\]"
    r"|للإكمال|يُستكمل لاحقا|يستكمل لاحقا|يُكمل لاحقا|يكمل لاحقا|نص تجريبي|\{\{|\}\}|\{%"
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find a draft's words in text, titles and descriptions."""
    for document in book.worded():
        for element in document.elements:
            for text in (element.text, element.tail, *element.attrib.values()):
                found = MARKS.search(text or "")
                if found:
                    yield document.sight(
                        element,
                        f"a draft's words stand in the book: {quoted((text or '')[max(found.start() - 12, 0) :])}",
                    )
