"""A side of an article that would come out before the other's embargo ends."""

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
    """Find a side that is ready and would come out before the other's embargo ends."""
    del desk
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        own, until = one.article.embargo, other.article.embargo
        if until is None or one.article.status is not Status.READY:
            continue
        where, words = head_place(one, "embargo"), {"until": until.isoformat(" ", "minutes"), "file": file_of(other)}
        if own is None:
            yield Hit(where=where, message="free", words=words)
        elif own < until:
            yield Hit(where=where, words={"own": own.isoformat(" ", "minutes"), **words})


RULE = Rule(
    name="unequal-embargo",
    code="P102",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="حظر نشر مؤقت غير متطابق", fr="embargo inégal", en="unequal embargo"),
    reason=said(
        ar="خبر محظور نشره في لغة ومنشور في الأخرى لم يعد محظورا؛ ومن وثق بالمؤسسة في الموعد يلومها.",
        fr="Une nouvelle sous embargo dans une langue et publiée dans l’autre n’est plus sous embargo, et qui s’était fié à la date le reproche à l’institution.",
        en="News held back in one language and published in the other is out, and whoever relied on the hour blames the institution.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="تصدر هذه النسخة في {own}، والأخرى ({file}) محظورة إلى {until}",
                fr="cette version paraît le {own}, l’autre ({file}) est sous embargo jusqu’au {until}",
                en="this side comes out at {own}, the other ({file}) is held until {until}",
            ),
            remedy=said(
                ar="وحّد موعد الحظر في النسختين",
                fr="donnez le même embargo aux deux versions",
                en="give both sides the same embargo",
            ),
        ),
        "free": Message(
            what=said(
                ar="لا حظر على هذه النسخة، والأخرى ({file}) محظورة إلى {until}",
                fr="cette version n’a pas d’embargo, l’autre ({file}) en a un jusqu’au {until}",
                en="this side has no embargo, the other ({file}) is held until {until}",
            ),
            remedy=said(
                ar="أضف إليها سطر embargo نفسه، أو احذفه من الأخرى إن انقضى",
                fr="ajoutez-y la même ligne embargo, ou retirez-la de l’autre si elle est échue",
                en="add the same embargo line here, or take it out there if it is over",
            ),
        ),
    },
    find=find,
)
