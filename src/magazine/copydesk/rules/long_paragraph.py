"""A paragraph that fills a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.lengths import ARABIC, limit
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find paragraphs of more words than the setting allows."""
    for passage in text.passages_of(PassageKind.PARAGRAPH):
        length, most = len(passage.text.split()), limit("words", passage.language, desk)
        if length > most:
            yield passage.hit(0, length=str(length), most=str(most))


RULE = Rule(
    name="long-paragraph",
    code="S103",
    family=Family.SHAPE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="فقرة طويلة", fr="paragraphe trop long", en="paragraph that is too long"),
    reason=said(
        ar="الفقرة الطويلة تملأ شاشة الهاتف كلها وعمودا من الصفحة، فلا يجد القارئ موضعا يستريح فيه أو يعود إليه.",
        fr="Un long paragraphe remplit l’écran d’un téléphone et une colonne de la page : l’œil n’a plus où se poser ni où revenir.",
        en="A long paragraph fills a telephone’s screen and a column of the page: the eye has nowhere to rest or to come back to.",
    ),
    source="house style: a third of a column in print, a telephone’s screen",
    messages={
        "found": Message(
            what=said(
                ar="عدد كلمات الفقرة {length}، والحد الأقصى {most}",
                fr="le paragraphe compte {length} mots, pour {most} au plus",
                en="the paragraph has {length} words, {most} at most",
            ),
            remedy=said(
                ar="اقطعها حيث تتغير الفكرة",
                fr="coupez-le là où l’idée change",
                en="cut it where the thought changes",
            ),
        )
    },
    find=find,
    settings={
        "words": Setting(
            default=("130",),
            meaning=said(
                ar="أقصى عدد من الكلمات في الفقرة",
                fr="nombre maximal de mots d’un paragraphe",
                en="most words of a paragraph",
            ),
            whole=True,
        ),
        "arabic": ARABIC,
    },
)
