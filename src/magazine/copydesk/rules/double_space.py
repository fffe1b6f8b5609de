"""Two spaces or more between two words."""

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

_DOUBLE: Final = re.compile(f"[{GAP}]{{2,}}")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find spaces that were typed twice; of a pair with a no-break space, that one stays."""
    del desk
    for passage, words in prose(text, *BOTH):
        for match in _DOUBLE.finditer(words):
            spaces = match.group()
            if passage.place.typed(match.start(), match.end()):
                yield mend(passage, match.start(), match.end(), max(spaces, key=GAP.index))


RULE = Rule(
    name="double-space",
    code="L119",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="مسافة مضاعفة",
        fr="espace double",
        en="double space",
    ),
    reason=said(
        ar="مسافتان متتاليتان تتركان فجوة في السطر المطبوع، وتنكسر عندهما السطور في غير موضعها.",
        fr="Deux espaces de suite font un trou dans la ligne imprimée.",
        en="Two spaces in a row leave a hole in the printed line.",
    ),
    source="house style: one space between two words, as each edition sets it",
    messages={
        "found": Message(
            what=said(
                ar="مسافتان أو أكثر متتاليتان",
                fr="deux espaces ou plus à la suite",
                en="two spaces or more in a row",
            ),
            remedy=said(
                ar="اترك واحدة",
                fr="n’en gardez qu’une",
                en="keep one",
            ),
        ),
    },
    find=find,
    yields_to=("space-before-punctuation",),
)
