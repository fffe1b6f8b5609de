"""Finding a wording in a text however it is bent: Arabic prefixes, French plurals, other apostrophes, spaces and signs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPACE: Final = r"[ \u00a0\u202f]+"
_SIGNS: Final = r"[\u0640\u064b-\u0652\u0670]*"
"""Kashida and vowel signs, which may stand between any two Arabic letters."""
_LETTER: Final = r"\w\u064b-\u0652\u0670"
_ALIKE: Final = ("aàâä", "cç", "eéèêë", "iîï", "oôö", "uùûü", "'’", "-\u2010\u2011", "اأإآ", "ىي", "ةه", "ؤو", "ئي")
"""Letters that are taken for one another where a name is written carelessly."""
_PLAIN: Final = str.maketrans(
    dict(zip("àâäçéèêëîïôöùûü’\u2010\u2011\u00a0\u202fأإآىةؤئ", "aaaceeeeiioouuu'--  ااايهوي", strict=True))
    | {chr(code): "" for code in (0x640, 0x670, *range(0x64B, 0x653))}
)


def folded(text: str) -> str:
    """Give a text in small letters without accents, hamzas and vowel signs: whether a word stands in it is then quickly seen."""
    return text.lower().translate(_PLAIN)


@cache
def as_written(term: str, language: Language) -> re.Pattern[str]:
    """Find a term as the house writes it; in French also in the plural, its capitals aside."""
    return _pattern(term, language, _same, "[sx]?")


@cache
def carelessly(name: str, language: Language) -> re.Pattern[str]:
    """Find a name whatever its capitals, accents and hamzas are."""
    return _pattern(name, language, _alike, "")


def found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Give where a wording begins and ends, without what is joined before it, and what is written there.

    An Arabic article that has melted into «لل» is written out again.
    """
    for match in pattern.finditer(text):
        melted = match.groupdict().get("melted")
        start = match.start("term") if melted is None else match.start("melted")
        written = text[start : match.end()]
        yield start, match.end(), written if melted is None else "ال" + written[2:]


def in_place_of(shown: str, term: str) -> str:
    """Give a term as it is written in place of what is shown: its Arabic article melted into «لل» where that one's was."""
    return "لل" + term[2:] if shown.startswith("لل") else term


def _pattern(term: str, language: Language, letter: Callable[[str], str], plural: str) -> re.Pattern[str]:
    words = term.split()
    if language is not Language.ARABIC:
        body = _SPACE.join("".join(map(letter, word)) + plural for word in words)
        return re.compile(rf"(?<![\w-])(?P<term>{body})(?![\w-])", re.IGNORECASE)
    spelt = ["".join(letter(character) + _SIGNS for character in word) for word in words]
    rest = "".join(_SPACE + word for word in spelt[1:])
    if not words[0].startswith("ال"):
        return re.compile(rf"(?<![{_LETTER}])[وف]?[بكل]?(?P<term>{spelt[0]}{rest})(?![{_LETTER}])")
    bare = "".join(letter(character) + _SIGNS for character in words[0][2:])
    first = rf"(?:[وف]?[بك]?(?P<term>ال{_SIGNS}{bare}{rest})|[وف]?(?P<melted>لل{_SIGNS}{bare}{rest}))"
    return re.compile(rf"(?<![{_LETTER}]){first}(?![{_LETTER}])")


def _same(character: str) -> str:
    return "['’]" if character in "'’" else re.escape(character)


def _alike(character: str) -> str:
    alike = "".join(dict.fromkeys("".join(group for group in _ALIKE if character.lower() in group)))
    return f"[{re.escape(alike)}]" if alike else re.escape(character)
