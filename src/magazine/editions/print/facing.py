"""Whether what stands over a drawing on the first page of a double page leaves it its room.

The drawing stands where it must meet its other half over the fold, so words cannot push it down. Their height is told from their letters;
where it is too much, the drawing takes one page like any other.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Direction

if TYPE_CHECKING:
    from magazine.issue.article import Article
    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: letters that a line surely takes, and its height in millimetres (``.facing.first`` in figures.css)."""

    letters: int
    height: float

    def of(self, letters: int) -> float:
        """Give the height of so many letters."""
        return math.ceil(letters / self.letters) * self.height


ROOM_MM: Final = 79.0
"""From the top of the text to the star's uppermost point."""

KICKER_MM: Final = 8.0
HEADLINE: Final = Setting(34, 14.5)
LONG_HEADLINE: Final = Setting(50, 9.5)
LONG_HEADLINE_LETTERS: Final = 42  # as ``article._length`` has it
STANDFIRST: Final = Setting(84, 6.8)
LEAD: Final = Setting(70, 6.0)
LATIN_PART: Final = 0.85
"""Of these heights, which are Arabic ones, in languages that are set on the lower baseline step."""

_TAG: Final = re.compile(r"<[^>]*>")


def leaves_room(article: Article, above: str, language: Language) -> bool:
    """Say whether headline, standfirst and the markup before the drawing end above it."""
    if "<figure" in above.partition('<figure class="spread-half')[0] or "<table" in above:
        return False
    headline = LONG_HEADLINE if len(article.headline) > LONG_HEADLINE_LETTERS else HEADLINE
    lead = LEAD.of(len(_TAG.sub("", above))) + LEAD.height * above.count("</p>") / 2
    used = KICKER_MM + headline.of(len(article.headline)) + STANDFIRST.of(len(article.standfirst)) + lead
    part = 1.0 if language.direction is Direction.RIGHT_TO_LEFT else LATIN_PART
    return used * part <= ROOM_MM
