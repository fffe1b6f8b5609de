"""``{keyfigures}``: large figures taken from the fact ledger, one a line: ``- open-days.visitors: what it counts``.

Without words of its own a figure is followed by the ledger's unit.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from magazine.issue.numerals import about
from magazine.markup.nodes import KeyFigure, KeyFigures
from magazine.markup.roles.fact import find_fact
from magazine.markup.word import Word, element, no_form

if TYPE_CHECKING:
    from magazine.markup.translator import Translator


class KeyFiguresWord(Word):
    """Read ``{keyfigures}``."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make a large figure of each line that names a fact."""
        figures = KeyFigures()
        self.set_source_info(figures)
        for offset, text in enumerate(self.content):
            if text.strip():
                line = self.content_offset + offset + 1
                figures += self._figure(text.strip().removeprefix("- ").strip(), line)
        if not figures.children:
            self.complain("no-key-figures", "no key figure is named", "name one fact of the ledger a line")
            return []
        return [figures]

    def _figure(self, text: str, line: int) -> list[KeyFigure]:
        fact_id, _, label = text.partition(":")
        fact = find_fact(self.env, fact_id.strip(), line)
        if fact is None:
            return []
        return [
            KeyFigure(
                fact=fact.id,
                figure=fact.in_figures(self.language),
                about=about(self.language) if fact.about and not label.strip() else "",
                label=label.strip() or fact.unit.says(self.language) or "",
            )
        ]


def visit_key_figure(translator: Translator, node: KeyFigure) -> None:
    """Write the figure over what it counts; the words come first for those who listen."""
    hedge = f'<span class="about">{escape(node["about"])}</span> ' if node["about"] else ""
    translator.open("div", node, class_="key-figure")
    translator.add(f'<p class="figure">{hedge}<bdi class="fact-figure" dir="ltr">{escape(node["figure"])}</bdi></p>')
    translator.add(f'<p class="label">{escape(node["label"], quote=False)}</p>')
    translator.close("div")
    raise nodes.SkipNode


FORMS = {
    KeyFigures: {"html": element("div", class_="key-figures")},
    KeyFigure: {"html": (visit_key_figure, no_form)},
}
