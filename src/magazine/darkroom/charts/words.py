"""Figures and phrases of charts in each language."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language
from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = "–"
"""Stands for a figure that is not known."""


def figure(value: Decimal | None, language: Language) -> str:
    """Write a figure in house style."""
    return GAP if value is None else in_figures(value, language)


def percent(parts: int, language: Language) -> str:
    """Write whole parts of a hundred: ``48%`` in Arabic (one number for the bidirectional algorithm), ``48 %`` in French."""
    space = "\u202f" if language in {Language.FRENCH, Language.AMAZIGH} else ""
    return f"{parts}{space}%"


def hundredths(values: Sequence[Decimal | None]) -> list[int]:
    """Share a hundred out by largest remainder, so that the parts add up.

    A part of nothing gets nothing; where all are nothing, so is every share.
    """
    known = [value or Decimal(0) for value in values]
    total = sum(known)
    if total <= 0:
        return [0] * len(known)
    exact = [value * 100 / total for value in known]
    whole = [int(part.to_integral_value(ROUND_FLOOR)) for part in exact]
    by_remainder = sorted(range(len(known)), key=lambda index: (whole[index] - exact[index], index))
    for index in by_remainder[: 100 - sum(whole)]:
        whole[index] += 1
    return whole
