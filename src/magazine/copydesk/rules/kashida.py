"""A kashida that fills a word: «الأمـــن»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, KASHIDA, SIGN, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_STRETCHED: Final = re.compile(
    rf"(?<![{ARABIC}{SIGN}])[{ARABIC}{SIGN}]+(?:{KASHIDA}+[{SIGN}]*[{ARABIC}][{ARABIC}{SIGN}]*)+"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find words with kashida between their letters; behind a word, «هـ» or «بـ 50», it shows how a letter joins."""
    del desk
    for passage, words in prose(text, Language.ARABIC):
        for match in _STRETCHED.finditer(words):
            plain = match.group().replace(KASHIDA, "")
            yield mend(passage, match.start(), match.end(), plain, word=match.group(), plain=plain)


RULE = Rule(
    name="kashida",
    code="L132",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="كشيدة (تطويل) لملء الكلمة",
        fr="kashida de remplissage",
        en="kashida as filler",
    ),
    reason=said(
        ar="الكشيدة تُدخل في الكلمة حرفا لا يُنطق: لا يجدها البحث، وتتعثر فيها القراءة الصوتية، ويظهر التمديد في غير موضعه إذا تغير عرض العمود.",
        fr="La kashida tapée dans un mot y ajoute un signe muet : la recherche ne trouve plus le mot, la lecture vocale bute, l’étirement reste là où la colonne n’en veut pas.",
        en="A kashida typed into a word adds a mute sign: searches miss the word, screen readers stumble, and the stretch stays where a column does not want it.",
    ),
    source="W3C, Text Layout Requirements for the Arabic Script (justification, tatweel); house style: never stretched",
    messages={
        "found": Message(
            what=said(
                ar="كشيدة داخل «{word}»",
                fr="kashida dans « {word} »",
                en="kashida in “{word}”",
            ),
            remedy=said(
                ar="اكتب {plain}",
                fr="écrivez {plain}",
                en="write {plain}",
            ),
        ),
    },
    find=find,
)
