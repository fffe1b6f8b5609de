"""The words of the pages themselves: what stands on buttons, over lists and beside figures, in the languages of editions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.editions.web.phrases.found import FOUND
from magazine.editions.web.phrases.frame import FRAME
from magazine.editions.web.phrases.offline import OFFLINE
from magazine.editions.web.phrases.reading import READING
from magazine.editions.web.phrases.search import SEARCH
from magazine.editions.web.phrases.shelf import SHELF
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

_NARROW: Final = re.compile(r"(?<=«) | (?=[»;?!])")
_WIDE: Final = re.compile(r" (?=:)")
_AREAS: Final[Mapping[str, Mapping[Language, str]]] = FRAME | SHELF | READING | SEARCH | OFFLINE | FOUND


def spaced(text: str, language: Language) -> str:
    """Set the spaces of French punctuation so that no mark begins a line; phrases are written with plain spaces.

    Thin within « » and before ; ? !, full before a colon (Imprimerie nationale, Lexique des règles typographiques).
    """
    return _WIDE.sub("\u00a0", _NARROW.sub("\u202f", text)) if language is _FRENCH else text


_PHRASES: Final[Mapping[str, Mapping[Language, str]]] = {
    name: {language: spaced(text, language) for language, text in wordings.items()} for name, wordings in _AREAS.items()
}


def wordings(*names: str) -> tuple[str, ...]:
    """Give phrases in every language: those named, or all."""
    return tuple(text for name in names or _PHRASES for text in _PHRASES[name].values())


@dataclass(frozen=True, slots=True)
class Phrases:
    """The pages' words in one language; templates say ``phrase.contents``."""

    language: Language

    def __getattr__(self, name: str) -> str:
        try:
            wordings = _PHRASES[name]
        except KeyError:
            raise AttributeError(f"the pages have no phrase {name!r}") from None
        return wordings.get(self.language, wordings[_FRENCH])


def in_minutes(minutes: int, language: Language) -> str:
    """Write a reading time; Arabic counts one, two, three to ten, and more, each in its own way."""
    phrase = Phrases(language)
    few = 10
    if minutes <= 1:
        return phrase.minute
    if minutes == 2:  # noqa: PLR2004 - the dual
        return phrase.two_minutes
    return (phrase.few_minutes if minutes <= few else phrase.many_minutes).format(minutes)


def in_bytes(size: int, language: Language) -> str:
    """Write the size of a download in megabytes of a million bytes (SI), with one decimal, or in kilobytes below one.

    The decimal comma is that of Arabic and French in Morocco; ``4,1`` keeps its order in a right-to-left line.
    """
    phrase = Phrases(language)
    mega, kilo = 1_000_000, 1_000
    if size < mega:
        return phrase.kilobytes.format(max(1, round(size / kilo)))
    return phrase.megabytes.format(f"{size / mega:.1f}".replace(".", ","))


def listing(names: tuple[str, ...], language: Language) -> str:
    """Join names as a byline does: ``A, B et C``, ``أ وب``."""
    comma = "، " if language is _ARABIC else ", "
    *first, last = names or ("",)
    return Phrases(language).__getattr__("and").join(filter(None, (comma.join(first), last)))
