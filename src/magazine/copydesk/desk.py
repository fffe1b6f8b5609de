"""What a rule may look at beside the text: the house, the issue, and its own settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.editorial_line import EditorialLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magazine.copydesk.rule import Rule
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language

    Speller = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a rule may look at beside the text.

    Attributes:
        house: who publishes.
        issue: the issue that the text belongs to.
        line: the editorial line.
        spellers: for each language whose dictionary this machine has, what says whether a word is spelt right.
        settings: of the rule at work, as written or by default.
    """

    house: House
    issue: Issue
    line: EditorialLine = field(default_factory=EditorialLine)
    spellers: Mapping[Language, Speller] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        """Give a setting of the rule as a list of texts."""
        return self.settings[name]

    def number(self, name: str) -> int:
        """Give a setting of the rule as a whole number."""
        return int(self.settings[name][0])


def settings_of(rule: Rule, line: EditorialLine) -> dict[str, tuple[str, ...]]:
    """Give a rule's settings: the house's where it has any that fit, else the defaults."""
    tuning = line.rules.get(rule.name)
    own = {} if tuning is None else tuning.settings
    return {name: own[name] if fits(name, rule, own) else setting.default for name, setting in rule.settings.items()}


def fits(name: str, rule: Rule, own: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether the house gives a setting of a rule, and in the right form."""
    if name not in own or name not in rule.settings:
        return False
    values = own[name]
    return not rule.settings[name].whole or (len(values) == 1 and values[0].isascii() and values[0].isdigit())
