"""A paragraph all in bold that stands where a crosshead should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SENTENCE: Final = re.compile(r"[.!؟?…»]\s*$|[.؟?!] ")

_BEHIND: Final = {PassageKind.NOTE, PassageKind.ALT, PassageKind.CAPTION, PassageKind.CREDIT, PassageKind.RIGHTS}
"""What comes behind the last words of an article: notes, and the cards of its pictures."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find short paragraphs all in bold, no sentences, that more text follows."""
    longest = desk.number("longest")
    for passage, following in zip(text.passages, text.passages[1:], strict=False):
        if passage.kind is not PassageKind.PARAGRAPH or following.kind in _BEHIND:
            continue
        whole = any(run.start == 0 and run.end == len(passage.text) for run in passage.runs_of(RunKind.STRONG))
        if whole and len(passage.text) <= longest and not _SENTENCE.search(passage.text):
            yield passage.hit(0, words=passage.text)


RULE = Rule(
    name="bold-paragraph-for-crosshead",
    code="A110",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="فقرة بخط عريض مكان عنوان فرعي",
        fr="paragraphe en gras en guise d’intertitre",
        en="bold paragraph in place of a crosshead",
    ),
    reason=said(
        ar="العين تراه عنوانا، وقارئ الشاشة والفهرس لا يريانه: فلا يصل إليه من يتنقل من عنوان إلى عنوان.",
        fr="L’œil y voit un intertitre ; ni le lecteur d’écran ni la table des matières ne le voient, et l’on ne peut y sauter.",
        en="The eye sees a crosshead; neither the screen reader nor the table of contents does, and nobody can jump to it.",
    ),
    source="WCAG 2.2, success criterion 1.3.1 (Info and Relationships); failure technique F2",
    messages={
        "found": Message(
            what=said(
                ar="«{words}» فقرة بخط عريض تقوم مقام عنوان فرعي",
                fr="« {words} » est un paragraphe en gras qui sert d’intertitre",
                en="“{words}” is a bold paragraph that serves as a crosshead",
            ),
            remedy=said(
                ar="اكتبها عنوانا فرعيا: ## في أول السطر، بلا نجوم",
                fr="faites-en un intertitre : ## en tête de ligne, sans astérisques",
                en="make it a crosshead: ## at the head of the line, without asterisks",
            ),
        )
    },
    find=find,
    settings={
        "longest": Setting(
            default=("80",),
            meaning=said(
                ar="أقصى طول بالحروف: ما زاد عليه فقرة مؤكدة لا عنوان",
                fr="longueur maximale en signes : au-delà, c’est un paragraphe souligné, non un intertitre",
                en="greatest length in characters: what is longer is a paragraph with emphasis, no crosshead",
            ),
            whole=True,
        )
    },
)
