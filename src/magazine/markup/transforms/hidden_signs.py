"""Find signs that nobody sees and that Markdown makes of entities: ``&#x202e;`` turns letters round, ``&#12;`` can stand in no page.

Typed as they are, the first are found by the copy desk and the second when the file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.issue.finding import Level
from magazine.manuscript.direction import MOVING
from magazine.manuscript.hidden import hidden_in, without_hidden
from magazine.markup import desk
from magazine.markup.transforms.dead_links import line_of

if TYPE_CHECKING:
    from typing import Any

_OVERRIDES: Final = "\u202d\u202e"
_ADDRESSES: Final = {"refuri", "reftarget", "uri", "source", "rawsource"}
"""Attributes that lead somewhere and are not read; what is odd in them is written as a code there."""


class HiddenSigns(SphinxTransform):
    """Complain of them; what can stand in no page becomes a space."""

    default_priority = 884

    def apply(self, **kwargs: Any) -> None:
        """Go through all text."""
        for text in list(self.document.findall(nodes.Text)):
            written = text.astext()
            if MOVING.search(written):
                self._complain_of_direction(text, written)
            if self._holds_hidden(text, written):
                text.parent.replace(text, nodes.Text(without_hidden(written)))
        for element in self.document.findall(nodes.Element):
            for name, value in element.attributes.items():
                if isinstance(value, str) and name not in _ADDRESSES:
                    if MOVING.search(value):
                        self._complain_of_direction(element, value)
                    if self._holds_hidden(element, value):
                        element[name] = without_hidden(value)

    def _holds_hidden(self, node: nodes.Node, written: str) -> bool:
        """Complain of what an entity has hidden in a text or in a picture's words."""
        found = next(hidden_in(written), None)
        if found is not None:
            what = f"by an entity {found.what}"
            desk.complain(self.env, "control-character", line_of(node), what, "delete it and type the word again")
        return found is not None

    def _complain_of_direction(self, text: nodes.Node, written: str) -> None:
        signs = MOVING.findall(written)
        override = next((sign for sign in signs if sign in _OVERRIDES), None)
        desk.complain(
            self.env,
            "direction-override" if override else "hidden-direction-control",
            line_of(text),
            f"a hidden sign changes the order of what is seen: U+{ord(override or signs[0]):04X}",
            "delete it, then read the sentence again letter by letter",
            level=Level.ERROR if override else Level.WARNING,
        )
