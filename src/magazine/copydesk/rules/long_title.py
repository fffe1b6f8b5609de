"""A headline, kicker, crosshead or box title too long for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.lengths import ARABIC, limit
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_TITLES: Final = {
    PassageKind.HEADLINE: "headline",
    PassageKind.KICKER: "kicker",
    PassageKind.CROSSHEAD: "crosshead",
    PassageKind.BOX_TITLE: "box",
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find titles of more characters than the setting for their kind allows."""
    for passage in text.passages_of(*_TITLES):
        name = _TITLES[passage.kind]
        most = limit(name, passage.language, desk)
        if len(passage.text) > most:
            yield passage.hit(0, name, length=str(len(passage.text)), most=str(most))


def _too_long(ar: str, fr: str, en: str) -> Message:
    return Message(
        what=said(
            ar=f"عدد حروف {ar} {{length}}، والحد الأقصى {{most}}",
            fr=f"{fr} compte {{length}} signes, pour {{most}} au plus",
            en=f"the {en} has {{length}} characters, {{most}} at most",
        ),
        remedy=said(
            ar="أبق الكلمات التي تحمل الخبر، وانقل الباقي إلى المقدمة أو المتن",
            fr="gardez les mots qui portent l’information, et passez le reste au chapô ou au texte",
            en="keep the words that carry the news, and move the rest to the standfirst or the text",
        ),
    )


def _most(number: str, ar: str, fr: str, en: str) -> Setting:
    return Setting(
        default=(number,),
        meaning=said(
            ar=f"أقصى عدد من الحروف في {ar}", fr=f"nombre maximal de signes {fr}", en=f"most characters of {en}"
        ),
        whole=True,
    )


RULE = Rule(
    name="long-title",
    code="S101",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان طويل", fr="titre trop long", en="title that is too long"),
    reason=said(
        ar="العنوان الطويل يصغر على الورق، ويُقطع في بطاقات المشاركة ونتائج البحث، فيضيع منه آخره.",
        fr="Un titre long rapetisse sur le papier ; les cartes de partage et les moteurs de recherche en coupent la fin.",
        en="A long title shrinks on paper, and share cards and search results cut off its end.",
    ),
    source="house style: a headline of two lines over the opening; share cards and search results cut longer ones",
    messages={
        "headline": _too_long("العنوان", "le titre", "headline"),
        "kicker": _too_long("العنوان التمهيدي", "le surtitre", "kicker"),
        "crosshead": _too_long("العنوان الفرعي", "l’intertitre", "crosshead"),
        "box": _too_long("عنوان الإطار", "le titre de l’encadré", "box’s title"),
    },
    find=find,
    settings={
        "headline": _most("70", "العنوان", "d’un titre", "a headline"),
        "kicker": _most("40", "العنوان التمهيدي", "d’un surtitre", "a kicker"),
        "crosshead": _most("60", "العنوان الفرعي", "d’un intertitre", "a crosshead"),
        "box": _most("70", "عنوان الإطار", "du titre d’un encadré", "a box’s title"),
        "arabic": ARABIC,
    },
)
