"""An alternative text too long to be listened to in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.descriptions import descriptions
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts of more characters than the setting allows."""
    most = desk.number("longest")
    for one in descriptions(text):
        if len(one.text) > most:
            yield Hit(where=one.where, words={"length": str(len(one.text)), "most": str(most)})


RULE = Rule(
    name="long-alt",
    code="A103",
    family=Family.ACCESS,
    level=Level.NOTE,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="نص بديل طويل", fr="texte de remplacement trop long", en="alternative text that is too long"),
    reason=said(
        ar="يُسمع النص البديل دفعة واحدة، بلا توقف ولا رجوع: ما طال منه مكانه المتن، حيث يقرؤه الجميع.",
        fr="Ce texte s’écoute d’une traite, sans pause ni retour : ce qui est long a sa place dans l’article, où tout le monde le lit.",
        en="This text is heard in one go, with no pause and no way back: what is long belongs in the article, where all can read it.",
    ),
    source="WCAG 2.2, success criterion 1.1.1, technique G95 (short text alternatives); the length is house style",
    messages={
        "found": Message(
            what=said(
                ar="عدد حروف النص البديل {length}، والحد الأقصى {most}",
                fr="le texte de remplacement compte {length} signes, pour {most} au plus",
                en="the alternative text has {length} characters, {most} at most",
            ),
            remedy=said(
                ar="اكتف بالأهم في جملة أو جملتين، وانقل الباقي إلى المتن أو التعليق",
                fr="gardez l’essentiel en une ou deux phrases, et portez le reste dans l’article ou la légende",
                en="keep what matters in a sentence or two, and move the rest into the article or the caption",
            ),
        )
    },
    find=find,
    settings={
        "longest": Setting(
            default=("250",),
            meaning=said(
                ar="أقصى عدد من الحروف (جملتان قصيرتان)",
                fr="nombre maximal de signes (deux phrases courtes)",
                en="most characters (two short sentences)",
            ),
            whole=True,
        )
    },
)
