"""The editorial line: which rules hold, how strictly, and the house's own terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.language import NOTHING, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.finding import Level, Location
    from magazine.issue.language import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """What the house says of one rule.

    Attributes:
        where: the rule's line in ``editorial-line.yaml``.
        off: True where the rule does not hold here.
        level: how much its findings weigh, or None for the rule's own level.
        settings: the rule's settings as written, by name: one text or several.
        places: where each setting stands.
    """

    where: Location
    off: bool = False
    level: Level | None = None
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseTerm:
    """A term that the house writes in one way.

    Attributes:
        write: the term, by language.
        instead_of: what is not written, by language.
        reason: why, in the editors' own words.
        where: its line in ``editorial-line.yaml``.
    """

    write: Wording
    instead_of: Mapping[Language, tuple[str, ...]]
    where: Location
    reason: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialLine:
    """What ``editorial-line.yaml`` says; without the file the defaults of every rule hold.

    Attributes:
        rules: what is tuned, by the rule's name.
        terms: the house's own terms.
        words: the house's dictionary by language: words that are spelt right, whatever another dictionary says.
        tongue: the language in which the copy desk speaks to the editors.
    """

    rules: Mapping[str, Tuning] = field(default_factory=dict)
    terms: tuple[HouseTerm, ...] = ()
    words: Mapping[Language, frozenset[str]] = field(default_factory=dict)
    tongue: Language = Language.ENGLISH
