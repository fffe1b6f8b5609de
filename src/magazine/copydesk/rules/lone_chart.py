"""A chart that only one side of an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import lone_directives
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a chart that only one side of an article has."""
    del desk
    yield from lone_directives(pair, "chart")


RULE = Rule(
    name="lone-chart",
    code="P111",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="رسم بياني في لغة واحدة", fr="graphique d’un seul côté", en="chart on one side only"),
    reason=said(
        ar="الأرقام المرسومة هي أول ما يقارنه قارئ اللغتين؛ ونسخة من غير رسمها تبدو كأنها تخفي شيئا.",
        fr="Les chiffres dessinés sont les premiers que l’on compare d’une langue à l’autre ; une version sans graphique semble taire quelque chose.",
        en="Figures that are drawn are the first to be compared between languages; a side without its chart seems to hold something back.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا الرسم البياني لا نظير له في النسخة الأخرى ({file})",
                fr="ce graphique n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no chart to match this one",
            ),
            remedy=said(
                ar="أضف الرسم إلى النسخة الأخرى بمعطياته في لغتها",
                fr="ajoutez le graphique à l’autre version, avec ses données dans sa langue",
                en="add the chart to the other side, with its data in that language",
            ),
        ),
    },
    find=find,
)
