"""``{box} Title``: a boxed side piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from magazine.markup.nodes import Box, BoxTitle
from magazine.markup.word import Word, element

if TYPE_CHECKING:
    from docutils import nodes

    from magazine.markup.word import Options


class BoxWord(Word):
    """Read ``{box}``; the title may be left out."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Options | None] = {}

    def run(self) -> list[nodes.Node]:
        """Make the box."""
        box = Box()
        self.set_source_info(box)
        if self.arguments:
            box += self.parse_words(self.arguments[0], BoxTitle())
        if not self.content:
            self.complain("empty-box", "the box is empty", "write its text between the fences")
        return [self.parse_body(box)]


FORMS = {
    Box: {"html": element("aside", class_="box")},
    BoxTitle: {"html": element("p", class_="box-title")},
}
