"""An alternative text that is not in the language it is given for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import descriptions
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText

_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]")
_OWN: Final = {Language.ARABIC: (_ARABIC, _LATIN), Language.FRENCH: (_LATIN, _ARABIC)}


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts with more letters of the other language's alphabet than of their own."""
    del desk
    for one in descriptions(text):
        own, other = (len(letters.findall(one.text)) for letters in _OWN[one.language])
        if other > own:
            yield Hit(where=one.where, message=one.language.tag)


RULE = Rule(
    name="alt-in-other-language",
    code="A112",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="نص بديل بغير لغته",
        fr="texte de remplacement dans l’autre langue",
        en="alternative text in the other language",
    ),
    reason=said(
        ar="قارئ الشاشة ينطق النص بصوت اللغة المعلنة: الفرنسية بصوت عربي لا تُفهم، ولا العربية بصوت فرنسي.",
        fr="Le lecteur d’écran lit avec la voix de la langue annoncée : du français dit par une voix arabe ne se comprend pas, ni l’inverse.",
        en="A screen reader speaks with the voice of the language announced: French in an Arabic voice cannot be understood, nor the reverse.",
    ),
    source="WCAG 2.2, success criterion 3.1.2 (Language of Parts)",
    messages={
        "ar": Message(
            what=said(
                ar="النص البديل العربي مكتوب بالحرف اللاتيني",
                fr="le texte de remplacement arabe est écrit en lettres latines",
                en="the Arabic alternative text is written in Latin letters",
            ),
            remedy=said(ar="اكتبه بالعربية", fr="écrivez-le en arabe", en="write it in Arabic"),
        ),
        "fr": Message(
            what=said(
                ar="النص البديل الفرنسي مكتوب بالحرف العربي",
                fr="le texte de remplacement français est écrit en lettres arabes",
                en="the French alternative text is written in Arabic letters",
            ),
            remedy=said(ar="اكتبه بالفرنسية", fr="écrivez-le en français", en="write it in French"),
        ),
    },
    find=find,
)
