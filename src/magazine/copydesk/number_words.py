"""Numbers written in words, in French and Arabic, where they can be read for sure.

“deux cent soixante mille” and «مئتان وستون ألفا» are 260,000. What is no clean number gives nothing: “deux trois”, «ثلاثة وأربعة», and one
alone, which is an article in French and “the same” or “someone” in Arabic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

THOUSAND: Final = 1000
_HUNDRED, _TEN, _TWENTY, _SCORE_BY_FOUR = 100, 10, 20, 80
_FIRST: Final = 10**12
_TO_NINETEEN: Final = (60, 80)
_BEHIND_TEN: Final = (7, 8, 9)

_FRENCH: Final[Mapping[str, int]] = {
    **{
        word: number
        for number, words in enumerate(
            (
                "un,une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
                "quatorze", "quinze", "seize",
            ),
            1,
        )
        for word in words.split(",")
    },
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "nonante": 90, "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6,
    "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_ARABIC: Final[Mapping[str, int]] = {
    word: number
    for number, words in {
        1: "واحد واحدة أحد احدى إحدى",
        2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
        3: "ثلاث ثلاثة",
        4: "أربع أربعة",
        5: "خمس خمسة",
        6: "ست ستة",
        7: "سبع سبعة",
        8: "ثمان ثماني ثمانية",
        9: "تسع تسعة",
        10: "عشر عشرة",
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "أربعون أربعين",
        50: "خمسون خمسين",
        60: "ستون ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
        100: "مئة مائة",
        200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
        300: "ثلاثمئة ثلاثمائة",
        400: "أربعمئة أربعمائة",
        500: "خمسمئة خمسمائة",
        600: "ستمئة ستمائة",
        700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة",
        900: "تسعمئة تسعمائة",
        1000: "ألف ألفا آلاف",
        2000: "ألفان ألفين ألفي",
        10**6: "مليون مليونا ملايين",
        2 * 10**6: "مليونان مليونين",
        10**9: "مليار مليارا مليارات ملايير",
    }.items()
    for word in words.split()
}
_UNSURE: Final = frozenset({1, 1000})
"""Alone, «ألف» may be the verb “he wrote”, «واحد» an adjective; “mille” is often no count but a way of speaking."""


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FRENCH_RUN: Final = re.compile(
    rf"(?<![\w’'\-])(?:{_any(_FRENCH)})(?:(?:-et-|[ \u00a0]et[ \u00a0](?=une?\b|onze\b)|-|[ \u00a0\u202f])(?:{_any(_FRENCH)}))*(?![\w\-])",
    re.IGNORECASE,
)
_FRENCH_WORD: Final = re.compile(_any(_FRENCH))
_ARABIC_RUN: Final = re.compile(
    rf"(?<![\w\u064b-\u0652])(?P<before>[وف]?[بلك]?)(?:ال|ل)?(?:{_any(_ARABIC)})(?:[ \u00a0]و?(?:ال)?(?:{_any(_ARABIC)}))*(?!\w|[ \u00a0]ونصف)"
)
_ARABIC_WORD: Final = re.compile(rf"(?P<joined>و?)(?:[بلك]?(?:ال|ل)?)(?P<word>{_any(_ARABIC)})(?!\w)")
_IDLE_NEUF: Final = re.compile(r"neufs?(?![ \u00a0]\w)", re.IGNORECASE)
"""“un véhicule neuf.” is new, not nine."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number in words: its place in the text and its value."""

    start: int
    end: int
    value: int


def spelt(text: str, language: Language) -> Iterator[Spelt]:
    """Give the numbers in words that can be read for sure."""
    if language is Language.FRENCH:
        for match in _FRENCH_RUN.finditer(text):
            words = _FRENCH_WORD.findall(match.group().lower())
            value = _french(tuple(words))
            if _sure(value) and not (words == ["neuf"] and _IDLE_NEUF.match(text, match.start())):
                yield Spelt(match.start(), match.end(), value or 0)
    elif language is Language.ARABIC:
        for match in _ARABIC_RUN.finditer(text):
            found = [(part["joined"], part["word"]) for part in _ARABIC_WORD.finditer(match.group())]
            value = _arabic(tuple((bool(joined), word) for joined, word in found))
            if _sure(value):
                yield Spelt(match.end("before"), match.end(), value or 0)


def _sure(value: int | None) -> bool:
    return value is not None and value not in _UNSURE


@cache
def _french(words: tuple[str, ...]) -> int | None:
    total, group, last, scale = 0, 0, _FIRST, _FIRST
    for word in words:
        number = _FRENCH[word]
        if number >= THOUSAND:
            if number >= scale:
                return None
            total, group, last, scale = total + (group or 1) * number, 0, _FIRST, number
        elif number == _HUNDRED:
            if group >= _TEN:
                return None
            group, last = (group or 1) * _HUNDRED, _HUNDRED
        elif number == _TWENTY and group % _HUNDRED == 4:  # noqa: PLR2004 - “quatre-vingts”
            group, last = group - 4 + _SCORE_BY_FOUR, _SCORE_BY_FOUR
        elif _adds(last, number):
            group, last = group + number, number
        else:
            return None
    return total + group


def _adds(last: int, number: int) -> bool:
    """Say whether a number below a hundred may follow another: “cent dix”, “soixante-douze”, “vingt-deux”, “dix-sept”."""
    if last == _TEN:
        return number in _BEHIND_TEN
    tens = last in _TO_NINETEEN or (last >= _TWENTY and number < _TEN)
    return number < last and (last >= _HUNDRED or tens)


@cache
def _arabic(words: tuple[tuple[bool, str], ...]) -> int | None:
    total = group = 0
    for place, (joined, word) in enumerate(words):
        number = _ARABIC[word]
        follows = place > 0 and not joined
        if number >= THOUSAND:
            if follows and not group:
                return None
            total, group = total + (group if follows else 1) * number + (0 if follows else group), 0
        elif follows:
            if number == _TEN and 0 < group % _HUNDRED < _TEN:
                group += _TEN
            elif number == _HUNDRED and 2 < group < _TEN:  # noqa: PLR2004 - «ثلاث مئة»
                group *= _HUNDRED
            else:
                return None
        elif _joins(group, number):
            group += number
        else:
            return None
    return total + group


def _joins(group: int, number: int) -> bool:
    """Say whether a number may follow others with “and”: units before tens, both behind hundreds."""
    rest = group % _HUNDRED
    return not group or (not rest and number < _HUNDRED) or (rest < _TEN and _TWENTY <= number < _HUNDRED)
