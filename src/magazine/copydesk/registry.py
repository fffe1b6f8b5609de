"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # language
    breakable_space,
    decomposed_letters,
    double_space,
    doubled_punctuation,
    doubled_word,
    foreign_digits,
    french_abbreviation,
    french_ordinal,
    hyphen_for_dash,
    invisible_character,
    kashida,
    latin_punctuation,
    look_alike_letter,
    missing_french_space,
    missing_space_after_punctuation,
    month_or_day_capital,
    presentation_form,
    space_before_punctuation,
    spaced_waw,
    straight_apostrophe,
    stray_vowel_sign,
    tanwin_on_alef,
    three_dots,
    unaccented_capital,
    wrong_quotation_mark,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.copydesk.rule import Rule

RULES: Final[Mapping[str, Rule]] = {
    rule.name: rule
    for rule in (
        # direction
        # figures
        # law and care
        # language
        breakable_space.RULE,
        decomposed_letters.RULE,
        double_space.RULE,
        doubled_punctuation.RULE,
        doubled_word.RULE,
        foreign_digits.RULE,
        french_abbreviation.RULE,
        french_ordinal.RULE,
        hyphen_for_dash.RULE,
        invisible_character.RULE,
        kashida.RULE,
        latin_punctuation.RULE,
        look_alike_letter.RULE,
        missing_french_space.RULE,
        missing_space_after_punctuation.RULE,
        month_or_day_capital.RULE,
        presentation_form.RULE,
        space_before_punctuation.RULE,
        spaced_waw.RULE,
        straight_apostrophe.RULE,
        stray_vowel_sign.RULE,
        tanwin_on_alef.RULE,
        three_dots.RULE,
        unaccented_capital.RULE,
        wrong_quotation_mark.RULE,
        # parity
        # shape
        # access
    )
}
