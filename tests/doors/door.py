"""A door: where something that somebody else made comes into the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy
    from tests.doors.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A door of the table.

    Attributes:
        inputs: what is tried.
        open: prepares what the door needs in a fresh folder, once, and gives what takes an input in.
        daily: how many inputs a daily run tries, where the usual number would take too long.
    """

    inputs: Callable[[], SearchStrategy[Any]]
    open: Callable[[Path], Callable[[Any], Outcome]]
    daily: int = 60
