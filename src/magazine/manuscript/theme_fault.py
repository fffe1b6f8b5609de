"""What is wrong with a theme, said in one way by whichever room finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Stop

if TYPE_CHECKING:
    from magazine.issue.finding import Location


def broken_theme(where: Location, what: str, remedy: str) -> Stop:
    """Make the stop that names a theme's file and what to do about it."""
    return Stop(Finding(rule="broken-theme", where=where, what=what, remedy=remedy))
