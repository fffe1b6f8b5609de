"""Folders that stay as they are: they go over from the last build to the new one in one step each, not file by file.

A hundred old issues are tens of thousands of files; to link each costs many seconds, to rename their folders a few thousandths. While they
move, neither build is whole: so each move is written down beforehand, and what was moved goes back if the switch is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Removal:
    """The moves of one switch-over.

    Args:
        old: the last build, put aside.
        fresh: the new one.
        journal: the file in which moves are written down; it is there while they are under way.
    """

    def __init__(self, old: Path, fresh: Path, journal: Path) -> None:
        self._old = old
        self._fresh = fresh
        self._journal = journal

    def move(self, places: Iterable[str]) -> None:
        """Move files and folders over, where they exist; what the new build has made itself stays."""
        with self._journal.open("w", encoding="utf-8", newline="\n") as lines:
            for place in sorted(set(places)):
                for each in self._steps(place):
                    lines.write(f"{each}\n")
                    lines.flush()
                    (self._fresh / each).parent.mkdir(parents=True, exist_ok=True)
                    (self._old / each).rename(self._fresh / each)

    def undo(self) -> None:
        """Move back what has been moved, if anything has."""
        if not self._journal.is_file():
            return
        for place in reversed(self._journal.read_text(encoding="utf-8").splitlines()):
            old, fresh = self._old / place, self._fresh / place
            if fresh.exists() and not old.exists():
                fresh.rename(old)
        self._journal.unlink()

    def finish(self) -> None:
        """Forget the moves: the new build stands."""
        self._journal.unlink(missing_ok=True)

    def _steps(self, place: str) -> list[str]:
        """Part a move into moves of what the new build does not have: mostly one, of the whole folder."""
        old, fresh = self._old / place, self._fresh / place
        if not old.exists():
            return []
        if not fresh.exists():
            return [place]
        if not (old.is_dir() and fresh.is_dir()):
            return []
        return [step for child in sorted(old.iterdir()) for step in self._steps(f"{place}/{child.name}")]
