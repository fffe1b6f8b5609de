"""A share in running text that the two figures beside it contradict: “25 appels sur 50, soit 60 %”."""

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
_NO_SHARE: Final[Mapping[Language, str]] = {
    # Growth, and what is counted against time or distance, is no share of a whole.
    Language.FRENCH: r"hausse|augment|accroiss|croissance|progress|bond|baisse|recul|diminu|rédu|heures?\b|jours?\b|mois\b|ans?\b|km\b|kilom",
    Language.ARABIC: r"[وفبلك]?(?:ال)?(?:زياد|ارتفاع|نمو|انخفاض|تراجع|تقلص|ساعة|ساعات|يوم|أيام|شهر|أشهر|سنة|سنوات|كيلومتر|كلم)",
}


def _words(language: Language, most: int) -> str:
    return rf"(?:{_GAP}(?!{_NO_SHARE[language]}){WORD}){{0,{most}}}"


_OF: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        rf"{_words(Language.FRENCH, 4)}{_GAP}(?:sur|parmi){_GAP}(?:(?:un{_GAP}total{_GAP}de|les|ses|leurs|nos){_GAP})?"
    ),
    Language.ARABIC: re.compile(rf"{_words(Language.ARABIC, 4)}{_GAP}من{_GAP}(?:أصل|بين|مجموع|إجمالي|ضمن){_GAP}"),
}
"""What stands between a part and its whole."""
_THAT_IS: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        rf"{_words(Language.FRENCH, 6)}(?:,?{_GAP}(?:soit|c[’']est-à-dire|autrement{_GAP}dit|représentant|ce{_GAP}qui{_GAP}(?:fait|donne|représente))"
        rf"{_words(Language.FRENCH, 5)}{_GAP}|{_GAP}\((?:soit{_GAP})?(?:{WORD}{_GAP}){{0,2}})"
    ),
    Language.ARABIC: re.compile(
        rf"{_words(Language.ARABIC, 6)}(?:،?{_GAP}(?:أي|وهو|وهي|بنسبة|وبنسبة|ما{_GAP}يمثل|بما{_GAP}يعادل|يمثلون|تمثل)"
        rf"{_words(Language.ARABIC, 4)}{_GAP}|{_GAP}\((?:أي{_GAP})?(?:{WORD}{_GAP}){{0,2}})"
    ),
}
"""What stands between figures and share, whichever comes first."""
_MORE: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        rf"{_GAP}(?:de{_GAP}(?:plus|moins|hausse|baisse)|d[’'](?:augmentation|écart)|supérieur|inférieur)"
    ),
    Language.ARABIC: re.compile(rf"{_GAP}(?:زيادة|أكثر|أقل|إضافية)"),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find shares that are not what part and whole beside them make, by more than rounding."""
    rounding, about = desk.number("rounding"), desk.number("about")
    for passage in text.passages:
        found = figures_of(passage)
        for three in zip(found, found[1:], found[_LAST:], strict=False):
            for part, whole, share in _read(passage, *three):
                made = part.value * HUNDRED / whole.value
                if not agrees(share, made, rounding, about):
                    told = {
                        "part": part.value,
                        "whole": whole.value,
                        "share": share.value,
                        "made": made.quantize(TENTH),
                    }
                    words = {name: shown(value, passage.language) for name, value in told.items()}
                    yield passage.hit_over(share.start, share.end, **words)


def _read(passage: Passage, first: Figure, second: Figure, third: Figure) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Give part, whole and share, where three figures in a row say so: “25 sur 50, soit 50 %”, “50 % (25 sur 50)”."""
    of, that_is = _OF[passage.language], _THAT_IS[passage.language]
    for part, whole, share in ((first, second, third), (second, third, first)):
        outer = (second, third) if share is third else (first, second)
        if (
            share.measure is Measure.PERCENT
            and is_count(part)
            and is_count(whole)
            and part.value <= whole.value
            and of.fullmatch(passage.text, part.end, whole.start)
            and that_is.fullmatch(passage.text, outer[0].end, outer[1].start)
            and not _MORE[passage.language].match(passage.text, share.end)
        ):
            yield part, whole, share


RULE = Rule(
    name="contradicted-share",
    code="F113",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="نسبة يكذبها رقماها",
        fr="part démentie par ses deux chiffres",
        en="share contradicted by its two figures",
    ),
    reason=said(
        ar="من يقرأ «25 من أصل 50، أي 60 في المائة» يحسب في ذهنه قبل أن يتم الجملة، ويشك بعدها في كل رقم.",
        fr="Qui lit « 25 sur 50, soit 60 % » a fait le calcul avant la fin de la phrase, et doute ensuite de tous les chiffres.",
        en="Whoever reads “25 of 50, or 60%” has done the sum before the sentence ends, and doubts every figure after it.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="النص يقول {share}%، و{part} من أصل {whole} تساوي {made}%",
                fr="le texte dit {share} %, et {part} sur {whole} font {made} %",
                en="the text says {share}%, and {part} of {whole} make {made}%",
            ),
            remedy=said(
                ar="تحقق من الأرقام الثلاثة في مصدرها، ثم صحح الخاطئ منها",
                fr="vérifiez les trois chiffres à la source, puis corrigez celui qui est faux",
                en="check the three figures against the source, then correct the wrong one",
            ),
        )
    },
    find=find,
    settings=SETTINGS,
)
