"""A percentage whose sign an Arabic line puts before the number: 5% seen as %5, -5% as %5-."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, has_fact, parts_of, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


_MESSAGES: Final = {
    (Kind.PERCENTAGE, False): "found",
    (Kind.PERCENTAGE, True): "fact",
    (Kind.CHANGE, False): "signed",
    (Kind.CHANGE, True): "signed",
}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a percentage whose signs change sides."""
    del desk
    for passage, stretch, own in turned(text, Kind.PERCENTAGE, Kind.CHANGE):
        share = "".join(parts_of(passage, stretch))
        message = _MESSAGES[stretch.kind, has_fact(passage, stretch)]
        yield passage.hit(stretch.start, message, share=share, **words_of(stretch, own))


RULE = Rule(
    name="reversed-percentage",
    code="D105",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="علامة نسبة في غير جهتها", fr="signe de pourcentage du mauvais côté", en="percent sign on the wrong side"
    ),
    reason=said(
        ar="في سطر عربي تنتقل علامة النسبة إلى يسار الرقم، وتنتقل علامة الناقص إلى يمينه، فلا يُعرف أهو ارتفاع أم انخفاض. والصحافة المغربية تكتب «في المائة».",
        fr="Dans une ligne arabe, le signe % passe à gauche du nombre et le signe moins à sa droite : hausse ou baisse, on ne sait plus. La presse marocaine écrit « في المائة ».",
        en="In an Arabic line the percent sign moves to the left of the number and a minus to its right: rise or fall, nobody can tell. The Moroccan press writes “في المائة”.",
    ),
    source="Unicode CLDR, number symbols of Arabic with Western digits (a direction mark holds % and minus in place); house style",
    messages={
        "found": Message(
            what=said(
                ar="النسبة {written} تظهر على الصفحة هكذا: {seen}",
                fr="le pourcentage {written} s’affiche ainsi : {seen}",
                en="the percentage {written} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتب «{share}»، أو هكذا: {role}",
                fr="écrivez « {share} », ou tapez {role}",
                en="write “{share}”, or type {role}",
            ),
        ),
        "fact": Message(
            what=said(
                ar="النسبة {written} تظهر على الصفحة هكذا: {seen}",
                fr="le pourcentage {written} s’affiche ainsi : {seen}",
                en="the percentage {written} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتب «{share}»",
                fr="écrivez « {share} »",
                en="write “{share}”",
            ),
        ),
        "signed": Message(
            what=said(
                ar="النسبة {written} تظهر على الصفحة وعلامتها في غير جهتها: {seen}",
                fr="le signe de {written} passe de l’autre côté à l’affichage : {seen}",
                en="the sign of {written} is seen on the other side: {seen}",
            ),
            remedy=said(
                ar="قل بالكلمات: ارتفاع أو انخفاض بنسبة {share}، أو هكذا: {role}",
                fr="dites-le en mots : hausse ou baisse de {share}, ou tapez {role}",
                en="say in words whether it rose or fell by {share}, or type {role}",
            ),
        ),
    },
    find=find,
)
