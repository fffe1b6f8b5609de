"""From a document tree to HTML: as all editions have it, less what only XML reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from docutils import nodes


class WebTranslator(Translator):
    """Write the body of one article for a browser."""

    def open(self, tag: str, node: nodes.Element | None = None, /, **attributes: str) -> None:
        """Open an element; ``lang`` says all that ``xml:lang`` would (HTML, section 3.2.6.2)."""
        attributes.pop("xml__lang", None)
        super().open(tag, node, **attributes)
