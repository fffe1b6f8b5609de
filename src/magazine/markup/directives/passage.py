"""``{passage} fr``: a passage in another language, with its own direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.language import Language
from magazine.markup.nodes import Passage
from magazine.markup.word import Word

if TYPE_CHECKING:
    from docutils import nodes

    from magazine.markup.translator import Translator


class PassageWord(Word):
    """Read ``{passage}``."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the passage; in an unknown language it is set as the article's own."""
        tag = self.arguments[0].strip()
        known = [language.tag for language in Language]
        if tag not in known:
            self.complain("unknown-language", f"'{tag}' is not a language of the magazine", f"use {', '.join(known)}")
        language = Language(tag) if tag in known else self.language
        passage = Passage(language=language.tag, direction=language.direction.value)
        self.set_source_info(passage)
        return [self.parse_body(passage)]


def visit_passage(translator: Translator, node: Passage) -> None:
    """Open a division with its own language and direction."""
    translator.open(
        "div", node, class_="passage", lang=node["language"], xml__lang=node["language"], dir=node["direction"]
    )


def depart_passage(translator: Translator, node: Passage) -> None:
    """Close it."""
    translator.close("div")


FORMS = {Passage: {"html": (visit_passage, depart_passage)}}
