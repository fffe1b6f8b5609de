"""What machines and followers read: feeds, catalogues, cards."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

FOUND: Final[dict[str, dict[Language, str]]] = {
    "card_foot": {_ARABIC: "{}، {}", _FRENCH: "{}, {}"},
}
