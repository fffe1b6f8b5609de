"""``{fact}`open-days.visitors```: the ledger's figure alone, formatted for the language and isolated from the line around it.

Isolated left to right (``bdi``), because a figure must read the same whatever stands beside it (Unicode Standard Annex #9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxRole

from magazine.markup import desk
from magazine.markup.nodes import FactFigure

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from magazine.issue.ledger import Fact
    from magazine.markup.translator import Translator


def find_fact(env: BuildEnvironment, fact_id: str, line: int | None) -> Fact | None:
    """Find a fact of the ledger, or complain."""
    ledger = desk.publication_of(env.config).ledger
    fact = ledger.facts.get(fact_id)
    if fact is None:
        what = f"the ledger has no fact '{fact_id}'{desk.did_you_mean(fact_id, ledger.facts)}"
        remedy = "enter it in facts.yaml with its source, or correct the name"
        if fact_id in ledger.unusable:
            what = f"the fact '{fact_id}' is in the ledger, but cannot be used as it is"
            remedy = "mend first what is found in facts.yaml"
        desk.complain(env, "unknown-fact", line, what, remedy, at=fact_id)
    return fact


class FactRole(SphinxRole):
    """Read ``{fact}``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the figure; a fact that the ledger lacks leaves nothing."""
        fact = find_fact(self.env, self.text.strip(), self.lineno)
        if fact is None:
            return [], []
        figure = fact.in_figures(desk.language_of(self.config))
        return [FactFigure(self.rawtext, figure, fact=fact.id)], []


def visit_fact_figure(translator: Translator, node: FactFigure) -> None:
    """Open the isolate."""
    translator.open("bdi", class_="fact-figure", dir="ltr")


def depart_fact_figure(translator: Translator, node: FactFigure) -> None:
    """Close it."""
    translator.close("bdi")


FORMS = {FactFigure: {"html": (visit_fact_figure, depart_fact_figure)}}
