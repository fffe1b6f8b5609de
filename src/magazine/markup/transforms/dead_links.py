"""Report links that lead nowhere within the article, and take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from magazine.markup import desk

if TYPE_CHECKING:
    from typing import Any


class DeadLinks(SphinxTransform):
    """Turn what MyST could not resolve into a finding; the link's words stay."""

    default_priority = 885

    def apply(self, **kwargs: Any) -> None:
        """Replace every unresolved reference by its words."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = str(link.get("reftarget", ""))
            desk.complain(
                self.env, "dead-link", link.line, f"the link '#{target}' leads nowhere in this article",
                "use the id of one of its headings, or take the link out",
            )  # fmt: skip
            link.parent.replace(link, link.children)
