"""Figures as the house sets them.

Western digits in every language, as Moroccan newspapers use them. Groups of three are parted by a full stop in Arabic, where a
space would let the groups change places (Unicode Bidirectional Algorithm, rule W4 and N1: a common separator holds a number
together, a space does not), by a narrow no-break space in French, by a comma in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_GROUP: Final[Mapping[Language, str]] = {Language.ARABIC: ".", Language.FRENCH: "\u202f", Language.AMAZIGH: "\u202f"}
_POINT: Final[Mapping[Language, str]] = {Language.ENGLISH: "."}


def in_figures(value: Decimal, language: Language) -> str:
    """Write a number in figures: 260000 is ``260.000`` in Arabic and ``260 000`` in French.

    Four-figure numbers are grouped too, so that a column of figures reads alike. A minus sign is U+2212.
    """
    text = f"{abs(value):,f}"
    whole, _, fraction = text.partition(".")
    whole = whole.replace(",", _GROUP.get(language, ","))
    sign = "\u2212" if value < 0 else ""
    return f"{sign}{whole}{_POINT.get(language, ',')}{fraction}" if fraction else f"{sign}{whole}"


def about(language: Language) -> str:
    """Give the word that says that a figure is rounded."""
    return {Language.ARABIC: "حوالي", Language.FRENCH: "environ"}.get(language, "about")
