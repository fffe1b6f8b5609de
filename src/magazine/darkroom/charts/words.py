"""Figures and phrases of charts in each language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Direction, Language
from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = "–"
"""Stands for a figure that is not known."""


def figure(value: Decimal | None, language: Language) -> str:
    """Write a figure in house style; a minus stays before it in Arabic too, held by a left-to-right mark (U+200E)."""
    if value is None:
        return GAP
    hold = "\u200e" if value < 0 and language.direction is Direction.RIGHT_TO_LEFT else ""
    return hold + in_figures(value, language)


def are_years(names: Sequence[str]) -> bool:
    """Say whether rows follow each other in time: they are named by numbers."""
    return all(name.isdecimal() for name in names)


PERCENT: Final = 100


def percent(part: Decimal, language: Language) -> str:
    """Write a part of a hundred: ``48%`` in Arabic (one number for the bidirectional algorithm), ``48 %`` in French."""
    space = "\u202f" if language in {Language.FRENCH, Language.AMAZIGH} else ""
    return f"{in_figures(part, language)}{space}%"


def hundredths(values: Sequence[Decimal | None]) -> list[Decimal]:
    """Give each value's share of a hundred, rounded by itself, half up.

    In whole parts where those add up to a hundred, else with one decimal. A share is never bent to make the others add up: 6.51 is
    not 6. Where all are nothing, so is every share.
    """
    known = [value or Decimal(0) for value in values]
    total = sum(known)
    if total <= 0:
        return [Decimal(0)] * len(known)
    exact = [value * 100 / total for value in known]
    whole = [share.quantize(Decimal(1), ROUND_HALF_UP) for share in exact]
    if sum(whole) == PERCENT:
        return whole
    return [share.quantize(Decimal("0.1"), ROUND_HALF_UP) for share in exact]
