"""How words are compared in the search: what is written, brought to what is meant.

The index is built of these forms and the reader's words are brought to them, so that spelling does not matter: vowel signs, hamza and
its seats, the article and joined particles, final yeh and teh marbuta, digits of both kinds, grouped numbers, accents, ligatures,
elisions. Word endings are the business of Pagefind's stemmers (Snowball), which work on the forms.

The rules are data, which Python applies to the text and JavaScript to the query (``themes/…/scripts/search-words.js``): each is a
pattern that means the same in both, and what takes its place, with groups as ``$1``. They go out with the search page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNS: Final = (
    "[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Accents, vowel signs and marks of recitation, tatweel, and what is not seen; the hamza's signs (U+0653 to 0655) come later."""
_HAMZA_SIGNS: Final = "\u0653\u0654\u0655"
_HAMZA_ABOVE: Final = "\u0654"
_ARABIC_ZERO, _PERSIAN_ZERO = 0x660, 0x6F0
_DIGITS: Final = tuple((chr(zero + digit), str(digit)) for zero in (_ARABIC_ZERO, _PERSIAN_ZERO) for digit in range(10))
_ARTICLE, _TO_THE = "ال", "لل"
_AND, _BY_AS, _PARTICLES = "[وف]", "[بك]", "[وفبكل]"
_GOD: Final = "(?!له$)"
"""The name of God keeps its article: without it, it would be a pronoun."""

RULES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    # After compatible decomposition (NFKD), in lower case.
    "open": ((_SIGNS, ""), ("[\u2019\u02bc\u2032\u0060\u00b4]", "'")),
    # Another spelling of the same word, the hamza without its seat: مسؤول and مسئول, هيئة and هيأة, قراءة and قرائة.
    "seatless": ((f"(.)(?:[وي]{_HAMZA_ABOVE}|ا{_HAMZA_ABOVE}(?=[هة]$))", "$1"),),
    # Each a letter, or one of several in brackets.
    "plain": (
        (f"[{_HAMZA_SIGNS}ء]", ""),
        ("ة", "ه"),
        ("[ىیے]", "ي"),
        ("[کگڭݣ]", "ك"),  # the hard g of Moroccan names, which others write with kaf
        ("پ", "ب"),
        ("ڤ", "ف"),
        ("œ", "oe"),
        ("æ", "ae"),
        *_DIGITS,
    ),
    "word": (
        ("^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)", ""),
        # و ف ب ك ل before the article: three letters must be left over; after the article alone, two.
        (f"^(?:{_AND}(?:{_BY_AS}?{_ARTICLE}|{_TO_THE})|{_BY_AS}{_ARTICLE}){_GOD}(?=...)", ""),
        (f"^(?:{_ARTICLE}|{_TO_THE}){_GOD}(?!ان$)(?=..)", ""),
    ),
    # What a word may be under a particle that is joined to it without the article.
    "loose": ((f"^{_PARTICLES}(?=...)", ""), (f"^{_AND}[بكل](?=...)", "")),
    # للجنة is لجنة with ل and the article: of three lams, two are written.
    "doubled": ((f"^{_AND}?{_TO_THE}(?=..)", "ل"),),
}
GROUPED: Final = "(^|[^0-9])([0-9]{1,3}(?:[.,٬' ][0-9]{3})+)(?![0-9])"
"""A number in groups of three: 260.000, 260 000, ٢٦٠٬٠٠٠."""
_KEPT_AT_END: Final = frozenset(_HAMZA_SIGNS)
"""A hamza's sign belongs to the letter before it."""
_PLAIN: Final = str.maketrans(
    {letter: instead for letters, instead in RULES["plain"] for letter in letters.strip("[]")}
)
_GROUP_GAP: Final = re.compile("(?<=[0-9])[.,٬' ](?=[0-9])")
_TAIL: Final = re.compile(r"(?:^|[^\d.,٬'-])(\d{1,3})$")
_MIDDLE: Final = re.compile(r"\d{3}$")
_HEAD: Final = re.compile(r"(\d{3})(?![\d.,٬'-]*\d)")
CACHED: Final = 1 << 16
"""Words whose forms are remembered: those of a year of articles."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What a written word is compared as.

    Attributes:
        close: the word itself, first as it is spelled, then as others spell it; empty where there is no letter and no digit.
        loose: what it may be if its first letter is a joined particle.
        with_article: it stood with the article, so that its first letter is its own.
    """

    close: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    with_article: bool = False


def rules() -> dict[str, object]:
    """Give the rules as the script takes them."""
    return {**RULES, "grouped": GROUPED}


def fold(text: str) -> str:
    """Open a text up: decomposed, in lower case, without signs and tatweel; hamzas keep their seats."""
    return _apply("open", unicodedata.normalize("NFKD", text).lower())


@lru_cache(maxsize=CACHED)
def forms(word: str) -> Forms:
    """Give the forms of one word, which holds no space."""
    opened = _trim(fold(word))
    spelled = dict.fromkeys(_plain(each) for each in (opened, _apply("seatless", opened)))
    bare = [form for each in spelled if (form := _trim(_apply("word", each)))]
    close = dict.fromkeys(bare)
    first = next(iter(spelled))
    with_article = bool(bare) and len(bare[0]) < len(first)
    loose = dict.fromkeys(_doubled(first) if with_article else _stripped(bare[0])) if bare else {}
    return Forms(tuple(close), tuple(each for each in loose if each not in close), with_article)


def written_words(text: str) -> list[str]:
    """Part a text at its spaces, as Pagefind does when it counts words."""
    return text.replace("\ufeff", "").split()


def comparable(words: list[str]) -> list[str]:
    """Give what is compared for each written word: the word, but for a number in groups the whole number, in the place of each group."""
    found = list(words)
    for first, last in _grouped(words):
        whole = "".join("".join(filter(str.isdigit, _folded(word))) for word in words[first:last])
        found[first:last] = [whole] * (last - first)
    return [_join_groups(word) for word in found]


def _stripped(bare: str) -> Iterator[str]:
    for pattern, instead in RULES["loose"]:
        if (form := _compiled(pattern).sub(instead, bare)) != bare:
            yield form


def _doubled(spelled: str) -> Iterator[str]:
    if (form := _apply("doubled", spelled)) != spelled:
        yield form


@lru_cache(maxsize=CACHED)
def _folded(word: str) -> str:
    return _plain(fold(word))


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _join_groups(word: str) -> str:
    folded = _folded(word)
    return _GROUP_GAP.sub("", folded) if re.search(GROUPED, folded) else word


def _grouped(words: list[str]) -> Iterator[tuple[int, int]]:
    """Find the words that together are one number: ``260`` and ``000``."""
    folded = [_folded(word) for word in words]
    at = 0
    while at < len(words) - 1:
        last = at + 1
        if _TAIL.search(folded[at]):
            while last < len(words) and _MIDDLE.match(folded[last]):
                last += 1
            if last < len(words) and _HEAD.match(folded[last]):
                last += 1
        if last - at > 1:
            yield at, last
        at = last


def _trim(word: str) -> str:
    start, end = 0, len(word)
    while start < end and not word[start].isalnum():
        start += 1
    while end > start and not (word[end - 1].isalnum() or word[end - 1] in _KEPT_AT_END):
        end -= 1
    return word[start:end]


def _apply(name: str, text: str) -> str:
    for pattern, instead in RULES[name]:
        text = _compiled(pattern).sub(instead.replace("$", "\\"), text)
    return text


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
