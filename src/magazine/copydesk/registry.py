"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # access
    alt_begins_with_picture,
    alt_repeats,
    alt_says_nothing,
    bold_paragraph_for_crosshead,
    colour_alone,
    # language
    doubled_word,
    headless_table,
    long_alt,
    position_alone,
    shouted_words,
    vague_link,
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
        vague_link.RULE,
        headless_table.RULE,
        colour_alone.RULE,
        position_alone.RULE,
        shouted_words.RULE,
        bold_paragraph_for_crosshead.RULE,
    )
}
