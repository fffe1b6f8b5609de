"""The form of a line that ends where its editor ended it: the same in all editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.nodes import LineBreak
from magazine.markup.word import no_form

if TYPE_CHECKING:
    from magazine.markup.translator import Translator


def visit_line_break(translator: Translator, node: LineBreak) -> None:
    """End the line."""
    del node
    translator.add("<br />")


FORMS = {LineBreak: {"html": (visit_line_break, no_form)}}
