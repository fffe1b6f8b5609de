"""The base of the magazine's directives, and a few tools for their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from magazine.issue.finding import Level
from magazine.markup import desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils import nodes

    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.markup.translator import Translator

    Options = dict[str, Callable[[str], Any]]
    Form = tuple[Callable[[Translator, Any], None], Callable[[Translator, Any], None]]


class Word(SphinxDirective):
    """A directive of the magazine."""

    @property
    def publication(self) -> Publication:
        """The published set."""
        return desk.publication_of(self.config)

    @property
    def language(self) -> Language:
        """The language of the article."""
        return desk.language_of(self.config)

    def complain(
        self, rule: str, what: str, remedy: str, *, line: int | None = None, level: Level = Level.ERROR
    ) -> None:
        """Report a finding at the directive's own line, or another."""
        desk.complain(self.env, rule, line or self.lineno, what, remedy, level=level)

    def parse_body(self, into: nodes.Element) -> nodes.Element:
        """Parse the directive's body into a node and give it back."""
        self.state.nested_parse(self.content, self.content_offset, into)
        return into

    def parse_words(self, text: str, into: nodes.TextElement) -> nodes.TextElement:
        """Parse a line of inline text (a title, a question) into a node and give it back."""
        inline, messages = self.state.inline_text(text, self.lineno)
        into += inline
        into += messages
        self.set_source_info(into)
        return into


def no_form(translator: Translator, node: nodes.Element) -> None:
    """Write nothing: the other half of the form has done it."""


def element(tag: str, **attributes: str) -> Form:
    """Make the form of a node that is simply an element."""

    def visit(translator: Translator, node: nodes.Element) -> None:
        translator.open(tag, node, **attributes)

    def depart(translator: Translator, node: nodes.Element) -> None:
        translator.close(tag)

    return visit, depart
