"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    direction_override,
    doubled_word,
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
        # law and care
        # language
        doubled_word.RULE,
        # parity
        # shape
        # access
    )
}
