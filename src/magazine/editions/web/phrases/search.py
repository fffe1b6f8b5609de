"""The search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.issue.language import Language

SEARCH: Final[dict[str, dict[Language, str]]] = {}
