"""Words that only a draft holds stand in the book: fill-in marks, "to come", dummy text, an editor's note.

What a sentence may say as well counts only where it stands alone or in square brackets.

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

ALWAYS: Final = re.compile(r"\b(?:TODO|FIXME|TBD|LOREM IPSUM|[Ll]orem ipsum)\b|\{\{|\}\}|\{%")
"""No reader is ever told so."""

ALONE: Final = r"TK|TKTK|XXX|à (?:compléter|rédiger|traduire)|للإكمال|[يت]ُ?ستكمل لاحقا|[يت]ُ?كمل لاحقا|نص تجريبي"
"""A mark where nothing else stands in the text: a form “à compléter” and a chapter XXX are no drafts."""

BRACKETED: Final = rf"{ALONE}|à (?:vérifier|venir)|to come"
MARKS: Final = re.compile(rf"{ALWAYS.pattern}|\[\s*(?i:{BRACKETED})[^\]]*\]|\A[\s(«“]*(?i:{ALONE})[\s)»”.:…!؟?]*\Z")


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
