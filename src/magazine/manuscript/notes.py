"""Where findings are put down while a file is read."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from magazine.constants import FINDINGS_MAX
from magazine.issue.finding import Finding, in_order
from magazine.manuscript.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.issue.finding import Level, Location


class Notes:
    """The findings of one reading, as they come; the one value of this room that grows."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._counts: dict[tuple[str, str], int] = {}

    def find(self, rule: str, where: Location, what: str, remedy: str, *, level: Level | None = None) -> None:
        """Put down a finding of a rule in the table, which says how much it weighs unless ``level`` does."""
        weight, _ = RULES[rule]
        count = self._counts[rule, where.path] = self._counts.get((rule, where.path), 0) + 1
        if count > FINDINGS_MAX:
            return
        if count == FINDINGS_MAX:
            what, remedy = f"{what}; what follows of this kind is not listed", f"{remedy}, and check again"
        self._findings.append(Finding(rule=rule, where=where, what=what, remedy=remedy, level=level or weight))

    def add(self, findings: Iterable[Finding]) -> None:
        """Put down findings that others made."""
        self._findings.extend(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings so far, by place, each once."""
        return in_order(self._findings)


def nearest(word: str, words: Iterable[str], likeness: float = 0.6) -> str | None:
    """Give the one of the words that was probably meant, or None where none is as like as ``likeness`` (0 to 1)."""
    found = get_close_matches(word, sorted(words), n=1, cutoff=likeness)
    return found[0] if found else None


def means_one(names: Iterable[str], words: Iterable[str]) -> bool:
    """Say whether one of the names, in whatever capitals, was probably meant as one of the words."""
    known = tuple(words)
    return any(nearest(name.lower(), known) is not None for name in names)


def instead(word: str, words: Iterable[str], otherwise: str, likeness: float = 0.6) -> str:
    """Word a remedy: the word that was probably meant, else ``otherwise``."""
    meant = nearest(word, words, likeness)
    return f"did you mean “{meant}”?" if meant else otherwise
