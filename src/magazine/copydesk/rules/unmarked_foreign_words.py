"""Latin words in an Arabic line without their language: several of them, or one whose signs move (C++ seen as ++C)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.bidi import seen
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.copydesk.scripts import MARKABLE, latin_words
from magazine.copydesk.stretches import arabic_lines, in_role, shown
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find Latin words that no role marks: several in a row, or with signs that change sides."""
    del desk
    for passage in arabic_lines(text):
        for words in latin_words(passage):
            own = seen(passage)
            said_of_it = {"words": shown(words.text), "role": in_role(words.text), "english": in_role(words.text, "en")}
            if not own.in_order(words.start, words.end):
                moved = shown(own.left_to_right(words.start, words.end))
                yield passage.hit(words.start, "moves", seen=moved, **said_of_it)
            elif words.several and passage.kind in MARKABLE:
                yield passage.hit(words.start, **said_of_it)


RULE = Rule(
    name="unmarked-foreign-words",
    code="D109",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="كلمات بحروف لاتينية بلا لغة",
        fr="mots en caractères latins sans langue",
        en="words in Latin letters without their language",
    ),
    reason=said(
        ar="كلمات بحروف لاتينية لم تُعلَّم بلغتها ينطقها قارئ الشاشة بالعربية، وتنتقل علاماتها إلى الجهة الأخرى: \u2068C++\u2069 تظهر \u2068++C\u2069.",
        fr="Des mots en caractères latins sans leur langue sont lus à l’arabe par une voix de synthèse, et leurs signes changent de côté : C++ s’affiche ++C.",
        en="words in Latin letters without their language are read out as if they were Arabic, and their signs change sides: C++ is shown as ++C.",
    ),
    source="WCAG 2.2, success criterion 3.1.2 (Language of Parts); Unicode Standard Annex #9, rules N1 and N2",
    messages={
        "found": Message(
            what=said(
                ar="عبارة بحروف لاتينية لم تُعلَّم بلغتها: {words}",
                fr="expression en caractères latins sans indication de langue : {words}",
                en="words in Latin letters without their language: {words}",
            ),
            remedy=said(
                ar="اكتب {role}، أو {english} إن كانت إنجليزية",
                fr="tapez {role}, ou {english} si c’est de l’anglais",
                en="type {role}, or {english} if it is English",
            ),
        ),
        "moves": Message(
            what=said(
                ar="تظهر {words} على الصفحة هكذا: {seen}",
                fr="{words} s’affiche ainsi : {seen}",
                en="{words} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتب {role}، أو {english} إن كانت إنجليزية",
                fr="tapez {role}, ou {english} si c’est de l’anglais",
                en="type {role}, or {english} if it is English",
            ),
        ),
    },
    find=find,
)
