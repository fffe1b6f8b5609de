"""Shapes of letters in place of letters, as PDF files give them away: «ﺍﻷﻣﻦ», “oﬃce”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from magazine.copydesk.letters import mend
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SHAPES: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe80-\ufefc]+")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find shapes of letters; signs that are meant so, such as ﷺ and ﴾ ﴿, are left alone."""
    del desk
    for passage in text.passages:
        for match in _SHAPES.finditer(passage.blanked(RunKind.CODE)):
            letters = normalize("NFKC", match.group())
            yield mend(passage, match.start(), match.end(), letters, shape=match.group(), letters=letters)


RULE = Rule(
    name="presentation-form",
    code="L133",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="أشكال حروف منقولة من PDF",
        fr="formes de lettres copiées d’un PDF",
        en="letter shapes copied from a PDF",
    ),
    reason=said(
        ar="النسخ من ملف PDF يأتي بأشكال الحروف لا بالحروف: لا يعثر عليها البحث ولا تُقرأ بالصوت، وكثيرا ما يختل معها ترتيب الكلام.",
        fr="Une copie de PDF apporte des formes de lettres, non des lettres : ni recherche ni lecture vocale, et souvent un ordre bouleversé.",
        en="A copy from a PDF brings shapes of letters, not letters: no search finds them, no voice reads them, and their order is often upset.",
    ),
    source="W3C alreq wiki, Should I use the Arabic Presentation Forms provided in Unicode? (no); UAX #15, compatibility equivalence",
    messages={
        "found": Message(
            what=said(
                ar="«{shape}» أشكال حروف، لا حروف",
                fr="« {shape} » : des formes, non des lettres",
                en="“{shape}” are shapes of letters, not letters",
            ),
            remedy=said(
                ar="اكتب {letters}، وأعد قراءة الفقرة كلها فقد تكون منقولة من PDF",
                fr="écrivez {letters}, et relisez tout le passage : il vient sans doute d’un PDF",
                en="write {letters}, and read the whole passage again: it was probably copied from a PDF",
            ),
        ),
    },
    find=find,
)
