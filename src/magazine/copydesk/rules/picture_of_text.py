"""A picture of words: a scanned communiqué, a poster, a screen, whose words the reader is not given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import descriptions, words
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText

_WORDS: Final = {
    Language.ARABIC: re.compile(
        r"(?:نص ال)?(?:ال)?(?:بلاغ|بيان|مذكرة|إعلان|ملصق|دعوة|جدول|لقطة شاشة|نسخة (?:من|عن)|صورة (?:من|عن) (?:ال)?(?:بلاغ|بيان|وثيقة))\b(?! مغلق| ممزق)"
    ),
    Language.FRENCH: re.compile(
        r"(?:le |la |l['’]|une? )?(?:texte d[ue]|communiqué|note de service|affiche|tract|invitation|tableau des|capture d['’]écran|copie d[ue]|fac-similé|scan)\b",
        re.IGNORECASE,
    ),
}
_GIVEN: Final = re.compile(r"[«“\":]")
"""A description that quotes, or that goes on after a colon, gives what is written."""


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts that begin with a written thing and are too short to give its words."""
    for one in descriptions(text):
        if (
            _WORDS[one.language].match(one.text)
            and not _GIVEN.search(one.text)
            and len(words(one.text)) < desk.number("enough")
        ):
            yield Hit(where=one.where, words={"text": one.text.strip()})


RULE = Rule(
    name="picture-of-text",
    code="A111",
    family=Family.ACCESS,
    level=Level.NOTE,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="صورة نص", fr="image de texte", en="picture of text"),
    reason=said(
        ar="بلاغ أو ملصق في صورة لا يُسمع ولا يُبحث فيه ولا يُكبر دون تشويش، وقد يفوت من يحتاج إليه أكثر.",
        fr="Un communiqué ou une affiche en image ne s’écoute pas, ne se cherche pas, s’agrandit mal : il échappe à qui en a le plus besoin.",
        en="A communiqué or a poster as a picture cannot be heard or searched and blurs when enlarged: those who need it most miss it.",
    ),
    source="WCAG 2.2, success criterion 1.4.5 (Images of Text)",
    messages={
        "found": Message(
            what=said(
                ar="«{text}»: صورة نص، ولا يُقال ما كُتب فيه",
                fr="« {text} » : une image de texte dont on ne donne pas les mots",
                en="“{text}”: a picture of text, whose words are not given",
            ),
            remedy=said(
                ar="اكتب كلماته في المقال، أو أهمها في النص البديل بعد نقطتين",
                fr="donnez ses mots dans l’article, ou l’essentiel ici, après deux-points",
                en="give its words in the article, or what matters of them here, behind a colon",
            ),
        )
    },
    find=find,
    settings={
        "enough": Setting(
            default=("12",),
            meaning=said(
                ar="عدد الكلمات الذي يكفي لقول ما في النص",
                fr="nombre de mots qui suffit à dire ce que porte le texte",
                en="words that are enough to say what the text says",
            ),
            whole=True,
        )
    },
)
