"""``magazine publish``: the checked site goes live in one step, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.bucket import BucketOutlet
from magazine.release.outlets.folder import RELEASES, FolderOutlet
from magazine.release.outlets.going_live import Manner, go_live, roll_back
from magazine.release.outlets.inventory import difference
from magazine.release.outlets.objects import open_store
from magazine.release.outlets.server import ServerOutlet
from magazine.release.outlets.target import FolderTarget, ServerTarget
from magazine.works.crew import Workshop
from magazine.works.fit_to_publish import look_over_build
from magazine.works.kernel import flush
from magazine.works.lock import locked
from magazine.works.places import cache_folder, store_folder
from magazine.works.scratch import scratch
from magazine.works.stage import bring_back
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from magazine.release.outlets.going_live import Outcome
    from magazine.release.outlets.inventory import Difference, Inventory
    from magazine.release.outlets.outlet import Outlet
    from magazine.release.outlets.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOrder:
    """What is to be published.

    Attributes:
        project: the folder that holds ``issues/``.
        out: the folder that stands for ``build/``.
        target: where it is to go.
        as_of: the moment that embargoes are held against.
        keep: how many releases stay at the target, the live one counted.
        jobs: worker processes for the leak audit.
        patience: how many seconds to wait for another who works on the build or the target.
        require_signed: True where what is not signed must not go out.
        pointer: True where the server of an object store is told by an object which release to send.
    """

    project: Path
    out: Path
    target: Target
    as_of: datetime
    keep: int
    jobs: int = 1
    patience: float = 0
    require_signed: bool = False
    pointer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What publishing would do.

    Attributes:
        release: what would be live.
        before: what is live; None before the first publishing.
        change: what that changes.
    """

    release: str
    before: str | None
    change: Difference


def outlet_of(target: Target, *, pointer: bool) -> Outlet:
    """Open a target.

    Raises:
        Stop: where this machine lacks what it needs for that.
    """
    if isinstance(target, FolderTarget):
        return FolderOutlet(target.path, flush)
    if isinstance(target, ServerTarget):
        return ServerOutlet(target)
    return BucketOutlet(open_store(target), str(target), pointer=pointer)


def publish_site(order: PublishOrder, tell: Callable[[str], None]) -> Outcome:
    """Check the build that stands, and put its site live.

    Raises:
        Stop: where it is not fit, or the target refuses; readers get what they got before.
        OSError: likewise, where this machine's disk refuses.
    """
    refuse_own(order)
    outlet = outlet_of(order.target, pointer=order.pointer)
    with locked(order.out.resolve(), "magazine publish", patience=order.patience, tell=tell):
        return go_live(outlet, order.out / "site", _checked(order, tell), _manner(order, tell))


def preview(order: PublishOrder, tell: Callable[[str], None]) -> Preview:
    """Check the build that stands, and say what publishing would change; nothing is touched.

    Raises:
        Stop: where the build is not fit, or the target cannot be read.
        OSError: likewise.
    """
    refuse_own(order)
    outlet = outlet_of(order.target, pointer=order.pointer)
    with locked(order.out.resolve(), "magazine publish", patience=order.patience, tell=tell):
        inventory = _checked(order, tell)
    current = outlet.standing().current
    before = None if current is None else outlet.contents(current)
    return Preview(release=inventory.release, before=current, change=difference(before, inventory))


def put_back(order: PublishOrder, wanted: str, tell: Callable[[str], None]) -> Outcome:
    """Put an earlier release live again.

    Raises:
        Stop: where there is none, or it is not whole; readers get what they got before.
    """
    return roll_back(outlet_of(order.target, pointer=order.pointer), wanted, _manner(order, tell))


def refuse_own(order: PublishOrder) -> None:
    """Refuse a folder whose content the house itself makes or writes.

    Raises:
        Stop: for such a target.
    """
    if not isinstance(order.target, FolderTarget):
        return
    path = order.target.path
    own = (
        order.out.resolve(),
        order.project / "issues",
        order.project / "themes",
        cache_folder(order.project).resolve(),
    )
    beside = path.with_name(f"{path.name}{RELEASES}")
    if order.project.is_relative_to(path) or any(
        place.is_relative_to(folder) for folder in own for place in (path, beside)
    ):
        raise Stop(
            Finding(
                rule="target-is-own",
                where=Location(path=str(path)),
                what="the folder belongs to the magazine's own work",
                remedy="name a folder that a web server shows and nobody else writes to, such as /var/www/site",
            )
        )


def _checked(order: PublishOrder, tell: Callable[[str], None]) -> Inventory:
    bring_back(order.out)
    with scratch(cache_folder(order.project)) as unfinished:
        store = Store(store_folder(order.project), unfinished)
        with Workshop(store, order.jobs) as crew:
            return look_over_build(
                order.project, order.out, order.as_of, crew, tell, require_signed=order.require_signed
            )


def _manner(order: PublishOrder, tell: Callable[[str], None]) -> Manner:
    return Manner(target=str(order.target), keep=order.keep, patience=order.patience, tell=tell)
