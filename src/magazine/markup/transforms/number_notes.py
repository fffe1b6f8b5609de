"""Give footnotes and their marks readable ids: ``note-1``, ``note-mark-1``, ``note-mark-1-2``.

docutils names them ``id1``, ``footnote-1`` and the like, which change when an unrelated word is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.issue.finding import Level
from magazine.markup import desk
from magazine.markup.transforms.dead_links import line_of

if TYPE_CHECKING:
    from typing import Any


class NumberNotes(SphinxTransform):
    """Rename once docutils has numbered the notes and tied them to their marks."""

    default_priority = 890

    def apply(self, **kwargs: Any) -> None:
        """Rename every note of the document and the marks that lead to it."""
        marks: dict[str, list[nodes.footnote_reference]] = {}
        for mark in self.document.findall(nodes.footnote_reference):
            marks.setdefault(mark.get("refid", ""), []).append(mark)
        for note in self.document.findall(nodes.footnote):
            number = note.children[0].astext() if note.children else ""
            own = [mark for name in note["ids"] for mark in marks.get(name, ())]
            if own and all(_stands_in(mark, note) for mark in own):
                self._complain_of_stray(note, number)
            note["ids"] = [f"note-{number}"]
            for count, mark in enumerate(own, start=1):
                mark["ids"] = [f"note-mark-{number}" if count == 1 else f"note-mark-{number}-{count}"]
                mark["refid"] = note["ids"][0]
            note["backrefs"] = [mark["ids"][0] for mark in own]

    def _complain_of_stray(self, note: nodes.footnote, number: str) -> None:
        what = f"the note {number} is called by itself alone, and no reader comes to it"
        remedy = "call it from the text, or take it out"
        desk.complain(self.env, "stray-footnote", line_of(note), what, remedy, level=Level.WARNING)


def _stands_in(node: nodes.Node, outer: nodes.Node) -> bool:
    while node.parent is not None and node is not outer:
        node = node.parent
    return node is outer
