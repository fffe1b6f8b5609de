"""A number that an Arabic line puts out of order: 12 500,75 seen as 75,12 500, a score 3-1 seen as 1-3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


_MESSAGES: Final = {Kind.NUMBER: "found", Kind.GROUPS: "groups", Kind.SCORE: "score"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a number or a score whose parts change places."""
    del desk
    for passage, stretch, own in turned(text, *_MESSAGES):
        yield passage.hit(
            stretch.start, _MESSAGES[stretch.kind], dotted="".join(stretch.parts), **words_of(stretch, own)
        )


RULE = Rule(
    name="reversed-number",
    code="D102",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عدد معكوس الأجزاء", fr="nombre aux parties interverties", en="number out of order"),
    reason=said(
        ar="رقم تتبادل أجزاؤه أماكنها رقم آخر: مبلغ أو نتيجة أو قياس يقرؤه الناس على غير ما كُتب.",
        fr="Un nombre dont les parties changent de place est un autre nombre : somme, score ou mesure, le lecteur en lit un que personne n’a écrit.",
        en="A number whose parts change places is another number: a sum, a score or a size that nobody wrote.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2, W4 and N1",
    messages={
        "found": Message(
            what=said(
                ar="العدد {written} تتبادل أجزاؤه أماكنها على الصفحة: {seen}",
                fr="les parties de {written} changent de place à l’affichage : {seen}",
                en="the parts of {written} change places on the page: {seen}",
            ),
            remedy=said(
                ar="اكتبه هكذا: {role}",
                fr="tapez {role}",
                en="type {role}",
            ),
        ),
        "groups": Message(
            what=said(
                ar="مجموعات العدد {written} تتبادل أماكنها على الصفحة: {seen}",
                fr="les groupes de {written} changent de place à l’affichage : {seen}",
                en="the groups of {written} change places on the page: {seen}",
            ),
            remedy=said(
                ar="افصل المجموعات بنقطة: {dotted}",
                fr="séparez les groupes par un point : {dotted}",
                en="part the groups by full stops: {dotted}",
            ),
        ),
        "score": Message(
            what=said(
                ar="النتيجة {written} تظهر معكوسة على الصفحة: {seen}",
                fr="le score {written} s’affiche à l’envers : {seen}",
                en="the score {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="اكتبها بالكلمات («ثلاثة أهداف مقابل هدف»)، أو هكذا: {role}",
                fr="écrivez-le en toutes lettres (« ثلاثة أهداف مقابل هدف »), ou tapez {role}",
                en="write it in words (“ثلاثة أهداف مقابل هدف”), or type {role}",
            ),
        ),
    },
    find=find,
)
