"""The number of somebody's bank account or card, known by its own key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.keys import RIB_DIGITS, digits_of, is_card, is_iban, is_rib, is_specimen
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import numbered
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_GAP: Final = r"[ \u00a0\u202f.\-]"
_WORD: Final = r"(?:\bRIB\b|\bI\.?B\.?A\.?N\b|\bcomptes?\s+(?:bancaires?|n°)|\b(?:sur|au)\s+(?:le|un|son|leur)?\s?compte\b|\bnuméros?\s+de\s+compte|(?:ال)?حساب\S*\s+(?:ال)?(?:بنكي|بريدي)\S*|رقم\s+(?:ال)?حساب\S*)"
_NUMBER: Final = re.compile(
    rf"(?P<word>{_WORD}[^\d.؛;!?؟]{{0,40}}?)?(?<![\w.,/+])(?P<number>(?:[A-Z]{{2}}\d\d{_GAP}?)?\d(?:{_GAP}?\d){{13,25}})(?![\w/]|[.,]\d)"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find numbers of accounts and cards whose key is right, and those of an account's length that are called one."""
    del desk
    for passage in numbered(text.passages, 14):
        for match in _NUMBER.finditer(passage.text):
            number = match["number"]
            digits = digits_of(number)
            if is_specimen(digits):
                continue
            if is_rib(digits) or is_iban(re.sub(_GAP, "", number)):
                yield passage.hit_over(*match.span("number"), "account", number=number)
            elif is_card(digits):
                yield passage.hit_over(*match.span("number"), "card", number=number)
            elif match["word"] and len(digits) >= RIB_DIGITS:
                yield passage.hit_over(*match.span("number"), "likely", number=number)


_REMEDY: Final = said(
    ar="احذف الرقم؛ وإن كان حسابا عموميا لجمع التبرعات فاكتب فوق الفقرة: % allow bank-number: السبب",
    fr="supprimez-le ; si c’est un compte public, ouvert aux dons, écrivez au-dessus du passage : % allow bank-number: la raison",
    en="take it out; if it is a public account for gifts, write above the passage: % allow bank-number: the reason",
)

RULE = Rule(
    name="bank-number",
    code="C114",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم بنكي", fr="numéro bancaire", en="bank number"),
    reason=said(
        ar="رقم الحساب أو البطاقة مفتاح مال صاحبه. ومجلة تحذر قراءها من الاحتيال لا تطبع ما يحتاج إليه المحتال.",
        fr="Un numéro de compte ou de carte est la clé d’une bourse. Une revue qui met en garde contre l’escroquerie n’imprime pas "
        "ce qu’il faut à l’escroc.",
        en="The number of an account or card is the key to a purse. A magazine that warns of fraud does not print what a fraud needs.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1; forms and keys: "
    "ISO 13616 (IBAN), ISO/IEC 7812-1, annex B (cards)",
    messages={
        "account": Message(
            what=said(
                ar="هذا رقم حساب بنكي صحيح المفتاح: {number}",
                fr="{number} est un numéro de compte, et sa clé est juste",
                en="{number} is an account’s number, and its key is right",
            ),
            remedy=_REMEDY,
        ),
        "card": Message(
            what=said(
                ar="هذا رقم بطاقة بنكية صحيح المفتاح: {number}",
                fr="{number} est un numéro de carte bancaire, et sa clé est juste",
                en="{number} is a bank card’s number, and its key is right",
            ),
            remedy=_REMEDY,
        ),
        "likely": Message(
            what=said(
                ar="قُدّم هذا الرقم على أنه رقم حساب: {number}",
                fr="{number} est donné pour un numéro de compte",
                en="{number} is given as an account’s number",
            ),
            remedy=_REMEDY,
        ),
    },
    find=find,
)
