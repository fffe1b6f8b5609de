"""A vowel sign without its letter, or two signs where a letter bears one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, BLANK, KASHIDA, SIGN, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SHADDA: Final = "\u0651"
_VOWEL: Final = "\u064b-\u0650\u0652"
_STRAY: Final = re.compile(
    rf"(?<![{ARABIC}{SIGN}{KASHIDA}{BLANK}\u25cc\u0653-\u0655])(?P<lone>[{SIGN}]+)|(?P<twice>(?P<one>[{SIGN}])(?P=one)+)"
    rf"|(?P<two>[{_VOWEL}]{_SHADDA}?[{_VOWEL}])"
    rf"|(?<=[{ARABIC}]ا)(?P<fatha>\u064e)(?![\w{SIGN}{KASHIDA}])"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find vowel signs that stand alone or in each other's way; a sign on a kashida or on ◌ is shown for itself."""
    del desk
    for passage, words in prose(text, Language.ARABIC):
        for match in _STRAY.finditer(words):
            yield mend(passage, match.start(), match.end(), match["one"], str(match.lastgroup))


RULE = Rule(
    name="stray-vowel-sign",
    code="L137",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="علامة تشكيل في غير موضعها",
        fr="signe vocalique égaré",
        en="stray vowel sign",
    ),
    reason=said(
        ar="حركة بلا حرف تظهر في المطبوع دائرة فارغة، وحركتان على حرف واحد تتراكبان فلا تُقرأ أي منهما.",
        fr="Un signe sans lettre s’imprime sur un cercle vide ; deux voyelles sur une lettre se superposent et aucune ne se lit.",
        en="A sign without a letter is printed on an empty circle; two vowels on one letter overlap, and neither can be read.",
    ),
    source="The Unicode Standard, 2.11 (combining characters follow their base); house style",
    messages={
        "lone": Message(
            what=said(
                ar="علامة تشكيل بلا حرف",
                fr="signe vocalique sans lettre",
                en="vowel sign without a letter",
            ),
            remedy=said(
                ar="احذفها، أو ضعها بعد حرفها مباشرة",
                fr="supprimez-le, ou placez-le juste après sa lettre",
                en="take it out, or put it right behind its letter",
            ),
        ),
        "fatha": Message(
            what=said(
                ar="فتحة على ألف في آخر الكلمة، والألف لا تُحرك",
                fr="une fatha sur l’alif final, qui n’en porte pas",
                en="a fatha on the alef at the end of a word, which bears none",
            ),
            remedy=said(
                ar="احذفها، وإن كان المقصود التنوين فاكتب ً على الحرف الذي قبل الألف",
                fr="supprimez-la ; si c’est un tanwin que l’on voulait, mettez ً sur la lettre d’avant",
                en="take it out; if a tanwin was meant, put ً on the letter before",
            ),
        ),
        "twice": Message(
            what=said(
                ar="علامة التشكيل نفسها مكررة",
                fr="le même signe vocalique deux fois",
                en="the same vowel sign twice",
            ),
            remedy=said(
                ar="اكتبها مرة واحدة",
                fr="écrivez-le une seule fois",
                en="write it once",
            ),
        ),
        "two": Message(
            what=said(
                ar="حركتان على حرف واحد",
                fr="deux voyelles sur une lettre",
                en="two vowels on one letter",
            ),
            remedy=said(
                ar="أبق على الصحيحة منهما",
                fr="gardez la bonne",
                en="keep the right one",
            ),
        ),
    },
    find=find,
)
