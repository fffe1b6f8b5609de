"""Isolate telephone numbers, ISSNs, ISO dates and addresses in right-to-left text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from magazine.issue.isolation import isolate_class, runs
from magazine.issue.language import Direction
from magazine.markup import desk
from magazine.markup.nodes import FactFigure, Foreign, Isolate, Passage

if TYPE_CHECKING:
    from typing import Any

    from magazine.markup.translator import Translator

_CLOSED = (FactFigure, Isolate, nodes.literal, nodes.literal_block, nodes.comment, nodes.raw)


class IsolateNumbers(SphinxTransform):
    """Wrap each fragile run in an ``Isolate``."""

    default_priority = 895

    def apply(self, **kwargs: Any) -> None:
        """Go through all text that runs right to left, and through words in another language."""
        for text in list(self.document.findall(nodes.Text)):
            if not self._is_right_to_left(text):
                continue
            pieces = list(runs(text.astext()))
            if any(fragile for _, fragile in pieces):
                new = [Isolate(run, run) if fragile else nodes.Text(run) for run, fragile in pieces]
                text.parent.replace(text, new)

    def _is_right_to_left(self, text: nodes.Text) -> bool:
        parent = text.parent
        while parent is not None:
            if isinstance(parent, _CLOSED):
                return False
            if isinstance(parent, Foreign):
                return True  # a few words: they run their own way, and a number among them stays in one piece
            if isinstance(parent, Passage):
                return bool(parent["direction"] == Direction.RIGHT_TO_LEFT.value)
            parent = parent.parent
        return desk.language_of(self.config).direction is Direction.RIGHT_TO_LEFT


def visit_isolate(translator: Translator, node: Isolate) -> None:
    """Open the isolate; its class says whether it may part at a line's end."""
    translator.open("bdi", class_=isolate_class(node.astext()), dir="ltr")


def depart_isolate(translator: Translator, node: Isolate) -> None:
    """Close it."""
    translator.close("bdi")


FORMS = {Isolate: {"html": (visit_isolate, depart_isolate)}}
