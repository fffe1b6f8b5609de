"""What is wrong with a theme, said once for the whole edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.finding import Location
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from magazine.issue.finding import Stop


def theme_fault(where: str, what: str, remedy: str, line: int = 1) -> Stop:
    """Make the stop that names the theme's file and what to do about it."""
    return broken_theme(Location(path=where, line=line), what, remedy)
