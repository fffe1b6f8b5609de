"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    clashing_figure,
    contradicted_chart,
    contradicted_figure,
    date_after_cover,
    differing_figure,
    doubled_word,
    failed_sum,
    impossible_date,
    missing_unit,
    share_over_hundred,
    shares_off_hundred,
    unsourced_figure,
    wrong_weekday,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.copydesk.rule import Rule

RULES: Final[Mapping[str, Rule]] = {
    rule.name: rule
    for rule in (
        # direction
        # figures
        clashing_figure.RULE,
        contradicted_chart.RULE,
        contradicted_figure.RULE,
        date_after_cover.RULE,
        differing_figure.RULE,
        failed_sum.RULE,
        impossible_date.RULE,
        missing_unit.RULE,
        share_over_hundred.RULE,
        shares_off_hundred.RULE,
        unsourced_figure.RULE,
        wrong_weekday.RULE,
        # law and care
        # language
        doubled_word.RULE,
        # parity
        # shape
        # access
    )
}
