"""A sum that does not come out: “12 + 30 = 43”, parts larger than their whole, a table’s total."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from magazine.copydesk.numbers import shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sums import equations, overfull, totals
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.sums import Failed
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find sums written out, parts behind “dont” and totals of tables that do not hold."""
    del desk
    for one in chain(chain.from_iterable(map(equations, text.passages)), totals(text)):
        yield _hit(one, "found")
    for one in chain.from_iterable(map(overfull, text.passages)):
        yield _hit(one, "parts")


def _hit(one: Failed, message: str) -> Hit:
    language = one.passage.language
    claimed, made = shown(one.figure.value, language), shown(one.made, language)
    return one.passage.hit(one.figure.start, message, claimed=claimed, made=made)


RULE = Rule(
    name="failed-sum",
    code="F102",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مجموع غير صحيح", fr="somme fausse", en="sum that does not hold"),
    reason=said(
        ar="القارئ يجمع الأرقام بسهولة؛ ومجموع خاطئ واحد يكفي لينتشر في الصحافة خبرا عن المجلة لا عن موضوعها.",
        fr="Le lecteur additionne sans peine ; une seule somme fausse, et c’est d’elle que l’on parlera.",
        en="Readers add up easily; one wrong total, and that is what people will talk about.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="المجموع المذكور {claimed}، والأرقام تعطي {made}",
                fr="la somme annoncée est {claimed}, les chiffres donnent {made}",
                en="the total given is {claimed}, the figures make {made}",
            ),
            remedy=said(
                ar="تحقق من كل رقم في مصدره، ثم صحح الجزء أو المجموع",
                fr="vérifiez chaque chiffre à sa source, puis corrigez une part ou le total",
                en="check each figure against its source, then correct a part or the total",
            ),
        ),
        "parts": Message(
            what=said(
                ar="الأجزاء تبلغ {made}، والكل {claimed}",
                fr="les parties font {made}, le tout est de {claimed}",
                en="the parts make {made}, the whole is {claimed}",
            ),
            remedy=said(
                ar="تحقق من الأرقام؛ وإن كان أحدها لا يدخل في الكل فافصله عنه في الجملة",
                fr="vérifiez les chiffres ; si l’un d’eux n’est pas compris dans le tout, dites-le à part",
                en="check the figures; if one is not part of the whole, tell it apart",
            ),
        ),
    },
    find=find,
)
