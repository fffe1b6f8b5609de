"""Digits of another series than the house's 0–9."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import prose
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_NUMBER: Final = re.compile(r"[0-9٠-٩۰-۹][0-9٠-٩۰-۹.,٫٬/:\-]*")
_FOREIGN: Final = re.compile("[٠-٩۰-۹]")
_WESTERN: Final = re.compile("[0-9]")
_MESSAGES: Final = {False: "found", True: "mixed"}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find numbers in ٠١٢ or ۰۱۲. A number is never changed by a fix: a person reads it and types it again."""
    del desk
    for passage, words in prose(text, *BOTH):
        for match in _NUMBER.finditer(words):
            if _FOREIGN.search(match.group()):
                message = _MESSAGES[_WESTERN.search(match.group()) is not None]
                yield passage.hit(match.start(), message, number=match.group().rstrip(".,/:-"))


RULE = Rule(
    name="foreign-digits",
    code="L131",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="أرقام غير أرقام المجلة",
        fr="chiffres d’une autre série",
        en="foreign digits",
    ),
    reason=said(
        ar="تكتب المجلة الأرقام 0-9 كما في الصحافة المغربية. وخلط السلسلتين في عدد واحد يوقع القارئ في الخطأ، وخاصة في أرقام الهاتف.",
        fr="Le magazine écrit 0-9, comme la presse marocaine. Deux séries mêlées dans un même nombre induisent le lecteur en erreur.",
        en="The magazine writes 0–9, as the Moroccan press does. Two series within one number lead readers astray.",
    ),
    source="CLDR, locale ar-MA: default numbering system latn; house style",
    messages={
        "found": Message(
            what=said(
                ar="{number} بأرقام مشرقية أو فارسية",
                fr="{number} n’est pas écrit avec les chiffres 0-9",
                en="{number} is not written with the digits 0–9",
            ),
            remedy=said(
                ar="أعد كتابته بالأرقام 0-9 وراجعه على المصدر",
                fr="récrivez-le avec 0-9, et vérifiez-le à la source",
                en="type it again with 0–9, and check it against its source",
            ),
        ),
        "mixed": Message(
            what=said(
                ar="{number} يخلط سلسلتين من الأرقام",
                fr="{number} mêle deux séries de chiffres",
                en="{number} mixes two series of digits",
            ),
            remedy=said(
                ar="راجع العدد على مصدره وأعد كتابته بالأرقام 0-9",
                fr="vérifiez le nombre à la source et récrivez-le avec 0-9",
                en="check the number against its source and type it again with 0–9",
            ),
        ),
    },
    find=find,
)
