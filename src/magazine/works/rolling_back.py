"""May an earlier release be seen again, as things are now?

It was checked when it went live, but since then an article may have come under embargo, been withdrawn or corrected, or a picture been taken
back. So it is fetched from where it lies, whatever kind of target that is, and held against the manuscripts of today.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUES_FOLDER
from magazine.issue.finding import Finding, Location, Stop, in_order
from magazine.release.audit.secrets import Kind
from magazine.release.outlets.going_live import damaged
from magazine.release.outlets.inventory import differing, read_back
from magazine.release.outlets.outlet import release_of
from magazine.works.audit import audit_build
from magazine.works.clock import now
from magazine.works.signatures import signature_findings
from magazine.works.site_record import SITE
from magazine.works.withheld import uncorrected, unread_pictures, withheld

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.job import Crew
    from magazine.release.outlets.inventory import Inventory
    from magazine.release.outlets.outlet import Outlet

OVERRIDE: Final = "--although-withheld"
_MAY_BE_LET_THROUGH: Final = ("withheld-", "leaked-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Eye:
    """Looks over earlier releases.

    Attributes:
        project: the folder that holds ``issues/``.
        out: the build; files that it shares with a release need not be fetched.
        as_of: the moment that embargoes are held against.
        require_signed: True where what is not signed must not go out.
        although: the release that is to go live whatever is withheld of it; nothing for none.
        outlet: the target.
        target: what it is called in findings.
        folder: an empty one, for what is fetched.
        crew: does the reading of the leak audit.
        tell: called with a line of progress.
    """

    project: Path
    out: Path
    as_of: datetime
    require_signed: bool
    although: str
    outlet: Outlet
    target: str
    folder: Path
    crew: Crew
    tell: Callable[[str], None]

    def look_over(self, name: str, inventory: Inventory) -> tuple[Finding, ...]:
        """Look whether a release may be seen now, and give what is let through against that.

        Raises:
            Stop: with everything that keeps it from being seen; where what was fetched is not what the target says that it has.
            OSError: where it cannot be read.
        """
        release = release_of(name)
        self.tell(f"looking whether release {release} may be seen now")
        site = self.folder / SITE
        self._fetch(name, inventory, site)
        held_back = [
            *withheld(self.project, site, self.as_of, name=release),
            *uncorrected(self.project, site, self.as_of),
            *unread_pictures(self.project, site, self.as_of),
        ]
        signed = signature_findings(self.project, self.folder, now(), required=self.require_signed)
        findings = [*held_back, *(self._unsigned(release) if each.rule == "not-signed" else each for each in signed)]
        findings += _besides(held_back, audit_build(self.project, self.folder, self.as_of, self.crew))
        barred = [each for each in findings if not each.rule.startswith(_MAY_BE_LET_THROUGH)]
        if barred or (findings and self.although != release):
            raise Stop(*in_order(findings), *([] if barred else [self._how(name, release)]))
        return in_order(findings)

    def _fetch(self, name: str, inventory: Inventory, site: Path) -> None:
        """Bring a release here: what the build has too from there, the rest from the target; then it must be what it is called."""
        if not all(map(_stays_within, inventory.digests)) or not all(inventory.digests.values()):
            raise Stop(damaged(self.target, name))
        site.mkdir(parents=True)
        own = read_back(self.out / SITE).digests if (self.out / SITE).is_dir() else {}
        here = {digest: self.out / SITE / place for place, digest in own.items() if digest}
        missing = []
        for place, digest in inventory.digests.items():
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            if digest not in here or not _linked(here[digest], site / place):
                missing.append(place)
        self.outlet.fetch(name, sorted(missing), site)
        if differing(inventory, read_back(site)):
            raise Stop(damaged(self.target, name))

    def _unsigned(self, release: str) -> Finding:
        return Finding(
            rule="not-signed",
            where=Location(path=self.target),
            what=f"nobody has signed release {release}",
            remedy="name one that is signed after --roll-back (--list names them all), or let this one out: --allow-unsigned",
        )

    def _how(self, name: str, release: str) -> Finding:
        return Finding(
            rule="release-withheld",
            where=Location(path=self.target),
            what=f"release {name} shows what readers must not see now, as named above; they get what they got before",
            remedy="build and publish instead; if all of that may be seen after all, and only then, add the release's whole name: "
            f"--roll-back {release} {OVERRIDE} {release}",
        )


def _besides(told: list[Finding], leaks: tuple[Finding, ...]) -> list[Finding]:
    """Give the leaks that are not of an article named already. An earlier release bears moments of its own day, which tell nothing."""
    articles = [
        f"{PurePosixPath(each.where.path).parent}/"
        for each in told
        if each.rule == "withheld-article" and each.where.path.startswith(f"{ISSUES_FOLDER}/")
    ]
    return [
        leak for leak in leaks if leak.rule != Kind.TIME.value and not any(map(leak.where.path.startswith, articles))
    ]


def _stays_within(place: str) -> bool:
    """Say whether a place that a target names lies within the site: a target that is not to be trusted may name any."""
    parts = place.split("/")
    return not place.startswith("/") and "\0" not in place and {"", ".", ".."}.isdisjoint(parts)


def _linked(source: Path, into: Path) -> bool:
    with suppress(OSError):
        into.hardlink_to(source)
        return True
    with suppress(OSError):
        shutil.copyfile(source, into, follow_symlinks=False)
        return os.path.isfile(into)  # noqa: PTH113
    return False
