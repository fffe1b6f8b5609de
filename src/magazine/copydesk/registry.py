"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # figures
    clashing_figure,
    contradicted_chart,
    contradicted_figure,
    date_after_cover,
    differing_figure,
    failed_sum,
    impossible_date,
    missing_unit,
    share_over_hundred,
    shares_off_hundred,
    unsourced_figure,
    wrong_weekday,
    # language
    doubled_word,
    # parity
    differing_chart,
    differing_date,
    differing_kind,
    differing_opening,
    differing_signature,
    lone_address,
    lone_box,
    lone_chart,
    lone_correction,
    lone_fact,
    lone_footnote,
    lone_link,
    lone_picture,
    lone_pull_quote,
    lone_question,
    lone_recording,
    lone_standfirst,
    lone_table,
    unequal_embargo,
    unequal_status,
    uneven_crossheads,
    uneven_length,
    uneven_list,
    uneven_table,
    untranslated_paragraph,
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
        unequal_status.RULE,
        unequal_embargo.RULE,
        lone_correction.RULE,
        lone_fact.RULE,
        differing_date.RULE,
        lone_address.RULE,
        lone_link.RULE,
        lone_picture.RULE,
        differing_opening.RULE,
        lone_box.RULE,
        lone_chart.RULE,
        lone_table.RULE,
        lone_pull_quote.RULE,
        lone_question.RULE,
        lone_recording.RULE,
        lone_footnote.RULE,
        uneven_crossheads.RULE,
        uneven_length.RULE,
        differing_signature.RULE,
        differing_kind.RULE,
        lone_standfirst.RULE,
        untranslated_paragraph.RULE,
        uneven_list.RULE,
        uneven_table.RULE,
        differing_chart.RULE,
        # shape
        # access
    )
}
