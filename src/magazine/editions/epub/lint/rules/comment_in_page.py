"""A comment, or an instruction to a program, stands in a page or in the package.

Editors' remarks, names and doubts go out with it to everybody who unpacks the book.

Source: house rule; Ace and EPUBCheck do not look into comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "take the comment out of the manuscript or template: readers can open it"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what is no text and no element."""
    for document in book.documents():
        tree = document.root.getroottree()
        around = [*tree.xpath("/comment()"), *tree.xpath("/processing-instruction()")]
        inside = [node for node in document.root.iter() if not isinstance(node.tag, str)]
        for node in (*around, *inside):
            yield document.sight(node, f"a remark stands in the file: {quoted(node.text or '')}")
