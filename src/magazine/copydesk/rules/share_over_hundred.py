"""A share of a whole that is larger than the whole: “120 % des visiteurs”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import sentence
from magazine.copydesk.numbers import Measure, figures_of, shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_WHOLE: Final = 100
_OF: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        r"[ \u00a0\u202f](?:des?|du|d[’']entre)[ \u00a0](?!celles?\b|celui\b|ceux\b|ce\b)|[ \u00a0\u202f]d[’']"
    ),
    Language.ARABIC: re.compile(r"[ \u00a0](?:من(?!ذ)|منهم|منها|فقط من)(?!\w)"),
}
_MAY: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        r"(?<!\w)(?:hausse|augment\w+|accroiss\w+|croissance|progress\w+|bond\w*|plus|supérieur\w*|dépass\w+|major\w+|gain|gagn\w+)(?!\w)",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        r"(?<!\w)[وفبل]*(?:ال)?(?:ارتف\w+|ارتفاع\w*|زياد\w+|زاد\w*|نمو\w*|نما|تنامي?|قفز\w*|تضاعف\w*|تحسن\w*|أكثر|أعلى|فاق\w*|تجاوز\w*|يفوق|تفوق)(?!\w)"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find shares over a hundred; growth, and shares of an aim or a capacity, may well be."""
    wholes = {language: _wholes(language, desk.words("may-exceed")) for language in _OF}
    for passage in text.passages:
        language = passage.language
        for one in figures_of(passage):
            share = one.measure is Measure.PERCENT and one.value > _WHOLE
            if share and _OF[language].match(passage.text, one.end):
                start, end = sentence(passage.text, one.start)
                may = _MAY[language].search(passage.text, start, end)
                if not may and not wholes[language].search(passage.text, start, end):
                    yield passage.hit(one.start, figure=shown(one.value, language))


def _wholes(language: Language, words: tuple[str, ...]) -> re.Pattern[str]:
    said_so = "|".join(map(re.escape, words))
    before = r"[وفبلك]*(?:ال|لل)?" if language is Language.ARABIC else ""
    return re.compile(rf"(?<!\w){before}(?:{said_so})\w*", re.IGNORECASE)


RULE = Rule(
    name="share-over-hundred",
    code="F110",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="حصة تفوق المئة بالمئة", fr="part supérieure à 100 %", en="share over a hundred per cent"),
    reason=said(
        ar="الجزء لا يكون أكبر من الكل؛ وحين يُكتب كذلك يفهم القارئ أن الرقم لم يُراجع.",
        fr="La partie ne dépasse pas le tout ; quand on l’écrit, le lecteur comprend que le chiffre n’a pas été relu.",
        en="A part is never larger than the whole; where it says so, readers see that nobody read the figure again.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="حصة قدرها {figure}% أكبر من الكل",
                fr="une part de {figure} % dépasse le tout",
                en="a share of {figure}% is more than the whole",
            ),
            remedy=said(
                ar="تحقق من الرقم؛ وإن كان زيادة لا حصة فقل ذلك في الجملة",
                fr="vérifiez le chiffre ; si c’est une hausse et non une part, dites-le dans la phrase",
                en="check the figure; if it is growth and not a share, let the sentence say so",
            ),
        )
    },
    find=find,
    settings={
        "may-exceed": Setting(
            default=(
                "objectif",
                "capacité",
                "budget",
                "prévision",
                "quota",
                "taux",
                "salaire",
                "valeur",
                "niveau",
                "plafond",
                "dose",
                "هدف",
                "أهداف",
                "طاقة",
                "ميزانية",
                "توقع",
                "حصيص",
                "معدل",
                "أجر",
                "راتب",
                "قيمة",
                "مستوى",
                "سقف",
            ),
            meaning=said(
                ar="بدايات ألفاظ ما يمكن تجاوزه، كالهدف والطاقة الاستيعابية",
                fr="débuts des mots de ce qui peut être dépassé : objectif, capacité…",
                en="beginnings of the words for what may be exceeded: an aim, a capacity…",
            ),
        )
    },
)
