"""Give footnotes and their marks readable ids: ``note-1``, ``note-mark-1``, ``note-mark-1-2``.

docutils names them ``id1``, ``footnote-1`` and the like, which change when an unrelated word is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from typing import Any


class NumberNotes(SphinxTransform):
    """Rename once docutils has numbered the notes and tied them to their marks."""

    default_priority = 890

    def apply(self, **kwargs: Any) -> None:
        """Rename every note of the document and the marks that lead to it."""
        marks = list(self.document.findall(nodes.footnote_reference))
        for note in self.document.findall(nodes.footnote):
            number = note.children[0].astext() if note.children else ""
            own = [mark for mark in marks if mark.get("refid") in note["ids"]]
            note["ids"] = [f"note-{number}"]
            for count, mark in enumerate(own, start=1):
                mark["ids"] = [f"note-mark-{number}" if count == 1 else f"note-mark-{number}-{count}"]
                mark["refid"] = note["ids"][0]
            note["backrefs"] = [mark["ids"][0] for mark in own]
