"""Words set in capitals to be heard louder: “ATTENTION”, “NE JAMAIS OUVRIR”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_CAPITALS: Final = re.compile(
    r"(?<![\w’'.-])[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ’'-]*(?:[ \u00a0\u202f]+[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ’'-]*)*(?![\w’'@/-]|\.\w)"
)
_LETTERS: Final = 4
"""A word, not a short form: most abbreviations have fewer, or stand alone."""
_WORDS: Final = 2
_SKIPPED: Final = {PassageKind.KEYWORD, PassageKind.CREDIT, PassageKind.RIGHTS}
_LINK: Final = {
    "À",
    "AU",
    "AUX",
    "DE",
    "DES",
    "DU",
    "EN",
    "ET",
    "LA",
    "LE",
    "LES",
    "NE",
    "PAS",
    "UN",
    "UNE",
    "NON",
    "SANS",
    "SUR",
    "OU",
    "PAR",
}
"""Small words that are no abbreviation: one of them in capitals among others in capitals is a sentence shouted."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find several words in capitals that make a phrase, or one that the house knows for a cry."""
    cries = set(desk.words("cries"))
    for passage in text.passages:
        if passage.kind in _SKIPPED:
            continue
        for match in _CAPITALS.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
            found = match[0].split()
            long = [word for word in found if len(word) >= _LETTERS]
            if (len(long) >= _WORDS and _LINK & set(found)) or len(long) > _WORDS or set(found) & cries:
                yield passage.hit(match.start(), words=match[0])


RULE = Rule(
    name="shouted-words",
    code="A109",
    family=Family.ACCESS,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(ar="كلمات بالحروف الكبيرة للتأكيد", fr="mots criés en capitales", en="words shouted in capitals"),
    reason=said(
        ar="الحروف الكبيرة تُقرأ صراخا، وتُبطئ القراءة، وتنطقها بعض قارئات الشاشة حرفا حرفا.",
        fr="Les capitales se lisent comme un cri, ralentissent la lecture, et certains lecteurs d’écran les épellent.",
        en="Capitals read as a shout, slow the reader down, and some screen readers spell them out.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="«{words}» مكتوبة بالحروف الكبيرة للتأكيد",
                fr="« {words} » est en capitales",
                en="“{words}” is set in capitals",
            ),
            remedy=said(
                ar="اكتبها بالحروف الصغيرة، وأبرزها عند الحاجة: **…**",
                fr="écrivez en minuscules et, au besoin, mettez en valeur : **…**",
                en="write it in small letters and, where needed, make it strong: **…**",
            ),
        )
    },
    find=find,
    settings={
        "cries": Setting(
            default=(
                "ATTENTION",
                "IMPORTANT",
                "URGENT",
                "JAMAIS",
                "TOUJOURS",
                "INTERDIT",
                "OBLIGATOIRE",
                "GRATUIT",
                "DANGER",
                "RAPPEL",
            ),
            meaning=said(
                ar="كلمات يُعد كل منها صراخا ولو انفردت",
                fr="mots qui, même seuls en capitales, sont un cri",
                en="words that are a shout even when alone in capitals",
            ),
        )
    },
)
