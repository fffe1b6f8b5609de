"""The number of somebody's identity card or passport: “CIN AB345678”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.keys import is_specimen
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import numbered
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_CARD_WORD: Final = r"(?:\bC\.?N\.?I\.?E?\b\.?|\bC\.?I\.?N\b\.?|\bcarte\s+(?:nationale|d[’']identité)|بطاق\S+\s+(?:ال)?(?:تعريف|وطنية|هوية)\S*|رقم\s+بطاقت(?:ه|ها|ك|كم)(?!\w)(?!\s+(?:ال)?(?:بنكية|مصرفية|رمادية)))"
_NEAR: Final = r"[^\d.؛;!?؟]{0,45}?"
_NUMBER: Final = re.compile(
    rf"(?:{_CARD_WORD}{_NEAR}(?<![\w-])(?P<card>[A-Z]{{1,2}}[ \u00a0-]?\d{{4,7}}))(?![\w-])"
    rf"|(?:(?:\bpasseports?|جواز\S*\s+(?:ال)?سفر\S*){_NEAR}(?<![\w-])(?P<passport>[A-Z]{{1,2}}[ \u00a0-]?\d{{6,7}}))(?![\w-])"
    r"|(?:\b(?:réf(?:érences?)?|dossiers?|modèles?|série|lots?|brevets?|norme|vol|version)\b\.?|مرجع\S*|(?:ال)?ملف\S*|(?:ال)?طراز|(?:ال)?سلسلة|(?:ال)?رحلة)"
    r"[^\d.]{0,20}?\b[A-Z]{1,2}\d{5,6}\b"
    r"|(?<![\w/.-])(?P<bare>[A-Z]{1,2}\d{5,6})(?![\w/-])",
    re.IGNORECASE,
)
"""Without a word that says what it is, a letter or two with five or six digits have a card's form; a reference says that it is one."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find numbers of identity cards and passports; ``AB000000`` shows a form and is nobody's."""
    del desk
    for passage in numbered(text.passages, 4):
        for match in _NUMBER.finditer(passage.text):
            for kind in ("card", "passport", "bare"):
                number = match[kind]
                if number and number[0].isupper() and not is_specimen(number):
                    yield passage.hit(match.start(kind), kind, number=number)


_REMEDY: Final = said(
    ar="احذف الرقم؛ ولا حاجة إليه لفهم الخبر. وإن كان نموذجا فاكتب أصفارا: AB000000",
    fr="supprimez-le : la nouvelle se comprend sans lui ; si c’est un modèle, écrivez des zéros : AB000000",
    en="take it out: the story is understood without it; where it shows a form, write zeros: AB000000",
)

RULE = Rule(
    name="identity-card-number",
    code="C111",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم بطاقة تعريف", fr="numéro de carte d’identité", en="identity card number"),
    reason=said(
        ar="رقم بطاقة التعريف أو جواز السفر يفتح أبوابا باسم صاحبه: عقودا وحسابات وشكايات. ومن ينشره يسلمه إلى كل منتحل.",
        fr="Un numéro de carte ou de passeport ouvre des portes au nom d’autrui : contrats, comptes, plaintes. Le publier, c’est le "
        "remettre aux usurpateurs.",
        en="The number of a card or passport opens doors in somebody’s name: contracts, accounts, complaints. To publish it is to "
        "hand it to impostors.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1; "
    "Constitution of Morocco (2011), article 24",
    messages={
        "card": Message(
            what=said(
                ar="هذا رقم بطاقة تعريف: {number}",
                fr="{number} est un numéro de carte d’identité",
                en="{number} is the number of an identity card",
            ),
            remedy=_REMEDY,
        ),
        "passport": Message(
            what=said(
                ar="هذا رقم جواز سفر: {number}",
                fr="{number} est un numéro de passeport",
                en="{number} is the number of a passport",
            ),
            remedy=_REMEDY,
        ),
        "bare": Message(
            what=said(
                ar="لهذا الرقم شكل رقم بطاقة تعريف: {number}",
                fr="{number} a la forme d’un numéro de carte d’identité",
                en="{number} has the form of an identity card’s number",
            ),
            remedy=said(
                ar="احذفه إن كان لشخص؛ وإن كان مرجعا فقل ذلك قبله: «المرجع {number}»",
                fr="supprimez-le s’il est celui d’une personne ; si c’est une référence, dites-le : « référence {number} »",
                en="take it out if it is a person’s; if it is a reference, say so before it: “référence {number}”",
            ),
        ),
    },
    find=find,
    yields_to=("number-plate",),
)
