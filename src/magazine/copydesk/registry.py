"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # language
    doubled_word,
    house_term,
    institution_name,
    misspelt_word,
    mixed_spelling,
    unexplained_abbreviation,
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
        doubled_word.RULE,
        misspelt_word.RULE,
        institution_name.RULE,
        house_term.RULE,
        unexplained_abbreviation.RULE,
        mixed_spelling.RULE,
        # parity
        # shape
        # access
    )
}
