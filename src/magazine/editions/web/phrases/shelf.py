"""The pages over all issues: archive, rubrics, contributors, corrections, imprint, accessibility, how to read us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.issue.language import Language

SHELF: Final[dict[str, dict[Language, str]]] = {}
