"""A space that French wants and that is not there: “Pourquoi?”, “«Oui»”, “12%”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import NARROW, NO_BREAK, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_GLUED: Final = re.compile(
    r"(?P<open>«)(?=[^\s»])"
    r"|(?<=[\w)\]»\u2019\ufffc])(?P<high>[;!?])(?![\w=&/])"
    r"|(?<=[\w)\]»\ufffc])(?P<colon>:)(?=\s|$)"
    r"|(?<=[^\s«])(?P<close>»)"
    r"|(?<=\d)(?P<unit>[%‰€]|°C\b|(?:km|kg|DH|MAD)\b)"
)
_MENDS: Final = {
    "open": ("{sign}" + NO_BREAK, "inside"),
    "high": (NARROW + "{sign}", "found"),
    "colon": (NO_BREAK + "{sign}", "found"),
    "close": (NO_BREAK + "{sign}", "found"),
    "unit": (NO_BREAK + "{sign}", "found"),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find punctuation, guillemets and units that touch the word beside them."""
    del desk
    for passage, words in prose(text, Language.FRENCH):
        for match in _GLUED.finditer(words):
            sign = match.group()
            new, message = _MENDS[str(match.lastgroup)]
            yield mend(passage, match.start(), match.end(), new.format(sign=sign), message, sign=sign)


RULE = Rule(
    name="missing-french-space",
    code="L110",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="مسافة ناقصة في نص فرنسي",
        fr="espace manquante",
        en="missing French space",
    ),
    reason=said(
        ar="تفصل الفرنسية ; : ! ? % والمزدوجتين عما يجاورها بمسافة لا تنكسر؛ والتصاقها بالكلمة يدل على نص لم يراجعه أحد.",
        fr="Le français sépare ; : ! ? % et les guillemets du mot voisin par une espace insécable ; un signe collé trahit un texte que personne n’a relu.",
        en="French parts ; : ! ? % and guillemets from the word beside them by a no-break space; a glued sign betrays a text that nobody read again.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (ponctuation, espacement); BIPM, SI Brochure, 8th ed., 5.3.3, for units",
    messages={
        "found": Message(
            what=said(
                ar="لا مسافة قبل «{sign}»",
                fr="pas d’espace avant « {sign} »",
                en="no space before “{sign}”",
            ),
            remedy=said(
                ar="ضع مسافة لا تنكسر قبلها",
                fr="mettez une espace insécable avant",
                en="put a no-break space before it",
            ),
        ),
        "inside": Message(
            what=said(
                ar="لا مسافة بعد «{sign}»",
                fr="pas d’espace après « {sign} »",
                en="no space after “{sign}”",
            ),
            remedy=said(
                ar="ضع مسافة لا تنكسر بعدها",
                fr="mettez une espace insécable après",
                en="put a no-break space behind it",
            ),
        ),
    },
    find=find,
)
