"""What a rule is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from magazine.issue.language import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from magazine.issue.finding import Edit, Level, Location

BOTH = (Language.ARABIC, Language.FRENCH)
"""The languages that the house writes in."""


class Family(Enum):
    """What a rule watches over; its letter begins the codes of the family."""

    DIRECTION = "D"
    FIGURES = "F"
    CARE = "C"
    LANGUAGE = "L"
    PARITY = "P"
    SHAPE = "S"
    ACCESS = "A"


class Scope(Enum):
    """What a rule looks at in one go."""

    ARTICLE = "article"
    """One article in one language: ``find(text: ArticleText, desk: Desk)``."""
    PAIR = "pair"
    """The two sides of an article: ``find(pair: Pair, desk: Desk)``."""
    ISSUE = "issue"
    """All of an issue: ``find(text: IssueText, desk: Desk)``."""
    EDITION = "edition"
    """What readers get, after it is made: ``find(made: Made, desk: Desk)``."""


def said(*, ar: str, fr: str, en: str) -> Wording:
    """Say one thing in the three languages of the manual."""
    return Wording(((Language.ARABIC, ar), (Language.FRENCH, fr), (Language.ENGLISH, en)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a rule says when it finds its thing; ``{words}`` are filled in by the hit.

    Attributes:
        what: what is wrong, one sentence without a full stop.
        remedy: what to do, in the imperative.
    """

    what: Wording
    remedy: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A number or a list of words that a house may change under the rule's name in ``editorial-line.yaml``.

    Attributes:
        default: as it would be written: one text, or several.
        meaning: what it does, and its unit.
        whole: True where it must be a whole number.
    """

    default: tuple[str, ...]
    meaning: Wording
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing found.

    Attributes:
        where: its first character.
        message: which of the rule's messages.
        words: what fills the message's ``{words}``.
        fix: what mends it without a change of meaning, or nothing.
        of: the first and the last character that it is about, where that is more than the one at ``where``.
    """

    where: Location
    message: str = "found"
    words: Mapping[str, str] = field(default_factory=dict)
    fix: tuple[Edit, ...] = ()
    of: tuple[Location, Location] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the editorial line.

    Attributes:
        name: for the thing found, so that “allow doubled word” makes sense; what a waiver names.
        code: the family's letter and three digits; never given to another rule.
        family: what it watches over.
        level: how much a finding weighs, unless the house says otherwise.
        scope: what it looks at in one go.
        languages: of the texts it looks at.
        title: the thing found, in a few words.
        reason: why it embarrasses a police magazine, in one or two sentences.
        source: where the rule comes from: a specification and its section, a law and its article, a style guide.
        messages: by name; ``found`` is the usual one.
        find: looks, and yields hits.
        settings: what a house may change, by name.
        yields_to: names of rules that say the same more exactly, or whose remedy takes the thing away: where one of them finds
            something in the same characters, and no less grave, this one keeps silent.
        gathers: by message, the one that tells many of them together: once for a file, at the first, with their ``{count}``.
    """

    name: str
    code: str
    family: Family
    level: Level
    scope: Scope
    languages: tuple[Language, ...]
    title: Wording
    reason: Wording
    source: str
    messages: Mapping[str, Message]
    find: Callable[[Any, Any], Iterator[Hit]]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    yields_to: tuple[str, ...] = ()
    gathers: Mapping[str, str] = field(default_factory=dict)
