"""Roles ``{fr}``, ``{ar}``, ``{en}``, ``{zgh}``: a few words in another language, isolated and tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxRole

from magazine.issue.language import Language
from magazine.markup.nodes import Foreign

if TYPE_CHECKING:
    from docutils import nodes

    from magazine.markup.translator import Translator


class ForeignRole(SphinxRole):
    """Read a language's role; its name is the language's tag."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the isolated words."""
        language = Language(self.name)
        node = Foreign(self.rawtext, self.text, language=language.tag, direction=language.direction.value)
        return [node], []


def visit_foreign(translator: Translator, node: Foreign) -> None:
    """Open an isolate with its own language and direction."""
    tag = node["language"]
    translator.open("bdi", class_="foreign", lang=tag, xml__lang=tag, dir=node["direction"])


def depart_foreign(translator: Translator, node: Foreign) -> None:
    """Close it."""
    translator.close("bdi")


FORMS = {Foreign: {"html": (visit_foreign, depart_foreign)}}
