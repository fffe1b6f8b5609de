"""What helps to read an article: size of the letters, colours, sharing, listening, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.issue.language import Language

READING: Final[dict[str, dict[Language, str]]] = {}
