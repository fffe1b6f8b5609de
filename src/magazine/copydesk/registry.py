"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # access
    alt_begins_with_picture,
    alt_repeats,
    alt_says_nothing,
    # language
    doubled_word,
    long_alt,
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
        # parity
        # shape
        # access
        alt_says_nothing.RULE,
        alt_repeats.RULE,
        long_alt.RULE,
        alt_begins_with_picture.RULE,
    )
}
