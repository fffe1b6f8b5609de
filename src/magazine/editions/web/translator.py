"""From a document tree to HTML: as all editions have it, less what only XML reads."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from magazine.editions.web.phrases import Phrases
from magazine.markup.nodes import Box, BoxTitle
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from docutils.nodes import Element


class WebTranslator(Translator):
    """Write the body of one article for a browser."""

    def open(self, tag: str, node: Element | None = None, /, **attributes: str) -> None:
        """Open an element; ``lang`` says all that ``xml:lang`` would (HTML, section 3.2.6.2).

        A box is a landmark, and a page may have several: each is named by its title (WAI-ARIA 1.2, section 5.3.4).
        """
        attributes.pop("xml__lang", None)
        if isinstance(node, Box) and (title := next(node.findall(BoxTitle), None)):
            attributes["aria_label"] = title.astext()
        super().open(tag, node, **attributes)

    def visit_footnote_reference(self, node: Element) -> None:
        """Write a note's mark; those who hear the page are told that it is one."""
        self._note_link(node.astext(), node["refid"], "note", class_="note-mark", id=node["ids"][0], role="doc-noteref")
        raise nodes.SkipNode

    def visit_label(self, node: Element) -> None:
        """Lead from a note back to the words that call it; a note that nothing calls has its number alone."""
        back = node.parent["backrefs"]
        self.add('<span class="note-number">')
        if back:
            self._note_link(node.astext(), back[0], "note_back", role="doc-backlink")
        else:
            self.add(escape(node.astext(), quote=False))
        self.add("</span> ")
        raise nodes.SkipNode

    def _note_link(self, number: str, target: str, phrase: str, **attributes: str) -> None:
        words = getattr(Phrases(self.supply.language), phrase)
        self.open("a", href=f"#{target}", aria_label=words.format(number), **attributes)
        self.add(escape(number, quote=False))
        self.close("a")
