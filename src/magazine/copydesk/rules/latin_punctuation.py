"""A comma, semicolon or question mark of the Latin keyboard in Arabic text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, GAP, SIGN, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_END: Final = rf"[{ARABIC}{SIGN})»\]…!؟%]"
_LATIN: Final = re.compile(
    rf"(?:(?<={_END})|(?<={_END}[{GAP}])|(?=[,;?][{GAP}]+[«(]?[{ARABIC}])|(?<=\d)(?=[;?]$))(?P<sign>[,;?])"
)
_OURS: Final = {",": "،", ";": "؛", "?": "؟"}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find Latin signs behind an Arabic word, or before one; within numbers and between Latin words they are right."""
    del desk
    for passage, words in prose(text, Language.ARABIC):
        for match in _LATIN.finditer(words):
            sign = match["sign"]
            yield mend(passage, match.start(), match.end(), _OURS[sign], sign=sign, ours=_OURS[sign])


RULE = Rule(
    name="latin-punctuation",
    code="L130",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="علامة ترقيم لاتينية",
        fr="ponctuation latine",
        en="Latin punctuation",
    ),
    reason=said(
        ar="للعربية فاصلتها وفاصلتها المنقوطة وعلامة استفهامها: ، ؛ ؟. والعلامة اللاتينية مقلوبة الاتجاه وسط السطر العربي، تشي بلوحة مفاتيح لم تُبدَّل.",
        fr="L’arabe a sa virgule, son point-virgule et son point d’interrogation : ، ؛ ؟. Les signes latins y sont tournés à l’envers.",
        en="Arabic has its own comma, semicolon and question mark: ، ؛ ؟. Latin ones are turned the wrong way in its lines.",
    ),
    source="The Unicode Standard, Arabic block: U+060C, U+061B, U+061F; عبد العليم إبراهيم، الإملاء والترقيم في الكتابة العربية، ص 95-107، نقلا عن موسوعة اللغة العربية (الدرر السنية)",
    messages={
        "found": Message(
            what=said(
                ar="علامة لاتينية «{sign}» في نص عربي",
                fr="signe latin « {sign} » dans un texte arabe",
                en="Latin “{sign}” in Arabic text",
            ),
            remedy=said(
                ar="اكتب {ours}",
                fr="écrivez {ours}",
                en="write {ours}",
            ),
        ),
    },
    find=find,
)
