"""A number that an Arabic line puts out of order: 12 500,75 seen as 75,12 500, a score 3-1 seen as 1-3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


_MESSAGES: Final = {Kind.NUMBER: "found", Kind.SCORE: "score"}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a number or a score whose parts change places."""
    del desk
    for passage, stretch, own in turned(text, *_MESSAGES):
        yield passage.hit(stretch.start, _MESSAGES[stretch.kind], **words_of(stretch, own))


RULE = Rule(
    name="reversed-number",
    code="D102",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
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
                ar="اكتبه بلا فراغات (12.500,75) أو بالكلمات، أو ضعه بين علامتي دور اللغة: {role}",
                fr="écrivez-le sans espaces (12.500,75) ou en toutes lettres, ou mettez-le dans un rôle de langue : {role}",
                en="write it without spaces (12.500,75) or in words, or put it in a language’s role: {role}",
            ),
        ),
        "score": Message(
            what=said(
                ar="النتيجة {written} تظهر معكوسة على الصفحة: {seen}",
                fr="le score {written} s’affiche à l’envers : {seen}",
                en="the score {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="اكتبها بالكلمات («ثلاثة أهداف مقابل هدف»)، أو ضعها بين علامتي دور اللغة: {role}",
                fr="écrivez-le en toutes lettres (« ثلاثة أهداف مقابل هدف »), ou mettez-le dans un rôle de langue : {role}",
                en="write it in words (“ثلاثة أهداف مقابل هدف”), or put it in a language’s role: {role}",
            ),
        ),
    },
    find=find,
)
