"""The number of a law, an ISSN, a reference or a plate whose parts an Arabic line turns round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, shown, stretches_of, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


_MESSAGES: Final = {Kind.IDENTIFIER: "found", Kind.LAW: "law", Kind.PLATE: "plate"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find an identifier whose parts change places."""
    del desk
    for passage, stretch, own in turned(text, *_MESSAGES):
        either = {"dotted": ".".join(stretch.parts), "other": ".".join(reversed(stretch.parts))}
        yield passage.hit(stretch.start, _MESSAGES[stretch.kind], **either, **words_of(stretch, own))
    for passage, stretch in stretches_of(text, Kind.DECREE_BACKWARDS):
        yield passage.hit(stretch.start, "backwards", written=shown(stretch.text), dotted=".".join(stretch.parts))


RULE = Rule(
    name="reversed-identifier",
    code="D107",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مرجع معكوس", fr="référence à l’envers", en="reversed identifier"),
    reason=said(
        ar="رقم قانون أو مرجع انقلب جزآه يحيل القارئ على نص آخر: القانون \u206809-08\u2069 يظهر على شكل \u206808-09\u2069.",
        fr="Un numéro de loi ou une référence à l’envers renvoie à un autre texte : la loi 09-08 s’affiche 08-09.",
        en="The number of a law or a reference turned round sends readers to another text: law 09-08 is shown as 08-09.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2, W4 and N1; usage of the Bulletin officiel in Arabic (القانون رقم 88.13)",
    messages={
        "found": Message(
            what=said(
                ar="المرجع {written} تتبادل أجزاؤه أماكنها على الصفحة: {seen}",
                fr="les parties de la référence {written} changent de place à l’affichage : {seen}",
                en="the parts of the reference {written} change places on the page: {seen}",
            ),
            remedy=said(
                ar="اكتبه هكذا: {role}",
                fr="tapez {role}",
                en="type {role}",
            ),
        ),
        "law": Message(
            what=said(
                ar="الرقم {written} يظهر معكوسا على الصفحة: {seen}",
                fr="le numéro {written} s’affiche à l’envers : {seen}",
                en="the number {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="تحقق من ترتيبه في نصه الرسمي، ثم افصله بنقطة كما تفعل الجريدة الرسمية: {dotted} أو {other}",
                fr="vérifiez-en l’ordre dans le texte officiel, puis séparez par un point comme le Bulletin officiel en arabe : {dotted} ou {other}",
                en="check its order in the official text, then part it by a full stop as the Bulletin officiel does in Arabic: {dotted} or {other}",
            ),
        ),
        "backwards": Message(
            what=said(
                ar="رقم النص {written} مكتوب من آخره إلى أوله",
                fr="le numéro {written} est écrit à rebours",
                en="the number {written} is written backwards",
            ),
            remedy=said(
                ar="اكتبه كما في الجريدة الرسمية: {dotted}",
                fr="écrivez-le comme le Bulletin officiel : {dotted}",
                en="write it as the Bulletin officiel does: {dotted}",
            ),
        ),
        "plate": Message(
            what=said(
                ar="رقم لوحة السيارة يظهر في السطر العربي على غير ترتيبه",
                fr="le numéro de la plaque s’affiche dans un autre ordre que sur la voiture",
                en="the number of the plate is seen in another order than on the car",
            ),
            remedy=said(
                ar="إن كان لا بد من ذكره فبالكلمات: الرقم، ثم الحرف، ثم رقم الإقليم",
                fr="s’il faut vraiment la citer, dites-la en mots : le numéro, la lettre, puis le code de la préfecture",
                en="if it must be given at all, say it in words: the number, the letter, then the prefecture’s number",
            ),
        ),
    },
    find=find,
    yields_to=("number-plate",),
)
