"""Languages, their directions, and texts that exist in several of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Direction(Enum):
    """The way a line runs, as HTML's ``dir`` names it."""

    RIGHT_TO_LEFT = "rtl"
    LEFT_TO_RIGHT = "ltr"


class Language(Enum):
    """A language that a passage can be in, by its BCP 47 tag."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"
    AMAZIGH = "zgh"

    @property
    def tag(self) -> str:
        """The BCP 47 tag, as in ``lang="ar"`` and in every file name."""
        return self.value

    @property
    def direction(self) -> Direction:
        """The direction of the language's script (Standard Moroccan Tamazight is written in Tifinagh, left to right)."""
        return Direction.RIGHT_TO_LEFT if self is Language.ARABIC else Direction.LEFT_TO_RIGHT

    @property
    def own_name(self) -> str:
        """The language's name in itself, for a switch that leads to it."""
        return {"ar": "العربية", "fr": "Français", "en": "English", "zgh": "ⵜⴰⵎⴰⵣⵉⵖⵜ"}[self.value]


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one or several languages.

    Attributes:
        texts: pairs of language and text, in the order in which they were written. A text given without a language stands
            under every language.
    """

    texts: tuple[tuple[Language, str], ...]

    @classmethod
    def everywhere(cls, text: str) -> Wording:
        """Make a wording that reads the same in every language."""
        return cls(tuple((language, text) for language in Language))

    def says(self, language: Language) -> str | None:
        """Give the text in a language, or None where there is none."""
        return dict(self.texts).get(language)

    def best(self, language: Language) -> str:
        """Give the text in a language, else the first one there is, else nothing."""
        own = self.says(language)
        if own is not None:
            return own
        return self.texts[0][1] if self.texts else ""


NOTHING = Wording(())
