"""Parts named behind a colon that do not make the total before it: “1 200 appels : 700 pour vol, 300 pour accident”."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import sentence
from magazine.copydesk.letters import GAP
from magazine.copydesk.numbers import Bound, Measure, figures_of, shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_GAP: Final = f"[{GAP}]"
_COLON: Final = re.compile(rf"{_GAP}?:{_GAP}*")
_LEAST: Final = 2
_HUNDRED: Final = 100
_UP_TO_COLON: Final = re.compile(r"[^;؛:()«»\d]{0,80}")
"""What may stand between the total and the colon."""
_BETWEEN: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(rf"[^\d,;:()«»]{{0,60}}?(?:[,;]|{_GAP}et|[,;]{_GAP}et|[,;]{_GAP}puis){_GAP}"),
    Language.ARABIC: re.compile(rf"[^\d،؛:()«»]{{0,60}}?(?:[،؛]{_GAP}?و?|{_GAP}و)"),
}
_LAST: Final = re.compile(r"[^\d,;،؛:()«»]{0,60}")
_AGAINST: Final[Mapping[Language, re.Pattern[str]]] = {
    # What follows is held against the whole, and is no part of it.
    Language.FRENCH: re.compile(r",? (?:contre|mais|au lieu|alors|tandis)\b"),
    Language.ARABIC: re.compile(r"،? (?:مقابل|لكن|بدل|بينما|فيما|بعد أن)(?!\w)"),
}
_SOME: Final[Mapping[Language, re.Pattern[str]]] = {
    # The word that there are more than those named, or only some.
    Language.FRENCH: re.compile(
        r"(?<!\w)(?:dont|notamment|parmi|entre autres|surtout|par exemple|principalement|etc|au moins)(?!\w)|…"
    ),
    Language.ARABIC: re.compile(
        rf"(?<!\w)[وف]?(?:منها|منهم|منهن|بينها|بينهم|بينهن|خاصة|خصوصا|لا{_GAP}?سيما|أبرز\w*|أهم\w*|غير\w*|مثلا|إلخ)(?!\w)|…"
    ),
}
_UNCOUNTED: Final[Mapping[Language, re.Pattern[str]]] = {
    # A part without figure: “et une femme”, «وطفل».
    Language.FRENCH: re.compile(
        r"(?<!\w)et (?:une?|des|plusieurs|quelques|autant|l[ea]s? (?:reste|autres?))(?!\w)", re.IGNORECASE
    ),
    Language.ARABIC: re.compile(r"(?<!\w)و(?!ال|لل|بال|من|في|ذلك)[^\W\d]\w*"),
}
_AS_PARTS: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(r"(?<!\w)(?:répart\w+|ventil\w+|décompos\w+|au total|en tout|comme suit)(?!\w)"),
    Language.ARABIC: re.compile(
        r"(?<!\w)(?:[وي]?[تي]?توزع\w*|موزع\w*|كالتالي|كالآتي|على النحو التالي|(?:ب?ما )?مجموعه|في المجموع)(?!\w)"
    ),
}
"""The sentence says that these are the parts of the whole."""
_OF_IT: Final[Mapping[Language, re.Pattern[str]]] = {
    # Behind its figure a part says only what it is for, or which of the people it is: what is counted is the whole's.
    Language.FRENCH: re.compile(
        rf"{_GAP}(?:pour|par(?!{_GAP}(?:jour|mois|an|heure|semaine|personne)\b)|à|au|aux|en|dans|des?|du|chez|sur|hommes?|femmes?|garçons?|filles?|adultes?|mineurs?)(?!\w)"
        rf"|{_GAP}d[’']|(?={_GAP}?(?:[,;.!?]|et{_GAP}|$))"
    ),
    Language.ARABIC: re.compile(
        rf"{_GAP}(?:(?:في|من|على|عن|عبر|لدى|ضد|داخل|خارج|بسبب|تتعلق|تهم|تخص|رجلا|رجال|امرأة|نساء|ذكور|إناث|ذكرا|أنثى)(?!\w)|لل|بال)|(?={_GAP}?(?:[،؛.!؟]|و|$))"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find totals that the parts behind a colon come near and do not make."""
    near = desk.number("near")
    for passage in text.passages:
        found = figures_of(passage) if ":" in passage.text else ()
        for colon in _COLON.finditer(passage.text) if found else ():
            parts = _parts(passage, found, colon)
            made = sum((one.value for one in parts), Decimal(0))
            for total in _total(passage, found, colon.start()):
                if 0 < abs(total.value - made) * _HUNDRED <= total.value * near:
                    claimed, counted = shown(total.value, passage.language), shown(made, passage.language)
                    yield passage.hit_over(total.start, total.end, claimed=claimed, made=counted)


def _total(passage: Passage, found: tuple[Figure, ...], colon: int) -> Iterator[Figure]:
    """Give the last figure before a colon, where it stands in its sentence, counts and is exact."""
    start, _ = sentence(passage.text, colon)
    before = [one for one in found if start <= one.start and one.end <= colon]
    yield from (one for one in before[-1:] if _is_exact(one) and _UP_TO_COLON.fullmatch(passage.text, one.end, colon))


def _is_exact(one: Figure) -> bool:
    return one.measure is Measure.QUANTITY and one.bound is Bound.EXACT


def _parts(passage: Passage, found: tuple[Figure, ...], colon: re.Match[str]) -> tuple[Figure, ...]:
    """Give the parts behind a colon, or nothing where they are not all counted, or not surely of one whole."""
    text, language = passage.text, passage.language
    start, end = sentence(text, colon.end())
    against = _AGAINST[language].search(text, colon.end(), end)
    end = against.start() if against else end
    parts = tuple(one for one in found if colon.end() <= one.start < end)
    if len(parts) < _LEAST or parts[0].start != colon.end() or not all(map(_is_exact, parts)):
        return ()
    words = [text[one.end : behind.start] for one, behind in pairwise(parts)]
    last = text[parts[-1].end : end].rstrip(" .!?؟")
    listed = all(_BETWEEN[language].fullmatch(one) for one in words) and _LAST.fullmatch(last)
    alike = _AS_PARTS[language].search(text, start, colon.end()) or all(
        _OF_IT[language].match(text, one.end) for one in parts
    )
    counted = not _SOME[language].search(text, start, end) and not any(map(_UNCOUNTED[language].search, [*words, last]))
    return parts if listed and alike and counted else ()


RULE = Rule(
    name="parts-off-total",
    code="F114",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="أجزاء لا تبلغ المجموع", fr="parties qui ne font pas le total", en="parts that do not make the total"
    ),
    reason=said(
        ar="ما يأتي بعد النقطتين يفصّل ما قبلهما؛ وحين لا يبلغه يسأل القارئ أين ذهب الباقي.",
        fr="Ce qui suit les deux-points détaille ce qui les précède ; quand le compte n’y est pas, le lecteur demande où est passé le reste.",
        en="What follows a colon spells out what stands before it; where it does not come out, readers ask what became of the rest.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="المجموع المذكور {claimed}، وما بعد النقطتين يعطي {made}",
                fr="le total annoncé est {claimed}, le détail après les deux-points donne {made}",
                en="the total given is {claimed}, what is named behind the colon makes {made}",
            ),
            remedy=said(
                ar="تحقق من الأرقام في مصدرها؛ وإن كان الباقي شيئا آخر فاذكره، أو قل «منها»",
                fr="vérifiez les chiffres à la source ; s’il y a un reste, nommez-le, ou écrivez « dont »",
                en="check the figures against the source; where there is a rest, name it, or write “of which”",
            ),
        )
    },
    find=find,
    settings={
        "near": Setting(
            default=("25",),
            meaning=said(
                ar="أبعد ما يكون مجموع الأجزاء عن الكل ليُفهم أنها أجزاؤه، بالمئة منه",
                fr="écart au total, en centièmes de celui-ci, en deçà duquel ce sont manifestement ses parties",
                en="how far from the total, in hundredths of it, the parts may be to be plainly meant as its own",
            ),
            whole=True,
        )
    },
)
