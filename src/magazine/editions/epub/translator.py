"""The words' form in a book, where it differs from the shared one: notes that pop up (EPUB Structural Semantics Vocabulary 1.1)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from magazine.editions.epub.phrases import phrase
from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from docutils.nodes import Element


class EpubTranslator(Translator):
    """Write the body of one article for a book."""

    def _heads(self, node: Element) -> str:
        """Let an empty corner head nothing: a voice would announce a header and say no word (Ace, ``empty-table-header``)."""
        told = node.astext().strip() or any(True for _ in node.findall(nodes.image))
        return super()._heads(node) if told else ""

    def visit_footnote_reference(self, node: Element) -> None:
        """Mark the reference for what it is, so that reading systems show the note above the page."""
        number = node.astext()
        self.open(
            "a", class_="note-mark", id=node["ids"][0], href=f"#{node['refid']}", epub__type="noteref", role="doc-noteref",
            aria_label=self._phrase("note").format(number),
        )  # fmt: skip
        self.add(escape(number, quote=False))
        self.close("a")
        raise nodes.SkipNode

    def visit_footnote(self, node: Element) -> None:
        """Begin the article's notes with the first of them; they have a name for those who listen and no heading."""
        if not isinstance(_neighbour(node, -1), nodes.footnote):
            self.open("section", class_="notes", epub__type="footnotes", aria_label=self._phrase("notes"))
        self.open("aside", node, class_="note", epub__type="footnote", role="doc-footnote")

    def depart_footnote(self, node: Element) -> None:
        """End the notes with the last of them."""
        self.close("aside")
        if not isinstance(_neighbour(node, 1), nodes.footnote):
            self.close("section")

    def visit_label(self, node: Element) -> None:
        """Lead from the note's number back to where it was called."""
        back = node.parent["backrefs"]
        number = escape(node.astext(), quote=False)
        self.open("p", class_="note-number")
        if back:
            self.open(
                "a", href=f"#{back[0]}", epub__type="backlink", role="doc-backlink", aria_label=self._phrase("back")
            )
            self.add(number)
            self.close("a")
        else:
            self.add(number)
        self.close("p")
        raise nodes.SkipNode

    def _phrase(self, name: str) -> str:
        return phrase(name, self.supply.language)


def _neighbour(node: Element, step: int) -> nodes.Node | None:
    place = node.parent.index(node) + step
    return node.parent[place] if 0 <= place < len(node.parent) else None
