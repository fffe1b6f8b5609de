"""The sign ً typed behind the alef, «شكراً», where the house puts it on the letter before: «شكرًا»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, habit, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_BEHIND: Final = re.compile(f"(?<=[{ARABIC}])(?P<seat>[اى])\u064b")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find tanwin typed behind its seat; one finding for an article."""
    del desk
    yield from habit(
        (passage, (match.start(), match.end(), f"\u064b{match['seat']}"))
        for passage, words in prose(text, Language.ARABIC)
        for match in _BEHIND.finditer(words)
    )


RULE = Rule(
    name="tanwin-on-alef",
    code="L140",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="تنوين على الألف",
        fr="tanwîn sur l’alif",
        en="tanwin on the alef",
    ),
    reason=said(
        ar="الألف كرسي للتنوين ولا تحمله: تكتب المجلة «شكرًا» بالتنوين على الحرف قبلها، على طريقة واحدة في العدد كله.",
        fr="L’alif porte le tanwîn sans le recevoir : le magazine le met sur la lettre qui précède, partout de la même façon.",
        en="The alef is only the seat of the tanwin: the magazine puts the sign on the letter before it, in one way throughout.",
    ),
    source="house style: U+064B before the alef, in one way throughout an issue",
    messages={
        "found": Message(
            what=said(
                ar="تنوين على الألف في هذا المقال: {count}",
                fr="tanwîn tapé sur l’alif dans cet article : {count}",
                en="tanwin on the alef in this article: {count}",
            ),
            remedy=said(
                ar="ضع ً على الحرف قبل الألف؛ الإصلاح الآلي يفعل ذلك",
                fr="mettez ً sur la lettre d’avant ; la correction automatique s’en charge",
                en="put ً on the letter before; the automatic fix does it",
            ),
        ),
    },
    find=find,
)
