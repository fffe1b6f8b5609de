"""A sign typed twice: «،،», “!!”, “..”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP, mend, prose
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_DOUBLED: Final = re.compile(
    rf"(?P<sign>[،؛,;!؟?])(?:[{GAP}]?(?P=sign))+"
    r"|(?P<clash>(?<=[\w)»\]])[،,؛;]\.(?!\.)|(?<!\.)\.[،؛;,])|(?<![./])(?P<stop>\.\.)(?![./])"
)
_MESSAGES: Final = {"sign": "found", "clash": "clash", "stop": "stops"}
_ABBREVIATED: Final = re.compile(r"\W[^\W\d_]{1,3}$")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find signs typed twice, and signs that exclude each other; “?!” is a sign of its own."""
    del desk
    for passage, words in prose(text, *BOTH):
        for match in _DOUBLED.finditer(words):
            if match["clash"] and _ABBREVIATED.search(words, max(0, match.start() - 6), match.start()):
                continue
            found = {"sign": match.group(), "single": str(match["sign"])}
            yield mend(passage, match.start(), match.end(), match["sign"], _MESSAGES[str(match.lastgroup)], **found)


RULE = Rule(
    name="doubled-punctuation",
    code="L136",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="علامة ترقيم مكررة",
        fr="ponctuation doublée",
        en="doubled punctuation",
    ),
    reason=said(
        ar="علامة واحدة تكفي مجلة مؤسسة: التعجب المكرر من لغة التعليقات، والفاصلة المكررة سهو في الحذف.",
        fr="Un seul signe suffit au magazine d’une institution : !! est un ton de commentaire, deux virgules sont un reste de correction.",
        en="One sign is enough for an institution’s magazine: “!!” is the tone of comments, two commas are left over from an edit.",
    ),
    source="موسوعة اللغة العربية (الدرر السنية)، علامات الترقيم: تنبيهات، 3; Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (ponctuation)",
    messages={
        "found": Message(
            what=said(
                ar="علامة مكررة «{sign}»",
                fr="signe répété « {sign} »",
                en="repeated sign “{sign}”",
            ),
            remedy=said(
                ar="اكتب {single} مرة واحدة",
                fr="écrivez {single} une seule fois",
                en="write {single} once",
            ),
        ),
        "stops": Message(
            what=said(
                ar="نقطتان متتاليتان",
                fr="deux points à la suite",
                en="two full stops in a row",
            ),
            remedy=said(
                ar="اكتب نقطة واحدة، أو علامة الحذف …",
                fr="écrivez un seul point, ou des points de suspension …",
                en="write one full stop, or an ellipsis …",
            ),
        ),
        "clash": Message(
            what=said(
                ar="علامتان لا تجتمعان «{sign}»",
                fr="deux signes qui s’excluent « {sign} »",
                en="two signs that exclude each other “{sign}”",
            ),
            remedy=said(
                ar="أبق على واحدة",
                fr="gardez-en un seul",
                en="keep one of them",
            ),
        ),
    },
    find=find,
)
