"""A telephone number whose groups or plus sign an Arabic line puts out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a telephone number that cannot be dialled as it is seen."""
    del desk
    for passage, stretch, own in turned(text, Kind.TELEPHONE):
        yield passage.hit(stretch.start, **words_of(stretch, own))


RULE = Rule(
    name="reversed-telephone",
    code="D103",
    family=Family.DIRECTION,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم هاتف معكوس", fr="numéro de téléphone à l’envers", en="reversed telephone number"),
    reason=said(
        ar="من يحتاج إلى الشرطة يطلب الرقم كما يراه. رقم انقلبت مجموعاته لا يجيب، أو يجيب عنه غيرنا.",
        fr="Qui a besoin de la police compose le numéro tel qu’il le voit. Si ses groupes sont intervertis, personne ne répond, ou quelqu’un d’autre.",
        en="Whoever needs the police dials the number as seen. With its groups out of order nobody answers, or somebody else does.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2 and W4; ITU-T E.123 (notation of telephone numbers)",
    messages={
        "found": Message(
            what=said(
                ar="رقم الهاتف {written} يظهر على الصفحة هكذا: {seen}",
                fr="le numéro {written} s’affiche ainsi : {seen}",
                en="the telephone number {written} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتبه في سطر واحد، مجموعات مثل \u206805 00 00 00 00\u2069، أو هكذا: {role}",
                fr="écrivez-le sur une seule ligne, par groupes comme 05 00 00 00 00, ou tapez {role}",
                en="write it on one line, in groups such as 05 00 00 00 00, or type {role}",
            ),
        ),
    },
    find=find,
    yields_to=("private-telephone",),
)
