"""What is wrong with a theme, said once for the whole edition."""

from __future__ import annotations

from magazine.issue.finding import Finding, Location, Stop


def theme_fault(where: str, what: str, remedy: str, line: int = 1) -> Stop:
    """Make the stop that names the theme's file and what to do about it."""
    return Stop(Finding(rule="broken-theme", where=Location(path=where, line=line), what=what, remedy=remedy))
