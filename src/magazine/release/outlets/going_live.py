"""The order in which a site goes live, the same for every outlet: beside, compared, switched, compared again, and only then tidied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.inventory import difference
from magazine.release.outlets.outlet import copy_name, goes_live, named_release, release_of, worth_keeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.release.outlets.inventory import Difference, Inventory
    from magazine.release.outlets.outlet import Outlet, Standing

_NAMED: Final = 3
"""Places that a finding names; the first ones show what kind of trouble it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was done at a target.

    Attributes:
        release: what readers get now.
        before: what they got before; None before the first publishing.
        switched: False where they get the same, from where they got it before.
        mended: the same was live already, and not as it should be; perhaps a copy was brought beside it.
        kept: the releases that are kept, oldest first.
        change: against what stood before; None where that was not looked at.
        untidy: why what should be gone from the target is not; None where it is.
    """

    release: str
    before: str | None
    switched: bool
    kept: tuple[str, ...]
    change: Difference | None = None
    mended: bool = False
    untidy: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to go about it.

    Attributes:
        target: what the target is called in findings.
        keep: how many releases stay, the live one counted.
        patience: how many seconds to wait for another publisher.
        tell: called with a line of progress.
    """

    target: str
    keep: int
    patience: float
    tell: Callable[[str], None]


def go_live(outlet: Outlet, site: Path, inventory: Inventory, manner: Manner) -> Outcome:
    """Put a site live.

    Raises:
        Stop: where it does not go live; readers get what they got before.
        OSError: likewise.
    """
    return _locked(outlet, manner, lambda: _go_live(outlet, site, inventory, manner))


def _go_live(outlet: Outlet, site: Path, inventory: Inventory, manner: Manner) -> Outcome:
    standing = outlet.standing()
    before = standing.current
    change = difference(_contents(outlet, standing), inventory)
    if before is not None and release_of(before) == inventory.release and not outlet.wrong(inventory):
        return _tidied(outlet, before, before, manner, change)
    name = _copy_there(outlet, standing, inventory)
    if name is None:
        name = copy_name(inventory.release, standing.kept)
        manner.tell(f"bringing release {inventory.release} to {manner.target}")
        outlet.bring(site, inventory, name, before)
    return _switch(outlet, standing, _Going(name, goes_live(standing, name), inventory, change), manner)


def roll_back(outlet: Outlet, wanted: str, manner: Manner, look_over: Callable[[str, Inventory], object]) -> Outcome:
    """Put an earlier release live again.

    Args:
        outlet: the target.
        wanted: its name or how the name begins; nothing for the one before the current one.
        manner: how to go about it.
        look_over: called with the release's name and files before readers get it; raises ``Stop`` where they must not.

    Raises:
        Stop: where there is no such release, or it is not whole any more, or must not be seen; readers get what they got before.
        OSError: likewise.
    """
    return _locked(outlet, manner, lambda: _roll_back(outlet, wanted, manner, look_over))


def _roll_back(outlet: Outlet, wanted: str, manner: Manner, look_over: Callable[[str, Inventory], object]) -> Outcome:
    standing = outlet.standing()
    name = named_release(standing, wanted, manner.target)
    inventory = outlet.contents(name)
    if inventory.release != release_of(name):
        raise Stop(damaged(manner.target, name))
    change = difference(_contents(outlet, standing), inventory)
    if name == standing.current and not outlet.wrong(inventory):
        return _tidied(outlet, name, name, manner, change)
    look_over(name, inventory)
    return _switch(outlet, standing, _Going(name, standing.releases, inventory, change), manner)


def _locked(outlet: Outlet, manner: Manner, work: Callable[[], Outcome]) -> Outcome:
    """Work while the lock is held. Where it cannot be let go of, what is live by then stays so."""
    done: Outcome | None = None
    try:
        with outlet.locked(manner.patience, manner.tell):
            done = work()
    except (Stop, OSError) as error:
        if done is None:
            raise
        return replace(done, untidy=_still_locked(manner.target, done.release, _reason(error)))
    return done


def _contents(outlet: Outlet, standing: Standing) -> Inventory | None:
    return None if standing.current is None else outlet.contents(standing.current)


def _copy_there(outlet: Outlet, standing: Standing, inventory: Inventory) -> str | None:
    """Find a copy that was brought before and is whole."""
    for name in sorted(standing.kept):
        if release_of(name) == inventory.release and outlet.contents(name).release == inventory.release:
            return name
    return None


@dataclass(frozen=True, slots=True)
class _Going:
    """A release that is at the target and about to go live: its name there, the history with it, its files, what it changes."""

    name: str
    history: tuple[str, ...]
    inventory: Inventory
    change: Difference


def _switch(outlet: Outlet, standing: Standing, going: _Going, manner: Manner) -> Outcome:
    outlet.switch(going.name, going.history)
    try:
        wrong = outlet.wrong(going.inventory)
    except (Stop, OSError) as error:
        raise Stop(_unread(manner.target, going.name, _reason(error))) from error
    if wrong:
        back = standing.current if standing.current != going.name else None
        if back is not None:
            outlet.switch(back, standing.releases)
        raise Stop(_not_as_sent(manner.target, wrong, back))
    done = _tidied(outlet, going.name, standing.current, manner, going.change)
    return replace(done, mended=done.before is not None and release_of(done.before) == release_of(done.release))


def _tidied(outlet: Outlet, name: str, before: str | None, manner: Manner, change: Difference) -> Outcome:
    """Take away what is kept no longer. Readers have the release by now, so nothing that fails here makes it unpublished."""
    releases: tuple[str, ...] = (name,)
    untidy = None
    try:
        releases = outlet.standing().releases
        outlet.drop(worth_keeping(releases, name, manner.keep))
    except (Stop, OSError) as error:
        untidy = _untidy(manner.target, name, _reason(error))
    stays = worth_keeping(releases, name, len(releases) if untidy else manner.keep)
    return Outcome(
        release=name,
        before=before,
        switched=name != before,
        kept=tuple(each for each in releases if each in stays),
        change=change,
        untidy=untidy,
    )


def damaged(target: str, name: str) -> Finding:
    """Tell that a release at a target is not what its name says."""
    return Finding(
        rule="release-damaged",
        where=Location(path=target),
        what=f"release {name} is not what was published: files of it were changed or lost at the target",
        remedy="roll back to another one (`--list`), or build that site again and publish it",
    )


def _reason(error: Stop | OSError) -> str:
    if isinstance(error, Stop):
        return error.findings[0].what
    named = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or type(error).__name__}{named}"


def _unread(target: str, name: str, reason: str) -> Finding:
    return Finding(
        rule="live-unread",
        where=Location(path=target),
        what=f"release {name} was put live, and could not be read back: {reason}",
        remedy="look at the site, then publish again, which compares it once more",
    )


def _untidy(target: str, name: str, reason: str) -> Finding:
    return Finding(
        rule="target-untidy",
        where=Location(path=target),
        what=f"release {name} is live, but what is kept no longer could not be taken away from the target: {reason}",
        remedy="mend that; the next publishing takes it away",
    )


def _still_locked(target: str, name: str, reason: str) -> Finding:
    return Finding(
        rule="target-untidy",
        where=Location(path=target),
        what=f"release {name} is live, but the lock that kept others out could not be taken away from the target: {reason}",
        remedy="mend that, then: magazine publish TARGET --unlock",
    )


def _not_as_sent(target: str, wrong: tuple[str, ...], back: str | None) -> Finding:
    named = ", ".join(wrong[:_NAMED]) + (f" and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else "")
    return Finding(
        rule="live-differs",
        where=Location(path=target),
        what=f"after the switch the target does not hold what was sent: {named}",
        remedy=("readers get the release before again; " if back else "")
        + "see who else writes there, then publish again",
    )
