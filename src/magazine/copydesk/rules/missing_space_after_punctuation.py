"""A sign glued to the word behind it: “mot,mot”, «كلمة،كلمة»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, SIGN, mend, prose
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_GLUED: Final = {
    Language.FRENCH: re.compile(
        r"(?:(?<=[^\W\d_]{2})|(?<=[)»]))(?P<sign>[,;])(?=[^\W\d_]|«)"
        r"|(?<=[a-zà-ÿ]{2})(?P<end>[.!?…])(?=[A-ZÀ-Þ][a-zà-ÿ’ ])|(?<=[ \u00a0\u202f])(?P<high>[;:!?])(?=[^\W\d_]{2})"
        r"|(?P<close>»)(?=\w)"
    ),
    Language.ARABIC: re.compile(
        r"(?P<sign>[،؛؟])(?=[\w«(])"
        rf"|(?<=[{ARABIC}{SIGN}]{{3}})(?P<end>[.:!…])(?=[{ARABIC}][{ARABIC}{SIGN}]{{2}})|(?P<close>»)(?=[^\W_])"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find signs glued to the next word; abbreviations, decimals and addresses are none."""
    del desk
    for passage, words in prose(text, Language.ARABIC, Language.FRENCH):
        for match in _GLUED[passage.language].finditer(words):
            sign = match.group()
            yield mend(passage, match.start(), match.end(), f"{sign} ", sign=sign)


RULE = Rule(
    name="missing-space-after-punctuation",
    code="L121",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="لا مسافة بعد علامة الترقيم",
        fr="pas d’espace après la ponctuation",
        en="no space after punctuation",
    ),
    reason=said(
        ar="علامة ملتصقة بالكلمة التالية تجمع كلمتين في واحدة، فلا ينكسر السطر بينهما ولا يجدهما البحث.",
        fr="Un signe collé au mot suivant soude deux mots : la ligne ne s’y coupe plus et la recherche ne les trouve pas.",
        en="A sign glued to the next word makes one of two: lines cannot part there, and a search finds neither.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (ponctuation, espacement); for Arabic: house style",
    messages={
        "found": Message(
            what=said(
                ar="لا مسافة بعد «{sign}»",
                fr="pas d’espace après « {sign} »",
                en="no space after “{sign}”",
            ),
            remedy=said(
                ar="ضع مسافة بعدها",
                fr="mettez une espace après",
                en="put a space behind it",
            ),
        ),
    },
    find=find,
    yields_to=("misplaced-quotation-mark", "misplaced-bracket"),
)
