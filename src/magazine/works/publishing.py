"""``magazine publish``: the checked site goes live in one step, or not at all."""

from __future__ import annotations

from contextlib import contextmanager
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
from magazine.release.pinned import pinned
from magazine.works.crew import Workshop
from magazine.works.fit_to_publish import look_over_build
from magazine.works.kernel import flush
from magazine.works.lock import locked
from magazine.works.places import cache_folder, store_folder
from magazine.works.rolling_back import Eye
from magazine.works.scratch import scratch
from magazine.works.since_built import sources_changed
from magazine.works.stage import bring_back
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
        require_signed: True where what is not signed must not go out; None for what the project says: a house that pins its certificate signs.
        pointer: True where the server of an object store is told by an object which release to send.
        although: the whole name of a release that is to be put back whatever is withheld of it now; nothing for none.
    """

    project: Path
    out: Path
    target: Target
    as_of: datetime
    keep: int
    jobs: int = 1
    patience: float = 0
    require_signed: bool | None = None
    pointer: bool = False
    although: str = ""

    @property
    def signed_only(self) -> bool:
        """Say whether nothing unsigned may go out. A certificate that is pinned says so, unless the order says otherwise."""
        return pinned(self.project) is not None if self.require_signed is None else self.require_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A site that is live.

    Attributes:
        outcome: what was done.
        findings: what kept nothing from being published, and should be known.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """An earlier release that is live again.

    Attributes:
        outcome: what was done.
        let_through: what is withheld of it now, and was let through because the order names the release.
    """

    outcome: Outcome
    let_through: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What publishing would do.

    Attributes:
        release: what would be live.
        before: what is live; None before the first publishing.
        change: what that changes.
        findings: what keeps nothing from being published, and should be known.
    """

    release: str
    before: str | None
    change: Difference
    findings: tuple[Finding, ...]


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


def publish_site(order: PublishOrder, tell: Callable[[str], None]) -> Published:
    """Check the build that stands, and put its site live.

    Raises:
        Stop: where it is not fit, or the target refuses; readers get what they got before.
        OSError: likewise, where this machine's disk refuses.
    """
    refuse_own(order)
    outlet = outlet_of(order.target, pointer=order.pointer)
    with locked(order.out.resolve(), "magazine publish", patience=order.patience, tell=tell):
        inventory = _checked(order, tell)
        findings = tuple(sources_changed(order.project, order.out))
        outcome = go_live(outlet, order.out / "site", inventory, _manner(order, tell))
    return Published(outcome=outcome, findings=(*findings, *([outcome.untidy] if outcome.untidy else [])))


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
        findings = tuple(sources_changed(order.project, order.out))
    current = outlet.standing().current
    before = None if current is None else outlet.contents(current)
    change = difference(before, inventory)
    return Preview(release=inventory.release, before=current, change=change, findings=findings)


def put_back(order: PublishOrder, wanted: str, tell: Callable[[str], None]) -> PutBack:
    """Put an earlier release live again, where it may be seen as things are now.

    Raises:
        Stop: where there is none, it is not whole, or it shows what is withheld now; readers get what they got before.
        OSError: likewise, where this machine's disk refuses.
    """
    outlet = outlet_of(order.target, pointer=order.pointer)
    let_through: list[Finding] = []
    with _crew(order) as (crew, unfinished):
        eye = Eye(
            project=order.project,
            out=order.out,
            as_of=order.as_of,
            require_signed=order.signed_only,
            although=order.although,
            outlet=outlet,
            target=str(order.target),
            folder=unfinished / "release",
            crew=crew,
            tell=tell,
        )

        def look_over(name: str, inventory: Inventory) -> None:
            let_through.extend(eye.look_over(name, inventory))

        outcome = roll_back(outlet, wanted, _manner(order, tell), look_over)
    return PutBack(outcome=outcome, let_through=tuple(let_through))


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
    with _crew(order) as (crew, _):
        return look_over_build(order.project, order.out, order.as_of, crew, tell, require_signed=order.signed_only)


@contextmanager
def _crew(order: PublishOrder) -> Iterator[tuple[Workshop, Path]]:
    """Give workers for the leak audit, and a folder for what is unfinished."""
    with (
        scratch(cache_folder(order.project)) as unfinished,
        Workshop(Store(store_folder(order.project), unfinished), order.jobs) as crew,
    ):
        yield crew, unfinished


def _manner(order: PublishOrder, tell: Callable[[str], None]) -> Manner:
    return Manner(target=str(order.target), keep=order.keep, patience=order.patience, tell=tell)
