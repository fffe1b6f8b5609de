"""An ordinal abbreviated as French does not: “1ère”, “2ème”, “XXème”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_ORDINAL: Final = re.compile(
    r"(?<![\w.,])(?:(?:1|I)(?:(?P<re>i?[èe]re)|(?P<er>ier))|(?:\d+|[IVXLC]+)(?P<e>i?[èeé]me|è))(?P<s>s?)(?!\w)"
)
_PARTED: Final = re.compile(
    rf"(?<![\w.,])(?=(?:1|I)[{GAP}](?:er|re)(?!\w)|[IVX]+[{GAP}]e[{GAP}]siècle)\w+(?P<gap>[{GAP}])\w+"
)
"""What was raised above the line in Word, and lost its place on the way."""


_RIGHT: Final = ("re", "er", "e")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find ordinals with too many letters; the number itself is left as it is."""
    del desk
    for passage, words in prose(text, Language.FRENCH):
        for match in _ORDINAL.finditer(words):
            right = next(name for name in _RIGHT if match[name])
            start, new = match.start(right), right + match["s"]
            number = words[match.start() : start]
            yield mend(passage, start, match.end(), new, old=match.group(), new=number + new)
        for match in _PARTED.finditer(words):
            old = match.group()
            yield mend(passage, *match.span("gap"), "", old=old, new=old.replace(match["gap"], ""))


RULE = Rule(
    name="french-ordinal",
    code="L117",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="عدد ترتيبي مكتوب على غير القاعدة",
        fr="ordinal mal abrégé",
        en="wrongly abbreviated ordinal",
    ),
    reason=said(
        ar="مختصرات الترتيب في الفرنسية قصيرة: 1er و1re و2e. أما 1ère و2ème فمن أشهر أخطاء الملصقات.",
        fr="Les ordinaux s’abrègent 1er, 1re, 2e. Les formes 1ère et 2ème sont des fautes d’affiche.",
        en="French ordinals are short: 1er, 1re, 2e. The forms 1ère and 2ème are slips of posters.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (abréviations : adjectifs ordinaux)",
    messages={
        "found": Message(
            what=said(
                ar="«{old}» ليست الصيغة المختصرة",
                fr="« {old} » n’est pas l’abréviation d’usage",
                en="“{old}” is not how the ordinal is abbreviated",
            ),
            remedy=said(
                ar="اكتب {new}",
                fr="écrivez « {new} »",
                en="write “{new}”",
            ),
        ),
    },
    find=find,
)
