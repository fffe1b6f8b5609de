"""A correction that only one side of an article has: the sure sign that the other is older."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import file_of, ways
from magazine.copydesk.text import PassageKind
from magazine.issue.article import Status
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a correction that the other side, though it is out, does not have within some days."""
    apart = timedelta(days=desk.number("days"))
    for one, other in ways(pair):
        if other.article.status is not Status.READY:
            continue
        left = [correction.date for correction in other.article.corrections]
        passages = one.passages_of(PassageKind.CORRECTION)
        for correction, passage in zip(one.article.corrections, passages, strict=True):
            match = next((date for date in left if abs(date - correction.date) <= apart), None)
            if match is None:
                yield passage.hit(0, date=correction.date.isoformat(), file=file_of(other))
            else:
                left.remove(match)


RULE = Rule(
    name="lone-correction",
    code="P103",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="تصويب في لغة واحدة", fr="correction d’un seul côté", en="correction on one side only"),
    reason=said(
        ar="خطأ صُحح في لغة وبقي في الأخرى لم يُصحح: القارئ الذي لا يقرأ إلا الثانية لا يزال يصدقه.",
        fr="Une erreur corrigée dans une langue et laissée dans l’autre n’est pas corrigée : qui ne lit que la seconde y croit encore.",
        en="A mistake mended in one language and left in the other is not mended: whoever reads only that one still believes it.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا التصويب ({date}) لا يوجد في النسخة الأخرى ({file})",
                fr="cette correction du {date} manque dans l’autre version ({file})",
                en="the other side ({file}) does not have this correction of {date}",
            ),
            remedy=said(
                ar="صحح النسخة الأخرى وأضف إليها التصويب، أو أضف سطر allow بسببه إن كان الخطأ في هذه اللغة وحدها",
                fr="corrigez l’autre version et ajoutez-y la correction, ou écrivez une ligne allow avec la raison si l’erreur n’était que dans cette langue",
                en="correct the other side and add the correction there, or write an allow line with the reason if the mistake stood in this language alone",
            ),
        ),
    },
    find=find,
    settings={
        "days": Setting(
            default=("7",),
            meaning=said(
                ar="أقصى عدد من الأيام بين تصويب وتصويب اللغة الأخرى",
                fr="nombre de jours qui peuvent séparer une correction de celle de l’autre langue",
                en="days that may lie between a correction and the other language's",
            ),
            whole=True,
        ),
    },
)
