"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # direction
    direction_override,
    foreign_word_without_language,
    hidden_direction_control,
    misplaced_bracket,
    misplaced_quotation_mark,
    misplaced_sign,
    reversed_address,
    reversed_date,
    reversed_identifier,
    reversed_number,
    reversed_percentage,
    reversed_range,
    reversed_telephone,
    unclosed_direction,
    unmarked_arabic_words,
    unmarked_foreign_words,
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
    # law and care
    bank_number,
    identity_card_number,
    named_minor,
    named_victim,
    number_plate,
    personal_byline,
    picture_without_consent,
    picture_without_rights,
    presumed_guilt,
    private_address,
    private_mail,
    private_telephone,
    reported_confession,
    uncredited_picture,
    # language
    doubled_word,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.copydesk.rule import Rule

RULES: Final[Mapping[str, Rule]] = {
    rule.name: rule
    for rule in (
        # direction
        reversed_range.RULE,
        reversed_number.RULE,
        reversed_telephone.RULE,
        reversed_date.RULE,
        reversed_percentage.RULE,
        misplaced_sign.RULE,
        reversed_identifier.RULE,
        reversed_address.RULE,
        unmarked_foreign_words.RULE,
        foreign_word_without_language.RULE,
        unmarked_arabic_words.RULE,
        misplaced_bracket.RULE,
        misplaced_quotation_mark.RULE,
        hidden_direction_control.RULE,
        direction_override.RULE,
        unclosed_direction.RULE,
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
        presumed_guilt.RULE,
        reported_confession.RULE,
        identity_card_number.RULE,
        number_plate.RULE,
        private_telephone.RULE,
        bank_number.RULE,
        private_address.RULE,
        private_mail.RULE,
        named_minor.RULE,
        named_victim.RULE,
        personal_byline.RULE,
        uncredited_picture.RULE,
        picture_without_rights.RULE,
        picture_without_consent.RULE,
        # language
        doubled_word.RULE,
        # parity
        # shape
        # access
    )
}
