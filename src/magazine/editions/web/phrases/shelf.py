"""The pages over all issues: archive, rubrics, contributors, corrections, imprint, accessibility, how to read us."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

SHELF: Final[dict[str, dict[Language, str]]] = {
    "nothing_here": {_ARABIC: "لا شيء هنا بالعربية", _FRENCH: "Rien ici en français"},
}
