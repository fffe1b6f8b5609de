"""A child whose name is given: “la fillette Yasmine, 9 ans”, «الطفل المسمى ريان»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.persons import (
    CALLED_AR,
    CALLED_FR,
    CERTAIN_NAME_AR,
    FIRST_NAME_AR,
    NAME_FR,
    PLACE_AR,
    PLACE_FR,
    named,
)
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_CHILD_FR: Final = r"(?i:mineure?|enfant|garçon(?:net)?|garçonnet|fillette|adolescente?|bébé|nourrisson|collégien(?:ne)?|lycéen(?:ne)?|écoli(?:er|ère)|élève)s?"
_YEARS_FR: Final = (
    r"(?:âgée?\s+(?:de\s+)?(?:à\s+peine\s+|seulement\s+)?|,\s+|\(\s*)(?:[1-9]|1[0-7]|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze"
    r"|douze|treize|quatorze|quinze|seize|dix-sept)\s+(?:ans?|mois)\b(?!\s+(?:après|plus|de|d[’']|déjà))"
)
_CHILD_AR: Final = r"(?:طفل|طفلة|قاصر|قاصرة|تلميذ|تلميذة|رضيع|رضيعة|مراهق|مراهقة|فتى|فتاة|صبي|صبية|صغير|صغيرة)"
_YEARS_AR: Final = (
    r"(?:(?:البالغ|البالغة|يبلغ|تبلغ|عمره|عمرها|سنه|سنها|ابن|ابنة|ذو|ذات|صاحب|صاحبة)\s+(?:من\s+العمر\s+|من\s+عمره\s+|من\s+عمرها\s+)?(?:ال)?|\(\s*)"
    r"(?:(?:[1-9]|1[0-7])(?!\d)\s+(?:سنة|سنوات|عاما|أعوام|ربيعا|شهرا|أشهر|سنه)"
    r"|(?:ثلاث|أربع|خمس|ست|سبع|ثماني|ثمان|تسع|عشر)\s+(?:سنوات|أعوام)|(?:إحدى|اثنتي|ثلاث|أربع|خمس|ست|سبع)\s+عشرة\s+سنة"
    r"|(?:ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة)(?:\s+عشرة)?)"
)
_SIGNS: Final = (
    *(
        "mineur",
        "enfant",
        "garçon",
        "fillette",
        "adolescent",
        "bébé",
        "nourrisson",
        "collégien",
        "lycéen",
        "écoli",
        "élève",
        "petit",
    ),
    *(" ans", " an,", " mois", "طفل", "قاصر", "تلميذ", "رضيع", "مراهق", "فتى", "فتاة", "صبي", "صغير"),
    *(
        "سنة",
        "سنوات",
        "عاما",
        "أعوام",
        "ربيعا",
        "شهر",
        "عشرة",
        "ثالثة",
        "رابعة",
        "خامسة",
        "سادسة",
        "سابعة",
        "ثامنة",
        "تاسعة",
        "عاشرة",
    ),
)
_NAMED: Final = {
    Language.ARABIC: re.compile(
        rf"{PLACE_AR}{FIRST_NAME_AR}"
        rf"|(?<!\w)[وفبلك]{{0,2}}(?:(?:ال|لل)?{_CHILD_AR}\s+(?:(?:ال)?{_CHILD_AR}\s+)?(?P<called>{CALLED_AR})|(?:ال|لل){_CHILD_AR}\s+(?:ال{_CHILD_AR}\s+)?(?P<child>{FIRST_NAME_AR})"
        rf"|(?P<aged>{CERTAIN_NAME_AR})(?:\s+[^\s\d.،؛:]+){{0,2}}،?\s+{_YEARS_AR}|(?P<told>{CERTAIN_NAME_AR})(?:\s+[^\s\d.،؛:]+)?،\s+(?:وهو\s+|وهي\s+)?(?:ال)?{_CHILD_AR}(?!\w))"
    ),
    Language.FRENCH: re.compile(
        rf"\b{PLACE_FR}{NAME_FR}"
        rf"|\b{_CHILD_FR}\s*,?\s+(?:{_CHILD_FR}\s+)?(?P<called>{CALLED_FR})|\b{_CHILD_FR}\s+(?P<child>{NAME_FR})|\b(?i:petite?)\s+(?P<little>{NAME_FR})"
        rf"|\b(?P<aged>{NAME_FR})\s*,?\s*{_YEARS_FR}|\b(?P<told>{NAME_FR}),\s+(?:(?:une?|cette?|jeune)\s+){{0,2}}{_CHILD_FR}\b"
    ),
}
"""Places and princes first, without a group: nobody is betrayed by “lycée Fatima Zahra”."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a name beside a word for a child or an age below eighteen, unless the text says that the name is another."""
    del desk
    yield from named(text, _SIGNS, _NAMED)


RULE = Rule(
    name="named-minor",
    code="C121",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="قاصر مذكور باسمه", fr="mineur nommé", en="named minor"),
    reason=said(
        ar="يكبر الطفل ويبقى اسمه في الخبر: ضحية كان أو شاهدا أو مخالفا. والقانون يصون حياته الخاصة في كل أطوار القضية.",
        fr="L’enfant grandit, son nom reste dans l’article : victime, témoin ou fautif. La loi protège sa vie privée à toutes les "
        "étapes d’une affaire.",
        en="A child grows up and the name stays in print, as a victim’s, a witness’s or an offender’s. The law protects a child’s "
        "privacy at every stage of a case.",
    ),
    source="Convention on the Rights of the Child, articles 16 and 40 (2) (b) (vii); law 09-08, article 1",
    messages={
        "found": Message(
            what=said(
                ar="قاصر مذكور باسمه: «{name}»",
                fr="un mineur est nommé : « {name} »",
                en="a minor is named: “{name}”",
            ),
            remedy=said(
                ar="اكتب «طفل» أو «تلميذة» مع السن دون اسم، أو حرفا أولا؛ وإن وافق وليه كتابة فاكتب فوق الفقرة: "
                "% allow named-minor: موافقة الولي",
                fr="écrivez « un enfant », « une élève » et l’âge, sans nom, ou une initiale ; si les parents ont consenti par écrit, "
                "mettez au-dessus du passage : % allow named-minor: accord des parents",
                en="write “a child”, “a pupil” and the age without a name, or an initial; where the parents have consented in writing, "
                "put above the passage: % allow named-minor: the parents’ consent",
            ),
        )
    },
    find=find,
)
