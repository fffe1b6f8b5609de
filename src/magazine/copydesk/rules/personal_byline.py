"""A person's name as signature where the house signs as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.copy import head_of
from magazine.copydesk.place import find_node
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.house import Signatory
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText

_COLLECTIVE: Final = "collective"
_CAPITAL: Final = r"[A-ZÀ-Þ][\w’'-]+"
_SIGNED: Final = {
    Language.ARABIC: re.compile(
        r"(?:بقلم|إعداد|تحرير|تصوير|كتب(?:ه|ته)?|أعد(?:ه|ته))\s*:\s*(?P<name>(?!(?:هيئة|قسم|مصلحة|مديرية|مجلة|فريق|لجنة|خلية|مكتب|وكالة)\s)[^\s.،؛:]+(?:\s+[^\s.،؛:]+){1,3})\.?"
    ),
    Language.FRENCH: re.compile(
        rf"(?:(?:Propos\s+recueillis|Texte|Photos?|Reportage|Enquête|Dossier\s+réalisé)\s*(?::|par)\s*|Par\s+|Signé\s*:?\s+)(?P<name>(?!(?:Le|La|L[’'])\s|Rédaction|Service|Direction|Agence|Cellule|Bureau|Équipe)(?:M\.\s+|Mme\s+)?"
        rf"{_CAPITAL}\s+(?:(?:de|el|al|ben)\s+)?{_CAPITAL}(?:\s+{_CAPITAL})?)\.?"
    ),
}
"""A line that is a signature and nothing else."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find persons among those who sign, in the head and in lines of the text, where the policy is collective."""
    if _COLLECTIVE not in desk.words("policy"):
        return
    article = text.article
    titles = {name for wording in (desk.house.title, desk.house.publisher) for _, name in wording.texts}
    offices = titles | {
        name for one in desk.house.contributors.values() if one.kind is Signatory.OFFICE for _, name in one.name.texts
    }
    for field, signatories in (("authors", article.authors), ("photos", article.photos)):
        for number, one in enumerate(signatories):
            if one.kind is Signatory.PERSON and one.id not in desk.words("may-sign"):
                node = find_node(head_of(article.source), article.where.path, (field, number), 2)
                where = article.where if node is None else node.where  # either way: an article that signs says where
                yield Hit(where=where, words={"name": one.name.best(text.language)})
    for passage in text.passages_of(PassageKind.PARAGRAPH):
        signed = _SIGNED[text.language].fullmatch(passage.text.strip())
        if signed and signed["name"] not in offices:
            yield passage.hit(passage.text.index(signed["name"]), "line", name=signed["name"])


_REMEDY: Final = said(
    ar="ضع في authors مكتبا من magazine.yaml (authors: [newsroom])؛ وإن كانت المجلة توقع بالأسماء فاكتب policy: personal",
    fr="signez par un service de magazine.yaml : authors: [newsroom] ; si la revue signe par des noms, écrivez policy: personal",
    en="sign with an office of magazine.yaml: authors: [newsroom]; where the magazine signs with names, write policy: personal",
)

RULE = Rule(
    name="personal-byline",
    code="C131",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="توقيع شخصي", fr="signature personnelle", en="personal byline"),
    reason=said(
        ar="توقع المجلة باسم هيئتها: فالشرطي الذي يكتب عن عمله لا يُعرض اسمه على من لاحقهم، والمسؤولية مسؤولية المؤسسة.",
        fr="La revue signe d’une seule voix : le policier qui écrit sur son métier n’a pas à être désigné à ceux qu’il a poursuivis, et "
        "c’est l’institution qui répond de ses pages.",
        en="The magazine signs as one: an officer who writes of the work need not be pointed out to those he pursued, and the "
        "institution answers for its pages.",
    ),
    source="House style: collective bylines",
    messages={
        "found": Message(
            what=said(
                ar="«{name}» اسم شخص، والمجلة توقع باسم هيئتها",
                fr="« {name} » est une personne, et la revue signe collectivement",
                en="“{name}” is a person, and the magazine signs as one",
            ),
            remedy=_REMEDY,
        ),
        "line": Message(
            what=said(
                ar="سطر موقع باسم شخص: «{name}»، والمجلة توقع باسم هيئتها",
                fr="une ligne signée d’une personne, « {name} », et la revue signe collectivement",
                en="a line signed by a person, “{name}”, and the magazine signs as one",
            ),
            remedy=_REMEDY,
        ),
    },
    find=find,
    settings={
        "policy": Setting(
            default=(_COLLECTIVE,),
            meaning=said(
                ar="collective: توقع المجلة باسم هيئتها؛ personal: توقع بالأسماء",
                fr="collective : la revue signe d’une seule voix ; personal : elle signe par des noms",
                en="collective: the magazine signs as one; personal: it signs with names",
            ),
        ),
        "may-sign": Setting(
            default=(),
            meaning=said(
                ar="معرفات من يجوز لهم التوقيع بأسمائهم (مدير النشر مثلا)",
                fr="identifiants de ceux qui peuvent signer de leur nom (le directeur, par exemple)",
                en="ids of those who may sign with their names (the editor, for one)",
            ),
        ),
    },
)
