"""The fact ledger: every figure of an issue, once, with its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.numerals import in_figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from magazine.issue.finding import Location
    from magazine.issue.language import Language, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure that the newsroom answers for.

    Attributes:
        id: its name in the ledger, ``open-days.visitors``.
        value: the figure itself.
        about: True where the source rounds it.
        unit: what it counts.
        source: where it comes from.
        date: the day, month or year it holds for, as written (``2018-12``).
        where: its line in the ledger.
    """

    id: str
    value: Decimal
    about: bool
    unit: Wording
    source: Wording
    date: str
    where: Location

    def in_figures(self, language: Language) -> str:
        """Write the figure alone, as a language sets it."""
        return in_figures(self.value, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum that must hold: ``total`` is what ``terms`` add up to."""

    total: str
    terms: tuple[str, ...]
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All facts of an issue by id, the sums that must hold among them, and ``facts.yaml`` as written.

    ``unusable`` names the facts that are written there, but could not be read.
    """

    facts: Mapping[str, Fact] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()
    unusable: tuple[str, ...] = ()
    source: str = field(default="", repr=False, compare=False)
