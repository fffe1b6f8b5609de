"""A question of an interview that only one side has."""

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
    """Find a question of an interview that only one side has."""
    del desk
    yield from lone_directives(pair, "qa")


RULE = Rule(
    name="lone-question",
    code="P114",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="سؤال في لغة واحدة", fr="question d’un seul côté", en="question on one side only"),
    reason=said(
        ar="حوار ينقص منه سؤال في إحدى اللغتين حوار مبتور، وقد يُظن أن السؤال حُذف قصدا.",
        fr="Un entretien amputé d’une question dans une langue est un entretien coupé, et l’on peut croire la coupe voulue.",
        en="An interview that lacks a question in one language has been cut, and readers may think the cut was meant.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا السؤال لا نظير له في النسخة الأخرى ({file})",
                fr="cette question n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no question to match this one",
            ),
            remedy=said(
                ar="أضف السؤال وجوابه إلى النسخة الأخرى، أو احذفهما هنا",
                fr="ajoutez la question et sa réponse à l’autre version, ou retirez-les ici",
                en="add the question and its answer to the other side, or take them out here",
            ),
        ),
    },
    find=find,
)
