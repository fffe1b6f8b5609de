"""The form of a line that ends where its editor ended it."""

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


def visit_line_break_in_print(translator: Translator, node: LineBreak) -> None:
    """End the line behind a space: whoever reads along a PDF's tags hears it, also where bold words or a link end the line."""
    del node
    translator.add(" <br />")


FORMS = {LineBreak: {"html": (visit_line_break, no_form), "print": (visit_line_break_in_print, no_form)}}
