"""What every outlet can do, and which releases it keeps. Nothing here touches disk or network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from magazine.release.outlets.inventory import Inventory

NAME: Final = re.compile(r"[0-9a-f]{20}~*")
"""The name of a release's copy."""
AGAIN = "~"
"""Ends the name of a release whose first copy at the target was damaged, as often as that happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is kept at a target. Releases go by the names of their copies there (``copy_name``).

    Attributes:
        current: what readers get; None before the first publishing.
        history: what went live, the last one at the end; releases that were rolled back from stand at the beginning.
        kept: all that lie there whole.
        unfinished: the release that was going live when its publisher was cut off, at targets where that can be.
    """

    current: str | None
    history: tuple[str, ...]
    kept: frozenset[str]
    unfinished: str | None = None

    @property
    def releases(self) -> tuple[str, ...]:
        """What may be rolled back to and what is live, oldest first."""
        listed = [name for name in self.history if name in self.kept]
        if self.current is not None and self.current not in listed:
            listed.append(self.current)
        return tuple(listed)

    @property
    def previous(self) -> str | None:
        """What was live before the current one."""
        before = self.releases[: self.releases.index(self.current)] if self.current in self.releases else self.releases
        return before[-1] if before else None


class Outlet(Protocol):
    """A target at which a site can go live.

    Every method raises ``Stop`` where the target refuses, with readers still getting what they got before.
    """

    def locked(self, patience: float, tell: Callable[[str], None]) -> AbstractContextManager[None]:
        """Keep other publishers out."""
        ...

    def unlock(self) -> bool:
        """Take away a lock that a dead publisher left; False where there is none to take away."""
        ...

    def standing(self) -> Standing:
        """Look what is kept there."""
        ...

    def contents(self, name: str) -> Inventory:
        """Read a release back from the target."""
        ...

    def fetch(self, name: str, places: Sequence[str], into: Path) -> None:
        """Bring files of a release here; folders for them are there, and whoever asks compares what came."""
        ...

    def bring(self, site: Path, inventory: Inventory, name: str, base: str | None) -> None:
        """Bring a site there, whole and compared, but not live; ``base`` is a release that stands there already."""
        ...

    def switch(self, name: str, history: Sequence[str]) -> None:
        """Let readers get a release that is there."""
        ...

    def wrong(self, inventory: Inventory) -> tuple[str, ...]:
        """Read back what readers get, and name the places that are not as they should be."""
        ...

    def drop(self, keep: Collection[str]) -> None:
        """Take away all releases but these, and what was left unfinished."""
        ...


def known_history(text: str | None, kept: Sequence[str], current: str | None) -> tuple[str, ...]:
    """Read a target's history; where it is damaged, what is kept and not listed any more counts as the oldest.

    It is written before the switch, so that what is live stands in it. A release that is kept and was never live is in no whole history,
    and nobody rolls back to it.

    Args:
        text: names between blanks; None where there is none.
        kept: all that lie at the target whole, the oldest first.
        current: what readers get.
    """
    words = [] if text is None else text.split()
    names = [name for name in words if NAME.fullmatch(name)]
    damaged = (text is not None and (not names or len(names) < len(words))) or (
        current is not None and current not in names
    )
    lost = [name for name in kept if name not in names and name != current] if damaged else []
    return (*lost, *names)


def release_of(name: str) -> str:
    """Give the release of which something is a copy."""
    return name.rstrip(AGAIN)


def copy_name(release: str, taken: Collection[str]) -> str:
    """Name a new copy of a release."""
    name = release
    while name in taken:
        name += AGAIN
    return name


def goes_live(standing: Standing, name: str) -> tuple[str, ...]:
    """Give the history with a release gone live: those that were rolled back from are now the oldest."""
    listed = [each for each in standing.releases if release_of(each) != release_of(name)]
    after = listed[listed.index(standing.current) + 1 :] if standing.current in listed else []
    return (*after, *listed[: len(listed) - len(after)], name)


def worth_keeping(history: Sequence[str], current: str, keep: int) -> frozenset[str]:
    """Choose the releases that stay: the current one and the last ones before it, ``keep`` in all."""
    others = [name for name in history if name != current]
    return frozenset([current, *others[max(0, len(others) - keep + 1) :]])


def named_release(standing: Standing, wanted: str, target: str) -> str:
    """Find the release that somebody wants back.

    Args:
        standing: what is kept.
        wanted: its name or how the name begins; nothing for the one before the current one.
        target: what the target is called in findings.

    Raises:
        Stop: where there is none, or several.
    """
    if not wanted:
        if standing.previous is None:
            raise Stop(_no_release(target, "nothing is kept from before the release that is live"))
        return standing.previous
    found = [name for name in standing.releases if name.startswith(wanted)]
    if not found:
        raise Stop(_no_release(target, f"no release “{wanted}” is kept"))
    if len({release_of(name) for name in found}) > 1:
        raise Stop(_no_release(target, f"several releases begin with “{wanted}”"))
    return found[-1]


def _no_release(target: str, what: str) -> Finding:
    return Finding(
        rule="no-release",
        where=Location(path=target),
        what=what,
        remedy="see what is there with `--list`; another site is published by building it first",
    )
