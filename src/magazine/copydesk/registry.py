"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # access
    alt_begins_with_picture,
    alt_in_other_language,
    alt_repeats,
    alt_says_nothing,
    bold_paragraph_for_crosshead,
    colour_alone,
    cover_line_held_back,
    dead_link,
    # language
    doubled_word,
    early_correction,
    empty_section,
    heading_order,
    headless_table,
    long_alt,
    long_article,
    long_paragraph,
    long_standfirst,
    long_title,
    orphaned_picture,
    other_language_link,
    picture_of_text,
    position_alone,
    short_article,
    shouted_words,
    unused_fact,
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
        long_title.RULE,
        long_standfirst.RULE,
        long_paragraph.RULE,
        long_article.RULE,
        short_article.RULE,
        heading_order.RULE,
        empty_section.RULE,
        orphaned_picture.RULE,
        unused_fact.RULE,
        cover_line_held_back.RULE,
        early_correction.RULE,
        other_language_link.RULE,
        dead_link.RULE,
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
        picture_of_text.RULE,
        alt_in_other_language.RULE,
    )
}
