"""A chart whose data say otherwise than the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.charted import charts, contradictions
from magazine.copydesk.numbers import shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find rows of charts that are named as a fact's unit is, with another value."""
    for chart in charts(text, desk.issue):
        for row, value, fact in contradictions(chart, desk.issue.ledger, text.language):
            given, right = shown(value, text.language), fact.in_figures(text.language)
            yield chart.hit(row=row, figure=given, right=right, fact=fact.id)


RULE = Rule(
    name="contradicted-chart",
    code="F111",
    family=Family.FIGURES,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="رسم بياني يخالف السجل", fr="graphique contraire au registre", en="chart that contradicts the ledger"
    ),
    reason=said(
        ar="الرسم أول ما يُرى وآخر ما يُنسى: رقم فيه غير رقم المقال يُنقل وحده إلى كل مكان.",
        fr="Le graphique est ce que l’on voit d’abord et retient le mieux : son chiffre, s’il n’est pas celui de l’article, circulera seul.",
        en="A chart is what is seen first and kept longest: a figure in it that is not the article’s will travel alone.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الرسم يقول {figure} لـ«{row}»، والسجل يقول {right} ({fact})",
                fr="le graphique dit {figure} pour « {row} », le registre dit {right} ({fact})",
                en="the chart says {figure} for “{row}”, the ledger says {right} ({fact})",
            ),
            remedy=said(
                ar="تحقق في المصدر، ثم صحح ملف البيانات أو السجل",
                fr="vérifiez à la source, puis corrigez le fichier de données ou le registre",
                en="check the source, then correct the file of data or the ledger",
            ),
        )
    },
    find=find,
)
