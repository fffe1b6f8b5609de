"""The plate of somebody's vehicle: «12345-أ-6»."""

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

_BAR: Final = r"\s?[-|/\u2010-\u2013]\s?"
_WORD: Final = r"(?:\bimmatricul\w+|\bplaques?|\bminéralogique|لوح\S+|(?:ال)?ترقيم\S*|(?:ال)?مرقم\S*|(?:ال)?مسجلة)[^\d.؛;!?؟]{0,40}?"
_PLATE: Final = re.compile(
    r"(?<![\w/.,-])(?:"
    rf"(?P<arabic>\d{{4,5}}{_BAR}[\u0621-\u064a]{_BAR}\d{{1,2}}|\d{{4,5}} [\u0621-\u0647\u0649\u064a] \d{{1,2}})"
    rf"|(?P<latin>\d{{5}}{_BAR}[A-Z]{_BAR}\d{{1,2}})"
    r"|(?P<new>WW[ -]?\d{5,6}|\d{5,6}[ -]?WW)"
    rf"|{_WORD}(?P<named>\d{{1,5}}(?:{_BAR}|\s)(?:[A-Z]|[\u0621-\u064a])(?:{_BAR}|\s)\d{{1,2}})"
    r")(?![\w/-]|[.,]\d)"
)
"""Between bars a letter is a plate's; between spaces «و» is “and”. What is told to be a plate may have fewer digits."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find plates; one of zeros is nobody's."""
    del desk
    for passage in numbered(text.passages, 2):
        for match in _PLATE.finditer(passage.text):
            kind = str(match.lastgroup)
            if not is_specimen(match[kind]):
                yield passage.hit_over(*match.span(kind), plate=match[kind])


RULE = Rule(
    name="number-plate",
    code="C112",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="لوحة ترقيم", fr="plaque d’immatriculation", en="number plate"),
    reason=said(
        ar="لوحة الترقيم تدل على صاحب السيارة كما يدل عليه اسمه، وقد يكون ضحية أو شاهدا أو عابرا لا علاقة له بالخبر.",
        fr="Une plaque désigne le propriétaire aussi sûrement que son nom ; il peut être victime, témoin ou simple passant.",
        en="A plate names the owner as surely as his name; he may be a victim, a witness or a passer-by.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1; "
    "Constitution of Morocco (2011), article 24",
    messages={
        "found": Message(
            what=said(
                ar="هذا رقم لوحة ترقيم: {plate}",
                fr="{plate} est une plaque d’immatriculation",
                en="{plate} is a number plate",
            ),
            remedy=said(
                ar="احذف الرقم واكتف بنوع السيارة؛ وفي النموذج اكتب أصفارا",
                fr="supprimez-la et dites seulement le type du véhicule ; dans un modèle, écrivez des zéros",
                en="take it out and tell only the kind of vehicle; in a specimen write zeros",
            ),
        )
    },
    find=find,
)
