"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # language
    doubled_word,
    misspelt_word,
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
        # parity
        # shape
        # access
    )
}
