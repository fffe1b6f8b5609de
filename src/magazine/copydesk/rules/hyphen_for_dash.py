"""A hyphen between spaces that ought to be a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_HYPHEN: Final = re.compile(
    r"(?<=[^\s\d\-–—])[ \u00a0\u202f](?P<sign>--?)[ \u00a0\u202f](?=[a-zà-ÿœ«])|[ \u00a0\u202f](?P<two>--)[ \u00a0\u202f]"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find hyphens that open or close an aside; between names and numbers they are left to the editor."""
    del desk
    for passage, words in prose(text, Language.FRENCH):
        for match in _HYPHEN.finditer(words):
            name = str(match.lastgroup)
            yield mend(passage, match.start(name), match.end(name), "–")


RULE = Rule(
    name="hyphen-for-dash",
    code="L115",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="شرطة وصل بدل شرطة اعتراض",
        fr="trait d’union pour un tiret",
        en="hyphen for a dash",
    ),
    reason=said(
        ar="شرطة الوصل تجمع كلمتين؛ أما الجملة الاعتراضية في الفرنسية فتحدها شرطتان أطول: –.",
        fr="Le trait d’union unit deux mots ; une incise se met entre tirets, plus longs : –.",
        en="A hyphen joins two words; an aside stands between dashes, which are longer: –.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (tirets); house style: U+2013 between spaces",
    messages={
        "found": Message(
            what=said(
                ar="شرطة وصل قصيرة بدل شرطة الاعتراض",
                fr="un trait d’union à la place d’un tiret",
                en="a hyphen in place of a dash",
            ),
            remedy=said(
                ar="اكتب –",
                fr="composez –",
                en="set –",
            ),
        ),
    },
    find=find,
)
