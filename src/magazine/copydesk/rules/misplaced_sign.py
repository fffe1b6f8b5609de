"""A minus, a plus, a currency’s sign or degrees that an Arabic line puts on the other side of the number."""

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


_MESSAGES: Final = {Kind.SIGNED: "found", Kind.MONEY: "money", Kind.DEGREES: "degrees"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a sign that changes sides."""
    del desk
    for passage, stretch, own in turned(text, *_MESSAGES):
        yield passage.hit(stretch.start, _MESSAGES[stretch.kind], **words_of(stretch, own))


RULE = Rule(
    name="misplaced-sign",
    code="D106",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="علامة في غير جهتها من العدد", fr="signe du mauvais côté du nombre", en="sign on the wrong side of a number"
    ),
    reason=said(
        ar="علامة تنتقل إلى الجهة الأخرى من العدد تغير معناه أو تفسد قراءته: «\u2068-5\u2069» تظهر «\u20685-\u2069».",
        fr="Un signe qui passe de l’autre côté du nombre en change le sens ou en gêne la lecture : -5 s’affiche 5-.",
        en="A sign that moves to the other side of its number changes what it says or trips readers: -5 is shown as 5-.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2, W4 and W5; Unicode CLDR, number symbols of Arabic with Western digits",
    messages={
        "found": Message(
            what=said(
                ar="علامة {written} تظهر في الجهة الأخرى من العدد: {seen}",
                fr="le signe de {written} passe de l’autre côté du nombre : {seen}",
                en="the sign of {written} is seen on the other side of the number: {seen}",
            ),
            remedy=said(
                ar="قلها بالكلمات (ناقص، زائد، تحت الصفر)، أو اكتب {role}",
                fr="dites-le en mots (ناقص, زائد, تحت الصفر), ou tapez {role}",
                en="say it in words (ناقص, زائد, تحت الصفر), or type {role}",
            ),
        ),
        "money": Message(
            what=said(
                ar="رمز العملة في {written} يظهر في الجهة الأخرى من المبلغ: {seen}",
                fr="le symbole monétaire de {written} passe de l’autre côté de la somme : {seen}",
                en="the currency sign of {written} is seen on the other side of the sum: {seen}",
            ),
            remedy=said(
                ar="اكتب اسم العملة بعد المبلغ: درهم، أورو، دولار",
                fr="écrivez le nom de la monnaie après la somme : درهم, أورو, دولار",
                en="write the currency’s name after the sum: درهم, أورو, دولار",
            ),
        ),
        "degrees": Message(
            what=said(
                ar="علامة الدرجة في {written} تظهر في الجهة الأخرى من العدد: {seen}",
                fr="le signe de degré de {written} passe de l’autre côté du nombre : {seen}",
                en="the degree sign of {written} is seen on the other side of the number: {seen}",
            ),
            remedy=said(
                ar="اكتب «درجة» بعد العدد",
                fr="écrivez « درجة » après le nombre",
                en="write “درجة” after the number",
            ),
        ),
    },
    find=find,
)
