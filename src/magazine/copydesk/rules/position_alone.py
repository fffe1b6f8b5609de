"""Words that send to a place on the page, which a screen lays out otherwise: “ci-contre”, «الصورة على اليمين»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import spoken_of
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_FR_THING: Final = (
    r"(?:photo|image|illustration|encadré|tableau|graphique|schéma|infographie|dessin|colonne|croquis|exergue)s?"
)
_FR_WAY: Final = r"(?! (?:et|ou|à|vers) )"
"""“Promener la page de droite et de gauche” is a movement, no place."""
_AR_THING: Final = r"[وفلب]?(?:ال|لل)(?:صورة|رسم|جدول|مبيان|صفحة|عمود|خطاطة)"
_AR_SIDE: Final = r"(?:على|إلى|من|في) (?:جهة )?(?:اليمين|اليسار|يمين الصفحة|يسار الصفحة)(?! (?:إلى|نحو))"
_AR_BESIDE: Final = r"(?:المقابلة?|المجاورة?|جانبه)"
_PATTERNS: Final = {
    Language.FRENCH: re.compile(
        rf"\bci-contre\b|\bpage (?:(?:de (?:droite|gauche)){_FR_WAY}|d’en face|opposée)\b"
        rf"|\b{_FR_THING} (?:(?:placée?|située?|affichée?)s? )?(?:de|à|sur la) (?:droite|gauche)\b{_FR_WAY}"
        rf"|\ben (?:haut|bas) de (?:la |cette )?page\b|\bau (?:verso|recto) de cette (?:page|feuille)\b",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        rf"\b{_AR_THING} (?:{_AR_SIDE}|الأيمن|الأيسر|اليمنى|اليسرى|{_AR_BESIDE})\b"
        rf"|\b[وفلب]?(?:ال|لل)إطار (?:{_AR_SIDE}|{_AR_BESIDE})\b"
        r"|\bب?(?:أسفل|أعلى|يمين|يسار) (?:هذه )?الصفحة\b"
    ),
}
"""الإطار is a box and a tyre: «الإطار الأيمن» is left to reports of accidents."""
_SKIPPED: Final = {PassageKind.ALT, PassageKind.CAPTION, PassageKind.KEYWORD, PassageKind.CREDIT}
"""A caption says who stands on the left in its own picture: the picture goes with it everywhere."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find words that send to a place on the page."""
    del desk
    yield from spoken_of(text, _PATTERNS, without=_SKIPPED)


RULE = Rule(
    name="position-alone",
    code="A108",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="إحالة على موضع في الصفحة", fr="renvoi à un endroit de la page", en="reference to a place on the page"
    ),
    reason=said(
        ar="يمين الصفحة لا وجود له على الهاتف ولا في السماعة، وما هو يمين في العربية يسار في الفرنسية.",
        fr="« À droite » n’existe ni sur un téléphone ni à l’oreille, et la droite de l’édition arabe est la gauche de la française.",
        en="“On the right” exists neither on a telephone nor in the ear, and the right of the Arabic edition is the left of the French one.",
    ),
    source="WCAG 2.2, success criterion 1.3.3 (Sensory Characteristics); technique G96",
    messages={
        "found": Message(
            what=said(
                ar="«{words}» موضع على الورق، لا يصدق على الشاشة",
                fr="« {words} » n’est vrai que sur le papier",
                en="“{words}” is true on paper only",
            ),
            remedy=said(
                ar="سم الصورة أو الإطار بعنوانه، أو قل «أعلاه» أو «أدناه» بحسب ترتيب القراءة",
                fr="nommez l’image ou l’encadré par son titre, ou dites « ci-dessus », « ci-dessous » selon l’ordre de lecture",
                en="name the picture or the box by its title, or say “above” or “below” by the order of reading",
            ),
        )
    },
    find=find,
)
