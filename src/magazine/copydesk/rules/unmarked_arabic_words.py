"""Arabic words in a French text without their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.copydesk.scripts import MARKABLE, arabic_words
from magazine.copydesk.stretches import in_role, shown
from magazine.issue.finding import Level
from magazine.issue.language import Direction, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find Arabic words that no role marks."""
    del desk
    for passage in text.passages:
        if passage.language.direction is Direction.LEFT_TO_RIGHT and passage.kind in MARKABLE:
            for words in arabic_words(passage):
                yield passage.hit(words.start, words=shown(words.text), role=in_role(words.text, "ar"))


RULE = Rule(
    name="unmarked-arabic-words",
    code="D111",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(ar="كلمات عربية بلا لغة", fr="mots arabes sans langue", en="Arabic words without their language"),
    reason=said(
        ar="في نص فرنسي، كلمات عربية لم تُعلَّم بلغتها لا ينطقها قارئ الشاشة، وتجر إليها الأرقام والأقواس المجاورة.",
        fr="Dans un texte français, des mots arabes sans leur langue ne sont pas prononcés par une voix de synthèse, et entraînent avec eux les nombres et les parenthèses voisins.",
        en="In a French text, Arabic words without their language are not read out, and drag the numbers and brackets beside them along.",
    ),
    source="WCAG 2.2, success criterion 3.1.2 (Language of Parts); Unicode Standard Annex #9, rules W2 and N1",
    messages={
        "found": Message(
            what=said(
                ar="كلمات عربية لم تُعلَّم بلغتها: {words}",
                fr="mots arabes sans indication de langue : {words}",
                en="Arabic words without their language: {words}",
            ),
            remedy=said(
                ar="اكتب {role}",
                fr="tapez {role}",
                en="type {role}",
            ),
        ),
    },
    find=find,
    yields_to=("untranslated-paragraph", "number-plate"),
)
