"""From a document tree to HTML: as all editions have it, less what only XML reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.nodes import Box, BoxTitle
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from docutils import nodes


class WebTranslator(Translator):
    """Write the body of one article for a browser."""

    def open(self, tag: str, node: nodes.Element | None = None, /, **attributes: str) -> None:
        """Open an element; ``lang`` says all that ``xml:lang`` would (HTML, section 3.2.6.2).

        A box is a landmark, and a page may have several: each is named by its title (WAI-ARIA 1.2, section 5.3.4).
        """
        attributes.pop("xml__lang", None)
        if isinstance(node, Box) and (title := next(node.findall(BoxTitle), None)):
            attributes["aria_label"] = title.astext()
        super().open(tag, node, **attributes)
