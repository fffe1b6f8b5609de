"""A rise or a fall that the two figures beside it contradict: “250 appels contre 200, soit une hausse de 30 %”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP
from magazine.copydesk.numbers import Measure, figures_of, shown
from magazine.copydesk.rates import HUNDRED, SETTINGS, TENTH, WORD, agrees, is_count
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_GAP: Final = f"[{GAP}]"
_LAST: Final = 2
_WORDS: Final = rf"(?:{_GAP}(?:{WORD}|(?:19|20)\d\d)){{0,9}}"
"""A few words, a year among them."""
_AGAINST: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(rf"{_WORDS},?{_GAP}contre{_GAP}(?:les{_GAP})?"),
    Language.ARABIC: re.compile(rf"{_WORDS}،?{_GAP}(?:مقابل|مقارنة{_GAP}(?:ب|مع{_GAP}))(?:{_GAP})?"),
}
"""Between the new figure and the old one."""
_FROM: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(rf"(?<!\w)pass\w+{_WORDS}{_GAP}de{_GAP}$"),
    Language.ARABIC: re.compile(rf"(?<!\w)[وف]?(?:انتقل|ارتفع|انخفض|تراجع|تقلص|زاد)\w*{_WORDS}{_GAP}من{_GAP}$"),
}
_TO: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(rf"{_WORDS}{_GAP}à{_GAP}"),
    Language.ARABIC: re.compile(rf"{_WORDS}{_GAP}إلى{_GAP}"),
}
"""Before the old figure, and between it and the new one."""
_BY: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        rf"{_WORDS},?{_GAP}(?:soit|ce{_GAP}qui{_GAP}représente|en|donc){_GAP}(?:(?:une|un){_GAP})?"
        rf"(?:(?P<up>hausse|augmentation|progression|croissance)|(?P<down>baisse|diminution|recul|réduction|repli)){_WORDS}{_GAP}"
    ),
    Language.ARABIC: re.compile(
        rf"{_WORDS}،?{_GAP}(?:(?:أي|وهو{_GAP}ما{_GAP}يمثل|مسجلا?|مسجلة){_GAP})?(?:ب)?"
        rf"(?:(?P<up>زيادة|ارتفاع|ارتفاعا|نمو|تزايد)|(?P<down>انخفاض|انخفاضا|تراجع|تراجعا|تقلص)){_WORDS}{_GAP}"
    ),
}
"""Between the figures and what they changed by."""
_REACH: Final = 80


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find rises and falls that are not what the figures make, by more than rounding, or that are the other of the two."""
    rounding, about = desk.number("rounding"), desk.number("about")
    for passage in text.passages:
        found = figures_of(passage)
        for first, second, change in zip(found, found[1:], found[_LAST:], strict=False):
            for old, new, sign in _compared(passage, first, second, change):
                made = (new.value - old.value) * HUNDRED / old.value
                if not agrees(change, made * sign, rounding, about):
                    words = {"change": change.value, "old": old.value, "new": new.value}
                    told = {name: shown(value, passage.language) for name, value in words.items()}
                    told["made"] = "−+"[made > 0] + shown(abs(made).quantize(TENTH), passage.language)
                    yield passage.hit_over(change.start, change.end, **told)


def _compared(passage: Passage, first: Figure, second: Figure, change: Figure) -> Iterator[tuple[Figure, Figure, int]]:
    """Give the old figure, the new one and the direction told, where three figures in a row say what changed by how much."""
    text, language = passage.text, passage.language
    counted = is_count(first) and is_count(second) and change.measure is Measure.PERCENT
    by = _BY[language].fullmatch(text, second.end, change.start) if counted else None
    if by is None:
        return
    sign = 1 if by["up"] else -1
    if _AGAINST[language].fullmatch(text, first.end, second.start):
        yield second, first, sign
    before = text[max(0, first.start - _REACH) : first.start]
    if _FROM[language].search(before) and _TO[language].fullmatch(text, first.end, second.start):
        yield first, second, sign


RULE = Rule(
    name="contradicted-growth",
    code="F115",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="ارتفاع أو انخفاض يكذبه رقماه",
        fr="hausse ou baisse démentie par ses deux chiffres",
        en="rise or fall contradicted by its two figures",
    ),
    reason=said(
        ar="في حصيلة سنوية يقرأ الصحفي النسبة أولا ثم يحسبها؛ ونسبة لا يعطيها الرقمان تصير هي الخبر.",
        fr="D’un bilan annuel, la presse reprend d’abord le pourcentage, puis le recalcule ; s’il est faux, c’est lui la nouvelle.",
        en="Of a yearly balance the press takes the percentage first, then works it out; where it is wrong, that becomes the news.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="النص يقول {change}%، ومن {old} إلى {new} يكون التغير {made}%",
                fr="le texte dit {change} %, et de {old} à {new} la variation est de {made} %",
                en="the text says {change}%, and from {old} to {new} the change is {made}%",
            ),
            remedy=said(
                ar="تحقق من الرقمين في مصدرهما، ثم أعد حساب النسبة",
                fr="vérifiez les deux chiffres à la source, puis recalculez le pourcentage",
                en="check both figures against the source, then work the percentage out again",
            ),
        )
    },
    find=find,
    settings=SETTINGS,
)
