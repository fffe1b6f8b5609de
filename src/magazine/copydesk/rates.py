"""Shares and growth that two figures make: what rounding and hedges allow, and the words for them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from magazine.copydesk.numbers import Bound, Measure
from magazine.copydesk.rule import Setting, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.copydesk.numbers import Figure

HUNDRED: Final = Decimal(100)
TENTH: Final = Decimal("0.1")
WORD: Final = r"[^\W\d_][\w’'\-\u064b-\u0652]*"


def is_count(one: Figure) -> bool:
    """Say whether a figure is an exact quantity that something can be a share of."""
    return one.measure is Measure.QUANTITY and one.bound is Bound.EXACT and one.value > 0


def agrees(share: Figure, made: Decimal, rounding: int, about: int) -> bool:
    """Say whether a percentage is what figures make: rounded up, down or off, and as its hedge has it."""
    slack = Decimal(rounding).scaleb(-share.decimals)
    return {
        Bound.EXACT: abs(made - share.value) <= slack,
        Bound.ABOUT: abs(made - share.value) <= about,
        Bound.OVER: made > share.value - slack,
        Bound.UNDER: made < share.value + slack,
    }[share.bound]


SETTINGS: Final[Mapping[str, Setting]] = {
    "rounding": Setting(
        default=("1",),
        meaning=said(
            ar="ما يُقبل من فرق التقريب، بوحدات آخر رقم من النسبة",
            fr="écart d’arrondi admis, en unités du dernier chiffre du pourcentage",
            en="what rounding may differ, in units of the percentage’s last digit",
        ),
        whole=True,
    ),
    "about": Setting(
        default=("5",),
        meaning=said(
            ar="ما يُقبل من فرق حين تُسبق النسبة بـ«حوالي» أو «نحو»، بالنقط",
            fr="écart admis, en points, quand le pourcentage est dit « environ »",
            en="what a percentage told as “about” may differ, in points",
        ),
        whole=True,
    ),
}
