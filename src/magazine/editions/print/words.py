"""The words' form on paper, where it differs from the shared one: notes stand at the foot of the page that calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from magazine.markup.translator import Translator

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from magazine.markup.supply import Supply


class PrintTranslator(Translator):
    """Write the body of one article for print."""

    def __init__(self, document: nodes.document, builder: Builder, supply: Supply) -> None:
        super().__init__(document, builder, supply)
        self._told: set[str] = set()

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Put the note's text where it is called; the style sheet sends it to the foot. A second call gives its number only."""
        note = next((each for each in self.document.findall(nodes.footnote) if node["refid"] in each["ids"]), None)
        if note is None or node["refid"] in self._told:
            self.add(f'<sup class="note-mark">{node.astext()}</sup>')
            raise nodes.SkipNode
        self._told.add(node["refid"])
        self.add('<span class="footnote" data-tag="Note">')
        for number, child in enumerate(each for each in note.children if not isinstance(each, nodes.label)):
            if number:
                self.add(" ")
            for part in child.children if isinstance(child, nodes.paragraph) else [child]:
                part.walkabout(self)
        self.add("</span>")
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.Element) -> None:  # noqa: ARG002, PLR6301 - docutils' signature
        """Pass over the note's own place at the end."""
        raise nodes.SkipNode
