"""What figures count: the words around them, cut to stems, held against the ledger's units and against one another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.days import days
from magazine.copydesk.numbers import Bound, Measure
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.numbers import Figure
    from magazine.issue.ledger import Fact, Ledger

    FactsByUnit = Mapping[str, list[tuple[tuple[str, ...], Fact]]]

_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[.!?؟…](?=[\s\u00a0»”)\]]|$)|[\n]")
_BREAK: Final = re.compile(r"[.!?؟…؛;:،,()«»\[\]\u2013\u2014\d\ufffc]")
_REACH: Final = 90
"""Characters behind a figure in which what it counts is named."""
_STOP: Final[Mapping[Language, frozenset[str]]] = {
    Language.ARABIC: frozenset({"في", "من", "على", "إلى", "عن", "مع", "و", "أو", "ل", "لفائدة"}),
    Language.FRENCH: frozenset(
        ["de", "du", "des", "d", "la", "le", "les", "l", "et", "ou", "à", "au", "aux", "en", "pour", "par", "sur", "dans", "avec"]
    ),
}  # fmt: skip
_CLITIC: Final = re.compile(r"[وف]?[بك]?(?:ال|لل)(?=..)|و?ل(?=.....)|و(?=....)")
_ENDING: Final = re.compile(r"(?<=...)(?:يات|يون|يين|ية|يا|ات|ون|ين|ان|ها|ي|ة|ا|ه)$")
_GUARD: Final[Mapping[Language, re.Pattern[str]]] = {
    # A rate, a part, a mean, an aim, another time: such a figure may well differ from the whole that the ledger counts.
    Language.FRENCH: re.compile(
        r"(?<!\w)(?:km/h|par (?:jour|heure|mois|semaine|an|ville|site|stand|agent|personne|équipe|journée)|chaque|quotidien\w*|mensuel\w*|dont|parmi|sur les"
        r"|moyenne|objectif|prévu\w*|attendu\w*|prévision\w*|estim\w+|supplémentaires?|de plus|de moins|derni\w+|précédent\w*|auparavant|autres?|seuls?|seules?"
        r"|premi\w+ (?:jour|journée|heure|semestre|trimestre)|matin|soir|soirée|après-midi|semestre|trimestre|hausse|baisse|augment\w+|recul\w*|tiers|moitié|quart)(?!\w)",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        r"(?<!\w)(?:كلم/س|كم/س|يوميا|شهريا|سنويا|أسبوعيا|في (?:اليوم|الشهر|الساعة|الأسبوع)|لكل|كل|منها|منهم|منهن|من بينها|من بينهم|بينها|بينهم"
        r"|[وبك]?(?:ال)?(?:متوسط|معدل|هدف)|المرتقب|المتوقع|المنتظر|الماضي|الماضية|السابق|السابقة|المنصرم|المنصرمة|إضافي|إضافية|إضافيا|أخرى|وحده|وحدها"
        r"|(?:ال)?(?:يوم|ساعة) الأولى?|صباح|صباحا|مساء|الفصل|نصف|ثلث|ربع|ارتفاع|زيادة|انخفاض|تراجع)(?!\w)"
    ),
}
_NUMBER_OF: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(r"(?<!\w)(?:nombre|total)(?: total)? (?:de |des |d[’'])(?P<unit>.+)", re.IGNORECASE),
    Language.ARABIC: re.compile(r"(?<!\w)[وف]?(?:عدد|مجموع) (?P<unit>.+)"),
}
LONGEST_SENTENCE: Final = 500
"""Characters before and behind a figure: a bound for manuscripts without full stops."""
MOST_STEMS: Final = 8
_SKIPPED: Final = 1
"""Words that may stand between a figure and its unit: “4 426 grandes activités”."""
_LOOSE: Final = 3
_TWICE: Final = 2
_SHORTEST_SHUFFLE: Final = 3
_SMALL: Final = 20
_POWERS: Final = tuple(Decimal(10) ** power for power in (1, 2, 3))


@lru_cache(maxsize=1 << 14)
def stem(word: str, language: Language) -> str:
    """Cut a word to what its forms have in common, roughly: enough to know a unit again."""
    if language is Language.FRENCH:
        plain = "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
        plain = re.sub(r"aux$", "al", plain)
        return re.sub(r"(?<=...)(?:es|e|s|x)$", "", plain)
    plain = "".join(one for one in word if not unicodedata.combining(one)).replace("\u0640", "")
    plain = re.sub("[أإآ]", "ا", plain).replace("ى", "ي")
    return _ENDING.sub("", _CLITIC.sub("", plain, count=1) if _CLITIC.match(plain) else plain)


@lru_cache(maxsize=1 << 13)
def stems(text: str, language: Language) -> tuple[str, ...]:
    """Give the stems of a text's words, in order, without those that only join."""
    return tuple(
        stem(word, language) for word in _WORD.findall(text) if word.lower() not in _STOP.get(language, frozenset())
    )


def sentence(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the sentence around an offset; no further than a sentence goes on either side."""
    first, last = max(0, at - LONGEST_SENTENCE), min(len(text), at + LONGEST_SENTENCE)
    start = max((match.end() for match in _END.finditer(text, first, at)), default=first)
    match = _END.search(text, at, last)
    return start, match.end() if match else last


def counts(text: str, one: Figure, language: Language) -> tuple[str, ...]:
    """Give the stems of what follows a figure, to the end of the clause."""
    rest = text[one.end : one.end + _REACH]
    stop = _BREAK.search(rest)
    return stems(rest[: stop.start()] if stop else rest, language)[:MOST_STEMS]


def counted_before(text: str, one: Figure, language: Language) -> tuple[str, ...]:
    """Give the stems of what “le nombre de …” says before a figure, in its sentence."""
    start, _ = sentence(text, one.start)
    match = _NUMBER_OF[language].search(text[start : one.start])
    return stems(match["unit"], language)[:MOST_STEMS] if match else ()


def is_of_its_own(text: str, one: Figure, language: Language, year: str = "") -> bool:
    """Say whether a figure is for a part, a rate, an aim, or another time than a year."""
    start, end = sentence(text, one.start)
    words = text[start:end]
    if _GUARD[language].search(words):
        return True
    found = days(words, language)
    years = {str(day.year) for day in found if day.year} | set(
        re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)", words)
    )
    months = any(day.day is None for day in found)
    return months or bool(year and years - {year})


def is_kin(value: Decimal, other: Decimal) -> bool:
    """Say whether two values are so alike that one looks like a slip for the other: near, a nought too many, digits astray."""
    if other / _TWICE < value < other * _TWICE:
        return True
    if any(other in {value * power, value / power} for power in _POWERS):
        return True
    digits = f"{value.normalize():f}", f"{other.normalize():f}"
    return len(digits[0]) >= _SHORTEST_SHUFFLE and sorted(digits[0]) == sorted(digits[1])


def agrees(one: Figure, value: Decimal, rounding: int) -> bool:
    """Say whether a figure says a value: exactly, or hedged and near enough (``rounding`` in hundredths of it)."""
    if one.value == value:
        return True
    near = abs(one.value - value) * 100 <= abs(value) * rounding
    return {
        Bound.EXACT: False,
        Bound.ABOUT: near,
        Bound.OVER: one.value < value,
        Bound.UNDER: one.value > value,
    }[one.bound]


def names(unit: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Say whether words name a unit: all its stems, in order, with few others between."""
    rest = iter(words[: len(unit) + _LOOSE])
    return all(part in rest for part in unit)


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a figure seems to be about."""

    fact: Fact
    figure: Figure


def claims(
    text: str, found: tuple[Figure, ...], facts: FactsByUnit, language: Language, used: frozenset[str]
) -> Iterator[Claim]:
    """Give the figures typed by hand that speak of a fact, by their unit and what stands around them.

    A unit of several words is enough. A unit of one word, or a small figure, is common to many things: there the article must use
    the fact.
    """
    for one in found:
        if one.fact or one.measure is not Measure.QUANTITY:
            continue
        near = counts(text, one, language), counted_before(text, one, language)
        about = [
            (unit, fact) for words in near for unit, fact in _named(words, facts) if _is_sure(unit, fact, one, used)
        ]
        if about and not any(fact.value == one.value for _, fact in about):
            _, fact = max(about, key=lambda named: len(named[0]))
            if not is_of_its_own(text, one, language, fact.date[:4]):
                yield Claim(fact, one)


def swaps(text: str, found: tuple[Figure, ...], facts: FactsByUnit, language: Language) -> Iterator[Claim]:
    """Give the figures of the ledger that stand before the whole unit of another fact, one counted in other words."""
    own = {fact.id: unit for named in facts.values() for unit, fact in named}
    for one in found:
        if one.fact not in own:
            continue
        first, value = own[one.fact][0], one.value
        about = [(unit, fact) for unit, fact in _named(counts(text, one, language), facts) if len(unit) > 1]
        if about and all(unit[0] != first and fact.value != value for unit, fact in about):
            yield Claim(about[0][1], one)


def _named(words: tuple[str, ...], facts: FactsByUnit) -> Iterator[tuple[tuple[str, ...], Fact]]:
    """Give the facts whose unit words name, at once or behind one other word."""
    for first in words[: 1 + _SKIPPED]:
        for unit, fact in facts.get(first, ()):
            if names(unit, words):
                yield unit, fact


def by_unit(ledger: Ledger, language: Language) -> FactsByUnit:
    """Give the facts with the stems of their units, by the first of them."""
    found: dict[str, list[tuple[tuple[str, ...], Fact]]] = {}
    for fact in ledger.facts.values():
        unit = stems(fact.unit.says(language) or "", language)
        if unit:
            found.setdefault(unit[0], []).append((unit, fact))
    return found


def _is_sure(unit: tuple[str, ...], fact: Fact, one: Figure, used: frozenset[str]) -> bool:
    if not is_kin(one.value, fact.value):
        return False
    return (len(unit) > 1 and fact.value >= _SMALL) or fact.id in used
