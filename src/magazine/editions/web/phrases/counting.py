"""How many of a thing, in words: Arabic counts one, two, three to ten, eleven to ninety-nine, and hundreds, each in its own way."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language
from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

NOUNS: Final[Mapping[str, Mapping[Language, Mapping[str, str]]]] = {
    "issues": {
        _ARABIC: {"one": "عدد واحد", "two": "عددان", "few": "{} أعداد", "many": "{} عددا", "other": "{} عدد"},
        _FRENCH: {"one": "1 numéro", "other": "{} numéros"},
    },
    "articles": {
        _ARABIC: {"one": "مقال واحد", "two": "مقالان", "few": "{} مقالات", "many": "{} مقالا", "other": "{} مقال"},
        _FRENCH: {"one": "1 article", "other": "{} articles"},
    },
    "corrections": {
        _ARABIC: {"one": "تصويب واحد", "two": "تصويبان", "few": "{} تصويبات", "many": "{} تصويبا", "other": "{} تصويب"},
        _FRENCH: {"one": "1 rectificatif", "other": "{} rectificatifs"},
    },
}


def counted(count: int, noun: str, language: Language) -> str:
    """Write a number of things: ``counted(12, "issues", …)`` is ``12 عددا`` and ``12 numéros``."""
    forms = NOUNS[noun].get(language, NOUNS[noun][_FRENCH])
    kind = plural(count) if language is _ARABIC else ("one" if count <= 1 else "other")
    return forms[kind].format(in_figures(Decimal(count), language))


def plural(count: int) -> str:
    """Give the kind of plural that Arabic has for a number above nothing (CLDR, cardinal rules of ``ar``)."""
    if count in {1, 2}:
        return "one" if count == 1 else "two"
    rest = count % 100
    if 3 <= rest <= 10:  # noqa: PLR2004 - the plural of paucity
        return "few"
    return "many" if rest >= 11 else "other"  # noqa: PLR2004 - the accusative singular
