"""Report links that lead nowhere within the article, and take them out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from magazine.markup import desk

if TYPE_CHECKING:
    from typing import Any

_REFUSED: Final = re.compile(
    r"(?:\]\(\s*<?|<|^\[[^\]\n]+\]:\s*<?)(?P<scheme>(?:javascript|vbscript|file|data):)", re.IGNORECASE | re.MULTILINE
)
"""Markdown itself leaves these links as plain text, in each of its ways to write one; a reader would see the brackets."""


class DeadLinks(SphinxTransform):
    """Turn what MyST could not resolve into a finding; the link's words stay."""

    default_priority = 885

    def apply(self, **kwargs: Any) -> None:
        """Replace every unresolved reference by its words."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = str(link.get("reftarget", ""))
            desk.complain(
                self.env,
                "dead-link",
                line_of(link),
                f"the link “#{target}” leads nowhere in this article",
                "use the id of one of its headings, or take the link out",
                at=f"#{target}",
            )
            link.parent.replace(link, link.children)
        for text in self.document.findall(nodes.Text):
            match = _REFUSED.search(text.astext())
            if match and not isinstance(
                text.parent, nodes.literal | nodes.literal_block
            ):  # code is shown, and links nowhere
                desk.complain(
                    self.env,
                    "forbidden-link",
                    line_of(text),
                    f"a link to '{match['scheme']}' is not allowed",
                    "link to https://…, or to another article of the issue",
                    at=match[0],
                )


def line_of(node: nodes.Node) -> int | None:
    """Give the line of a node, or of the nearest one around it that knows."""
    found: nodes.Node | None = node
    while found is not None and not found.line:
        found = found.parent
    return found.line if found is not None else None
