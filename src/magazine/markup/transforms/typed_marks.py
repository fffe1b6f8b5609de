"""Report marks of other kinds of Markdown, which readers would see as they were typed: ``~~…~~``, ``[ ]``, ``[!NOTE]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.issue.finding import Level
from magazine.markup import desk
from magazine.markup.transforms.dead_links import line_of

if TYPE_CHECKING:
    from typing import Any

_STRUCK: Final = re.compile(r"(?<!~)~~(?![\s~])[^~]+(?<!\s)~~(?!~)")
_BOX: Final = re.compile(r"\[[ xX]\]\s")
_ALERT: Final = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
_REMEDIES: Final = {
    "~~": "take the words out, or say that they no longer hold",
    "[ ]": "take the box out, or write what is done in words",
    "[!": "use {box}",
}
"""GitHub Flavored Markdown 0.29, sections 5.3 and 6.5, and GitHub's alerts: what editors bring along from elsewhere."""


class TypedMarks(SphinxTransform):
    """Warn of them, once for each text."""

    default_priority = 886

    def apply(self, **kwargs: Any) -> None:
        """Go through all text but code and the newsroom's remarks."""
        for text in self.document.findall(nodes.Text):
            if isinstance(text.parent, nodes.literal | nodes.literal_block | nodes.comment):
                continue
            found = marks_in(text)
            if found:
                sign, typed = found
                desk.complain(
                    self.env, "markup-as-typed", line_of(text), f"“{typed}” is printed as it is typed", _REMEDIES[sign],
                    at=typed, level=Level.WARNING,
                )  # fmt: skip


def marks_in(text: nodes.Text) -> tuple[str, str] | None:
    """Give the first such mark of a text, and what was typed there; boxes and alerts begin a list's item or a quotation."""
    written = text.astext()
    if struck := _STRUCK.search(written):
        return "~~", struck.group()[:60]
    block = text.parent
    first = isinstance(block, nodes.paragraph) and block.children[0] is text and block.parent.children[0] is block
    if first and isinstance(block.parent, nodes.list_item) and (box := _BOX.match(written)):
        return "[ ]", box.group().rstrip()
    if first and isinstance(block.parent, nodes.block_quote) and (alert := _ALERT.match(written)):
        return "[!", alert.group()
    return None
