"""One Latin word in an Arabic text without its language: seen right, read out wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.scripts import MARKABLE, latin_words
from magazine.copydesk.stretches import arabic_lines, in_role, shown
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText

_UNITS: Final = ("km", "m", "cm", "mm", "kg", "g", "mg", "h", "min", "s", "km/h", "kW", "kWh", "Mo", "Go", "MHz")


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find one Latin word that no role marks, acronyms and known words left out."""
    known = {word.lower() for word in desk.words("known")}
    for passage in arabic_lines(text):
        if passage.kind not in MARKABLE:
            continue
        for word in latin_words(passage):
            if word.several or word.text.upper() == word.text or word.text.lower() in known:
                continue
            yield passage.hit(
                word.start, word=shown(word.text), role=in_role(word.text), english=in_role(word.text, "en")
            )


RULE = Rule(
    name="foreign-word-without-language",
    code="D110",
    family=Family.DIRECTION,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="كلمة بحروف لاتينية بلا لغة",
        fr="mot en caractères latins sans langue",
        en="word in Latin letters without its language",
    ),
    reason=said(
        ar="تظهر الكلمة في مكانها، لكن قارئ الشاشة ينطقها كأنها عربية إن لم يعرف لغتها.",
        fr="Le mot s’affiche bien, mais une voix de synthèse qui n’en connaît pas la langue le prononce à l’arabe.",
        en="The word is seen right, but a voice that does not know its language reads it as Arabic.",
    ),
    source="WCAG 2.2, success criterion 3.1.2 (Language of Parts), which lets off proper names and technical terms; house style",
    messages={
        "found": Message(
            what=said(
                ar="كلمة بحروف لاتينية لم تُعلَّم بلغتها: {word}",
                fr="mot en caractères latins sans indication de langue : {word}",
                en="word in Latin letters without its language: {word}",
            ),
            remedy=said(
                ar="اكتب {role}، أو {english} إن كانت إنجليزية، أو اكتبها بحروف عربية",
                fr="tapez {role}, ou {english} si c’est de l’anglais, ou écrivez-le en lettres arabes",
                en="type {role}, or {english} if it is English, or write it in Arabic letters",
            ),
        ),
    },
    find=find,
    yields_to=("misplaced-quotation-mark", "misplaced-bracket", "untranslated-paragraph"),
    settings={
        "known": Setting(
            default=_UNITS,
            meaning=said(
                ar="كلمات مألوفة بحروف لاتينية لا حاجة إلى تعليمها",
                fr="mots familiers en caractères latins qu’il n’y a pas lieu de marquer",
                en="familiar words in Latin letters that need no mark",
            ),
        )
    },
)
