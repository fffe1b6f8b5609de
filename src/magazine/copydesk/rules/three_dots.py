"""Three full stops in place of the one sign “…”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import mend, prose
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_DOTS: Final = re.compile(r"(?<![./])(?<!etc)(?:\.{3,4}|…\.)(?![./])")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find dots typed one by one; five and more are a line to fill in."""
    del desk
    for passage, words in prose(text, *BOTH):
        for match in _DOTS.finditer(words):
            yield mend(passage, match.start(), match.end(), "…")


RULE = Rule(
    name="three-dots",
    code="L114",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="ثلاث نقط منفصلة",
        fr="trois points",
        en="three dots",
    ),
    reason=said(
        ar="ثلاث نقط متتابعة قد تنكسر بين سطرين وتختلف مسافاتها من خط إلى خط؛ علامة الحذف حرف واحد.",
        fr="Trois points tapés l’un après l’autre peuvent se couper en fin de ligne et s’espacent mal ; les points de suspension sont un seul signe.",
        en="Dots typed one by one may be parted at the end of a line and are spaced badly; the ellipsis is one sign.",
    ),
    source="The Unicode Standard, 6.2: U+2026 horizontal ellipsis; Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (points de suspension)",
    messages={
        "found": Message(
            what=said(
                ar="نقط متتابعة بدل علامة الحذف «…»",
                fr="des points à la suite au lieu de « … »",
                en="full stops in a row in place of “…”",
            ),
            remedy=said(
                ar="اكتب …",
                fr="composez …",
                en="set …",
            ),
        ),
    },
    find=find,
)
