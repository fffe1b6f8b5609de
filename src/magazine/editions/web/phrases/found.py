"""What machines and followers read: feeds, catalogues, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.issue.language import Language

FOUND: Final[dict[str, dict[Language, str]]] = {}
