"""A side of an article that is not ready while the other is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, head_place
from magazine.issue.article import Status
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a side that is not ready while the other is."""
    del desk
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        if one.article.status is not Status.READY and other.article.status is Status.READY:
            words = {"status": one.article.status.value, "file": file_of(other)}
            yield Hit(where=head_place(one, "status"), words=words)


RULE = Rule(
    name="unequal-status",
    code="P101",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="نسخة لم تجهز بعد", fr="version en retard sur l’autre", en="side that lags behind the other"),
    reason=said(
        ar="النسخة الجاهزة تُنشر وحدها، وقارئ اللغة الأخرى يجد مكان المقال فارغا.",
        fr="La version prête paraît seule, et le lecteur de l’autre langue trouve la place vide.",
        en="The side that is ready comes out alone, and readers of the other language find its place empty.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="حالة هذه النسخة {status}، والنسخة الأخرى ({file}) جاهزة للنشر",
                fr="cette version est encore « {status} », l’autre ({file}) est prête à paraître",
                en="this side is “{status}” while the other ({file}) is ready",
            ),
            remedy=said(
                ar="أتمّ مراجعتها واكتب status: ready، أو أجّل الأخرى حتى تصدرا معا",
                fr="achevez-la et écrivez status: ready, ou retenez l’autre pour qu’elles paraissent ensemble",
                en="finish it and write status: ready, or hold the other back so that both come out together",
            ),
        ),
    },
    find=find,
)
