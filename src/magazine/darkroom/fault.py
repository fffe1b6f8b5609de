"""What is wrong with a picture, said once for all of the darkroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from magazine.issue.picture import Picture


def fault(picture: Picture, rule: str, what: str, remedy: str) -> Stop:
    """Make the stop that names a picture's file and what to do about it."""
    path = picture.card.path.removesuffix(".yaml")
    return Stop(Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy))
