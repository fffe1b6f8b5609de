"""The installed magazine, and issues that are kept to read offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.issue.language import Language

OFFLINE: Final[dict[str, dict[Language, str]]] = {}
