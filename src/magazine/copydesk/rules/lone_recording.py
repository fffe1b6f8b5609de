"""A film or sound that only one side of an article has."""

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
    """Find a film or sound that only one side of an article has."""
    del desk
    for name in ("video", "audio"):
        yield from lone_directives(pair, name)


RULE = Rule(
    name="lone-recording",
    code="P115",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="تسجيل في لغة واحدة", fr="enregistrement d’un seul côté", en="recording on one side only"),
    reason=said(
        ar="مقطع يراه قراء لغة ولا يراه قراء الأخرى يجعل إحدى النسختين أدنى من أختها.",
        fr="Une séquence que seule une langue donne à voir ou à entendre fait de l’autre version une version au rabais.",
        en="Film or sound that one language alone offers makes the other side the poorer one.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا التسجيل لا نظير له في النسخة الأخرى ({file})",
                fr="cet enregistrement n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no recording to match this one",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى، ولو من غير ترجمة، مع سطر يقول ما فيه",
                fr="ajoutez-le à l’autre version, même sans traduction, avec une ligne qui dit ce qu’il contient",
                en="add it to the other side, untranslated if need be, with a line that says what it holds",
            ),
        ),
    },
    find=find,
)
