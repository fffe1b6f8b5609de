"""``{pullquote}`` with ``:by:``: a sentence lifted out of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from magazine.markup.nodes import PullQuote
from magazine.markup.word import Word, element

if TYPE_CHECKING:
    from magazine.markup.word import Options


class PullQuoteWord(Word):
    """Read ``{pullquote}``; its body is the sentence."""

    has_content = True
    option_spec: ClassVar[Options | None] = {"by": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Make the quotation and who said it."""
        if not self.content:
            self.complain(
                "empty-pull-quote", "the pull quote says nothing", "write the sentence below the opening line"
            )
            return []
        quote = self.parse_body(PullQuote())
        self.set_source_info(quote)
        if self.options.get("by"):
            quote += self.parse_words(self.options["by"], nodes.attribution())
        return [quote]


FORMS = {PullQuote: {"html": element("blockquote", class_="pull-quote")}}
