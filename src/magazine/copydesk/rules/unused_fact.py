"""A figure of the ledger that nothing in the issue uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.manuscript.data import cell_figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText
    from magazine.issue.issue import Issue


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find facts that no article, key figure, chart or sum uses."""
    del desk
    ledger = text.issue.ledger
    used = {use.fact for article in text.articles for use in article.facts}
    for one in ledger.sums:
        used |= {one.total, *one.terms}
    charted = _charted(text.issue)
    for fact in ledger.facts.values():
        if fact.id not in used and fact.value not in charted:
            yield Hit(where=fact.where, words={"fact": fact.id})


def _charted(issue: Issue) -> set[Decimal | None]:
    """Give the figures of the charts; their tables name no facts, so that a chart uses a fact by its value."""
    return {cell_figure(cell) for table in issue.tables.values() for row in table.rows for cell in row[1:]}


RULE = Rule(
    name="unused-fact",
    code="S109",
    family=Family.SHAPE,
    level=Level.NOTE,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="رقم في السجل لا يستعمله نص", fr="chiffre du registre inutilisé", en="unused entry of the ledger"),
    reason=said(
        ar="رقم تحققت منه هيئة التحرير ولم يُنشر: إما سقطت فقرته، وإما كُتب في النص بغير السجل فلا يُراجع.",
        fr="Un chiffre vérifié que rien n’emploie : son passage est tombé, ou il est écrit à la main dans le texte, où rien ne le contrôle.",
        en="A figure that was verified and that nothing uses: its passage fell out, or it is typed by hand where nothing checks it.",
    ),
    source="house style: every figure stands in the ledger once, and in the text through the ledger",
    messages={
        "found": Message(
            what=said(
                ar="لا مقال ولا رسم ولا مجموع يستعمل {fact}",
                fr="aucun article, graphique ni total n’emploie {fact}",
                en="no article, chart or sum uses {fact}",
            ),
            remedy=said(
                ar="استعمله في النص ({{fact}}`{fact}`)، أو احذفه من السجل",
                fr="employez-le dans le texte ({{fact}}`{fact}`), ou retirez-le du registre",
                en="use it in the text ({{fact}}`{fact}`), or take it out of the ledger",
            ),
        )
    },
    find=find,
)
