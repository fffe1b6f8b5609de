"""Figures in running Arabic and French text: quantities, percentages and times of day, with their places.

What has digits and is no quantity is left out: years, dates, telephone numbers, ordinals, laws and their articles, pages, addresses,
names that hold a digit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.days import clocks, days, spelt_clocks
from magazine.copydesk.number_words import spelt
from magazine.copydesk.text import RunKind
from magazine.issue.language import Language
from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.number_words import Spelt
    from magazine.copydesk.text import Passage, Run

_GAP: Final = r"[ \u00a0\u202f\u2009]"


class Measure(Enum):
    """What a figure tells."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    TIME = "time"
    """Of day, in minutes."""


class Bound(Enum):
    """How a figure is hedged by the words before it."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one, “%” or “million” included.
        value: what it says.
        measure: what it tells.
        bound: how it is hedged.
        spelt: True where it is written in words.
        fact: the ledger's id where it comes from there, else empty.
        decimals: digits behind the decimal sign.
    """

    start: int
    end: int
    value: Decimal
    measure: Measure = Measure.QUANTITY
    bound: Bound = Bound.EXACT
    spelt: bool = False
    fact: str = ""
    decimals: int = 0


_LABELS: Final[Mapping[Language, str]] = {
    Language.ARABIC: r"[وف]?[بلك]?(?:ال|ل)?(?:رقم|قانون|ظهير|مرسوم|فصل|فصلان|فصلين|فصول|مادة|مادته|مادتها|فصله|فصلها|مادتان|مادتين|مواد|فقرة|بند|صفحة|صفحتان|صفحتين|صفحات|دورة|نسخة|طبعة|جناح|قاعة|طريق|طابق|حافلة"
    r"|خط|درجة|مجموعة|فئة|شارع|زنقة|حي|عمارة|منطقة|دائرة|بوابة|نموذج|شكل|جدول|محطة)|ص\."
    r"|[وف]?[بلك]?(?:ال|ل)?(?:جريدة الرسمية|ظهير(?: الشريف)?|قرار|مقرر|حكم|ملف|محضر|قانون|مرسوم) عدد",
    Language.FRENCH: r"n[°o]s?|numéros?|lois?|dahir|décrets?|articles?|art\.|alinéas?|pages?|p\.|chapitres?|figures?|tableaux?|étapes?|salles?|stands?|routes?|éditions?|versions?"
    r"|lignes?|bus|tram|rues?|avenues?|étages?|groupes?|catégories?|zones?|classes?|bureaux?|portes?|boîtes?|échelles?|échelons?|calibre|formulaires?|modèles?"
    r"|(?:compos\w+|appel\w+)[ \u00a0]le|§"
    r"|(?:appele[rz]|compose[rz]|joign(?:ez|ables?)|joindre|contacte[rz]|téléphone[rz])(?:[ \u00a0][\w’'-]+){0,7}?[ \u00a0](?:le|au)",
}
_IN_YEARS: Final[Mapping[Language, str]] = {
    Language.ARABIC: r"[وبل]?(?:سنة|عام|سنتي|عامي|في|منذ|خلال|مطلع|بداية|نهاية|أواخر|غاية|حتى|موسم|برسم|حصيلة)",
    Language.FRENCH: r"en|depuis|années?|an|fin|début|courant|vers|avant|après|dès|jusqu[’']en|bilan|saison|entre",
}
_COUNTED: Final[Mapping[Language, str]] = {
    Language.ARABIC: r"شخصا?|زائرا?|درهما?|عنصرا?|موظفا?|مواطنا?|مترا?|كيلومترا?|سيارة|قضية|ملفا?|نسخة|متر|كلم",
    Language.FRENCH: r"personnes?|visiteurs?|agents?|dirhams?|DH|MAD|euros?|km|mètres?|policiers?|fonctionnaires?|affaires?|dossiers?|exemplaires?|candidats?|véhicules?|habitants?|élèves?|places?",
}
_FREE: Final = r"(?<![\d.,])(?<!\d[ \u00a0\u202f\u2009])"
"""No digit goes on from before: what begins here is not the middle of a number."""
_HIJRI: Final = (
    r"(?:joumada|moharr?em|safar|rabii?|re[jd]j?eb|rajab|chaabane|ramadan|chaoual|kaada|hijj?a|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي)"
    rf"(?:{_GAP}(?:I{{1,2}}|1er|2|الأولى?|الآخرة?|الثانية?|القعدة|الحجة))?(?:{_GAP}\d{{4}})?(?!\w)"
)
_NO_QUANTITY: Final = re.compile(
    r"https?://\S+|(?<!\w)www\.\S+|(?<![\w.+\-])[\w.+\-]+@\S+|(?<![\w\-.])[\w\-]+(?:\.[\w\-]+)+/\S*"  # addresses
    r"|(?<!\d)\d{4}-\d{3}[\dX](?!\w)"  # ISSN
    rf"|{_FREE}(?:\+|00)\d{{1,3}}(?:{_GAP}?[\d.\-]+)+"  # telephone numbers, from abroad
    rf"|{_FREE}0\d(?:{_GAP}?[.\-]?{_GAP}?\d{{2}}){{2,}}"
    rf"|{_FREE}0\d+"
    rf"|{_FREE}212[5-8]\d{{8}}(?!\d)"
    rf"|(?<!\d)\d{{1,4}}{_GAP}?h(?:eures)?{_GAP}?(?:sur|/){_GAP}?\d+|(?<!\d)\d{{1,4}}{_GAP}?(?:jours?|j){_GAP}?(?:sur|/){_GAP}?\d+"
    rf"|(?<!\d)\d{{1,2}}{_GAP}(?:ساعة|أيام){_GAP}(?:على|/){_GAP}\d{{1,2}}(?!\d)"
    rf"|(?<=,{_GAP})\d{{5}}{_GAP}(?:Agadir|Casablanca|Fès|Kénitra|Laâyoune|Marrakech|Meknès|Oujda|Rabat|Safi|Salé|Tanger|Témara|Tétouan)(?!\w)"
    rf"|(?<=،{_GAP})\d{{5}}{_GAP}(?:أكادير|(?:الدار{_GAP})?البيضاء|فاس|القنيطرة|العيون|مراكش|مكناس|وجدة|الرباط|آسفي|سلا|طنجة|تمارة|تطوان)(?!\w)"
    r"|(?<!\d)\d+(?:/\w+)+|(?<!\d)\d+(?:-\w+)+"  # ratios, laws, seasons, number plates
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,2}){2,}(?![\d.]*\d)|§\d+"  # sections, versions
    rf"|(?<!\d)\d{{1,4}}{_GAP}(?:من{_GAP})?{_HIJRI}"
    rf"|(?<!\d)\d{{1,4}}{_GAP}?(?:ères?|ers?|res?|èmes?|es?|ndes?|nds?)(?!\w)"  # ordinals
    r"|[A-Za-z\u00c0-\u024f_][\-/]?\d+\w*|(?<!\d)\d+[A-Za-z\u00c0-\u024f]\w*",  # G20, Covid-19, 4x4
    re.IGNORECASE,
)
_AFTER_LABEL: Final = {
    language: re.compile(
        rf"(?<!\w)(?:{labels}){_GAP}?(?:رقم{_GAP}|n[°o]{_GAP}?)?\d[\d.\-/]*(?<=\d)(?:(?:,?{_GAP}(?:et|à|ou|و){_GAP}?|و)\d+)*(?![\d{_GAP}]*\d{{3}})(?![\d.]*{_GAP}(?:درهم|dirham|DH|euro))",
        re.IGNORECASE,
    )
    for language, labels in _LABELS.items()
}
_YEAR: Final = {
    language: re.compile(
        rf"(?<!\w)(?:{before}){_GAP}(?:1[5-9]|20)\d\d(?:{_GAP}?(?:و|et|ou|au?|à|إلى){_GAP}?(?:1[5-9]|20)\d\d)*(?![\d.]\d)"
        rf"|(?<![\d.,])(?:1[89]|20)\d\d(?!\d|[.,]\d|{_GAP}\d{{3}}(?!\d)|{_GAP}?%|{_GAP}(?:{_COUNTED[language]})(?!\w))",
        re.IGNORECASE,
    )
    for language, before in _IN_YEARS.items()
}
_MANY: Final[Mapping[str, int]] = {
    "ألف": 1000, "ألفا": 1000, "آلاف": 1000, "mille": 1000, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6, "million": 10**6,
    "millions": 10**6, "مليار": 10**9, "مليارا": 10**9, "مليارات": 10**9, "ملايير": 10**9, "milliard": 10**9, "milliards": 10**9,
    "MDH": 10**6, "MMDH": 10**9,
}  # fmt: skip
_IN_HUNDRED: Final = re.compile(rf"{_GAP}?(?:%|٪|pour{_GAP}cent(?!\w)|(?:بال|في{_GAP}ال)(?:مئة|مائة)(?!\w))")
_NUMBER: Final = re.compile(  # long ones part their groups by spaces of two kinds where they come out of Word
    r"(?<![\d.,٫٬])(?P<whole>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){2,4}(?!\d)|\d{1,3}(?P<group>[. \u00a0\u202f\u2009٬,])\d{3}(?:(?P=group)\d{3}){0,4}(?!\d)|\d{1,15}(?!\d))"
    r"(?:(?P<point>[,.٫])(?P<fraction>\d+))?(?![\d])"
    rf"(?:{_GAP}?(?P<percent>%|٪|pour{_GAP}cent(?!\w)|(?:بال|في{_GAP}ال)(?:مئة|مائة)(?!\w))"
    rf"|{_GAP}(?P<many>{'|'.join(sorted(_MANY, key=len, reverse=True))})(?!\w)(?P<half>{_GAP}et{_GAP}demie?(?!\w)|{_GAP}ونصف(?!\w))?)?"
)
_HEDGE: Final = re.compile(
    rf"(?:(?P<over>plus{_GAP}d[e’']|au{_GAP}moins|au-delà{_GAP}de|(?:(?:ب?أكثر|أزيد){_GAP}من|ما{_GAP}(?:لا{_GAP}يقل|يزيد){_GAP}(?:عن|على)|يفوق|تفوق|فاق|تجاوز|تجاوزت))"
    rf"|(?P<under>moins{_GAP}de|au{_GAP}plus|أقل{_GAP}من)"
    rf"|(?P<about>environ|près{_GAP}d[e’']|quelque|presque|autour{_GAP}de|aux{_GAP}alentours{_GAP}de|[وب]?(?:حوالي|نحو|زهاء|قرابة|قراب|ما{_GAP}يقارب|ما{_GAP}يناهز|يناهز|تناهز|يقارب)))"
    rf"(?:{_GAP}(?:les{_GAP})?|(?<=’))$",
    re.IGNORECASE,
)
_HEDGE_AFTER: Final = re.compile(
    rf"{_GAP}(?:\w+{_GAP})?(?:environ|à{_GAP}peu{_GAP}près|تقريبا|على{_GAP}وجه{_GAP}التقريب)(?!\w)"
)
_DAYS_BEFORE: Final = re.compile(rf"(?<!\d)(?:\d{{1,2}}(?:er)?[,،]{_GAP}?و?)+$")
_HEDGE_WIDTH: Final = 24
"""Characters before a figure in which words hedge it."""


def figures_of(passage: Passage) -> tuple[Figure, ...]:
    """Give the figures of a passage; those from the ledger say which fact they are."""
    if not passage.text:
        return ()
    blind = any(passage.runs_of(RunKind.FOREIGN, RunKind.CODE))
    text = passage.blanked(RunKind.FOREIGN, RunKind.CODE) if blind else passage.text
    found = figures(text, passage.language)
    facts = tuple(passage.runs_of(RunKind.FACT))
    return tuple(_from(one, facts) for one in found) if facts else found


def _from(one: Figure, facts: tuple[Run, ...]) -> Figure:
    run = next((run for run in facts if run.start <= one.start < run.end), None)
    return one if run is None else replace(one, fact=run.value)


@lru_cache(maxsize=1 << 13)
def figures(text: str, language: Language) -> tuple[Figure, ...]:
    """Give the figures of a text, in order."""
    if language not in _LABELS:
        return ()
    found = [*_times(text), *_halves(text)]
    if any(character.isdigit() for character in text):
        found += _typed(_without_others(text, language), text, language)
    begun = {one.start: number for number, one in enumerate(found)}
    taken = sorted((one.start, one.end) for one in found)
    done = 0
    for word in spelt(text, language):
        following = begun.get(word.end + len(" و"))
        if following is not None and text.startswith(" و", word.end) and found[following].value < word.value:
            # «مليون و161 ألف» is one number.
            rest = found[following]
            bound = _bound(text, word.start, rest.end)
            found[following] = replace(rest, start=word.start, value=word.value + rest.value, bound=bound)
        elif word.start >= done and not _overlaps(taken, word.start, word.end):
            found.append(_in_words(text, word))
            done = found[-1].end
    return tuple(sorted(found, key=lambda one: one.start))


def _halves(text: str) -> Iterator[Figure]:
    """Give «مليونان ونصف مليون» and the like: two and a half millions."""
    for match in _AND_HALF.finditer(text):
        many = 10**9 if match["many"].startswith("مليار") else 10**6
        value = Decimal(many) * (2 if match["two"] else 1) + Decimal(many) / 2
        bound = _bound(text, match.start("many"), match.end())
        yield Figure(start=match.start("many"), end=match.end(), value=value, bound=bound, spelt=True)


_AND_HALF: Final = re.compile(
    rf"(?<!\w)(?<!\d{_GAP})[وف]?[بلك]?(?P<many>(?:مليون|مليار)(?:(?P<two>ان|ين)|ا)?){_GAP}ونصف(?:{_GAP}(?:ال)?(?:مليون|مليار))?(?!\w)"
)


def _in_words(text: str, word: Spelt) -> Figure:
    percent = _IN_HUNDRED.match(text, word.end)
    end = percent.end() if percent else word.end
    measure = Measure.PERCENT if percent else Measure.QUANTITY
    bound = _bound(text, word.start, end)
    return Figure(start=word.start, end=end, value=Decimal(word.value), measure=measure, bound=bound, spelt=True)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    number = bisect_left(taken, (end, 0))
    return number > 0 and taken[number - 1][1] > start


def _times(text: str) -> Iterator[Figure]:
    for one in clocks(text):
        value = Decimal(one.hour * 60 + one.minute)
        yield Figure(start=one.start, end=one.end, value=value, measure=Measure.TIME)
    for one in spelt_clocks(text):
        value = Decimal(one.hour * 60 + one.minute)
        yield Figure(start=one.start, end=one.end, value=value, measure=Measure.TIME, spelt=True)


def _without_others(text: str, language: Language) -> str:
    """Blot out what has digits and is no quantity; the length stays."""
    blots = [(_list_start(text, one.start), one.end) for one in days(text, language)]
    blots += [(one.start, one.end) for one in clocks(text)]
    for pattern in (_NO_QUANTITY, _AFTER_LABEL[language], _YEAR[language]):
        blots += [match.span() for match in pattern.finditer(text)]
    letters = list(text)
    for start, end in blots:
        letters[start:end] = "\N{OBJECT REPLACEMENT CHARACTER}" * (end - start)
    return "".join(letters)


def _list_start(text: str, start: int) -> int:
    """Go back over the days before a date: “les 13, 14 et 15 septembre”."""
    match = _DAYS_BEFORE.search(text[max(0, start - _HEDGE_WIDTH) : start])
    return start - len(match.group()) if match else start


def _typed(text: str, whole: str, language: Language) -> Iterator[Figure]:
    last: Figure | None = None
    for match in _NUMBER.finditer(text):
        value, decimals = _value(match, language)
        percent = match["percent"] or text[match.start() - 1 : match.start()] in {"%", "٪"}
        one = Figure(
            start=match.start(),
            end=match.end(),
            value=value,
            measure=Measure.PERCENT if percent else Measure.QUANTITY,
            bound=_bound(whole, match.start(), match.end()),
            decimals=decimals,
        )
        if last is not None and _goes_on(text, last, one):
            last = replace(last, end=one.end, value=last.value + one.value)
            continue
        if last is not None:
            yield _like(text, last, one)
        last = one
    if last is not None:
        yield last


def _like(text: str, last: Figure, one: Figure) -> Figure:
    """Give the first of two figures the measure that is only written behind the second: “de 3 à 4 %”."""
    if one.measure is Measure.PERCENT and last.value <= _HUNDRED and _TO.fullmatch(text, last.end, one.start):
        return replace(last, measure=Measure.PERCENT)
    return last


_HUNDRED: Final = 100
_TO: Final = re.compile(rf"{_GAP}(?:à|إلى){_GAP}|{_GAP}?[-\u2013]{_GAP}?")


def _goes_on(text: str, last: Figure, one: Figure) -> bool:
    """Say whether a figure goes on with the next: «755 ألفا و541» is 755,541."""
    many = _MANY.get(text[last.start : last.end].rsplit(maxsplit=1)[-1])
    return many is not None and text[last.end : one.start] == " و" and one.value < many and one.measure is last.measure


def _value(match: re.Match[str], language: Language) -> tuple[Decimal, int]:
    whole, group, fraction = "".join(match["whole"].split()), match["group"], match["fraction"]
    if language is Language.FRENCH and fraction is None and whole.count(",") == 1:
        # French has a decimal comma; three noughts behind it are thousands, as English writes them.
        before, after = whole.split(",")
        if after != "000":
            whole, fraction, group = before, after, None
    if group:
        whole = whole.replace(group, "")
    many = _MANY.get(match["many"] or "", 1)
    value = Decimal(f"{whole}.{fraction}" if fraction else whole) * many
    if match["half"]:
        value += Decimal(many) / 2
    return value, len(fraction or "")


def _bound(text: str, start: int, end: int) -> Bound:
    match = _HEDGE.search(text[max(0, start - _HEDGE_WIDTH) : start])
    if match is not None:
        return Bound(match.lastgroup)
    return Bound.ABOUT if _HEDGE_AFTER.match(text, end) else Bound.EXACT


def shown(value: Decimal, language: Language) -> str:
    """Write a value for a message, as a language sets it."""
    plain = f"{value:f}"
    return in_figures(Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain), language)
