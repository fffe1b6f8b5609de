"""A long stretch of text without a crosshead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.lengths import ARABIC, limit
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_HEADS: Final = {PassageKind.CROSSHEAD, PassageKind.QUESTION}
_TEXT: Final = {PassageKind.PARAGRAPH, PassageKind.ITEM}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find stretches of paragraphs and items between two heads of more words than the setting allows; boxes stand by themselves."""
    most = limit("words", text.language, desk)
    for stretch in _stretches(text):
        length = sum(len(passage.text.split()) for passage in stretch)
        if length > most:
            yield stretch[0].hit(0, length=str(length), most=str(most))


def _stretches(text: ArticleText) -> list[list[Passage]]:
    found: list[list[Passage]] = [[]]
    for passage in text.passages:
        if passage.kind in _HEADS:
            found.append([])
        elif passage.kind in _TEXT and "box" not in passage.within:
            found[-1].append(passage)
    return found


RULE = Rule(
    name="long-stretch-without-crosshead",
    code="S114",
    family=Family.SHAPE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="نص طويل بلا عنوان فرعي",
        fr="long passage sans intertitre",
        en="long stretch without a crosshead",
    ),
    reason=said(
        ar="العنوان الفرعي باب يدخل منه من يتصفح: نص طويل بلا باب يُترك قبل أن يُبدأ.",
        fr="L’intertitre est la porte de qui feuillette : un long texte sans porte est quitté avant d’être commencé.",
        en="A crosshead is the door for those who leaf through: a long text without a door is left before it is begun.",
    ),
    source="WCAG 2.2, success criterion 2.4.10 (Section Headings); the length is house style",
    messages={
        "found": Message(
            what=said(
                ar="من هنا نص بلا عنوان فرعي، عدد كلماته {length}، والحد الأقصى {most}",
                fr="{length} mots sans intertitre à partir d’ici, pour {most} au plus",
                en="{length} words without a crosshead from here on, {most} at most",
            ),
            remedy=said(
                ar="ضع عنوانا فرعيا حيث ينتقل الكلام إلى أمر آخر",
                fr="posez un intertitre là où l’on passe à autre chose",
                en="put a crosshead where the text goes on to something else",
            ),
        )
    },
    find=find,
    settings={
        "words": Setting(
            default=("450",),
            meaning=said(
                ar="أقصى عدد من الكلمات بين عنوانين فرعيين",
                fr="nombre maximal de mots entre deux intertitres",
                en="most words between two crossheads",
            ),
            whole=True,
        ),
        "arabic": ARABIC,
    },
)
