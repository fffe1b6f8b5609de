"""A character that nobody sees: zero-width space, soft hyphen, joiner without use; or the trace of a lost one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, SIGN, mend
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_HIDDEN: Final = re.compile(
    "(?P<hidden>(?:[\u00ad\u180e\u200b\u2060-\u2064\ufeff\u2028\u2029\u0080-\u009f]"
    rf"|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff{ARABIC}{SIGN}])\u200d|\u200d(?=[{ARABIC}]))+)|(?P<joiner>\u200c+)|(?P<lost>[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]+)"
)
_MENDS: Final[dict[str, tuple[str | None, str]]] = {
    "hidden": ("", "found"),
    "joiner": (None, "found"),
    "lost": (None, "lost"),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find hidden characters and traces of lost ones; controls of direction belong to other rules."""
    del desk
    for passage in text.passages:
        for match in _HIDDEN.finditer(passage.blanked(RunKind.CODE)):
            new, message = _MENDS[str(match.lastgroup)]
            yield mend(passage, match.start(), match.end(), new, message, code=f"U+{ord(match.group()[0]):04X}")


RULE = Rule(
    name="invisible-character",
    code="L138",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="رمز خفي",
        fr="caractère invisible",
        en="invisible character",
    ),
    reason=said(
        ar="رمز لا يراه أحد يأتي مع النسخ من مواقع وبرامج أخرى: يقطع الكلمة عن البحث، وقد يكسر السطر في وسطها أو يظهر مربعا فارغا.",
        fr="Un caractère que personne ne voit arrive avec un copier-coller : il coupe le mot pour la recherche, parfois en fin de ligne, ou s’imprime en carré vide.",
        en="A character that nobody sees comes with copying: it cuts the word in two for searches, sometimes at a line’s end, or is printed as an empty box.",
    ),
    source="The Unicode Standard, 23.2 (layout controls) and 23.8 (specials); house style",
    messages={
        "found": Message(
            what=said(
                ar="رمز خفي {code}",
                fr="caractère invisible {code}",
                en="invisible character {code}",
            ),
            remedy=said(
                ar="احذفه",
                fr="supprimez-le",
                en="take it out",
            ),
        ),
        "lost": Message(
            what=said(
                ar="حرف ضاع في النقل، وبقي مكانه {code}",
                fr="un caractère s’est perdu à la copie ; il en reste {code}",
                en="a character was lost in copying; {code} stands in its place",
            ),
            remedy=said(
                ar="عد إلى الأصل واكتب الحرف الضائع",
                fr="retournez à l’original et retapez-le",
                en="go back to the original and type it again",
            ),
        ),
    },
    find=find,
)
