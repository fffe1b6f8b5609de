"""What of the last build is spoilt is made again by the next, and the editor is told.

Nothing spoilt stays. Pages over all issues are made anew with every site; of an issue that was not ordered, all that stood is made again
from its sources, mostly out of the store.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from magazine.editions.web.assets import ASSETS_FOLDER, asset_jobs, name_assets
from magazine.editions.web.compression import plain_place
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Level, Location
from magazine.works.order import ALL_EDITIONS
from magazine.works.site_record import REPORTS, SITE
from magazine.works.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from magazine.issue.house import House
    from magazine.issue.job import Crew
    from magazine.issue.theme import Theme
    from magazine.works.manuscripts import Copy
    from magazine.works.order import BuildOrder


@dataclass(frozen=True, kw_only=True)
class Mending:
    """What must be made again.

    Attributes:
        found: the survey of the last build.
        orders: for each issue that is spoilt and can stay in no part, what of it stood; those that were ordered anyway, with what was ordered.
        dropped: issues of which something lies there that no build has made, and nothing else.
        of_issues: places that are wrong, by issue.
        over_all: places of the site that are wrong, of no issue.
    """

    found: Survey
    orders: Mapping[str, BuildOrder]
    dropped: frozenset[str]
    of_issues: Mapping[str, Sequence[str]]
    over_all: Sequence[str]

    def told(self, ordered: Collection[str], *, made: bool = True) -> Iterator[Finding]:
        """Tell what was wrong.

        Args:
            ordered: ids of issues whose making needs no reason.
            made: False where it could not be made again.
        """
        for issue_id, places in sorted(self.of_issues.items()):
            if issue_id in self.orders and (made or issue_id not in ordered):
                done = (
                    f"{issue_id} was made again"
                    if made
                    else f"{issue_id} must be made again, which its texts do not allow"
                )
                yield self._finding(places, done, None if made else f"mend what is found in it, then: magazine build {issue_id}")  # fmt: skip
            elif issue_id in self.dropped:
                yield self._finding(places, "it was taken out")
        if made and self.over_all:
            yield self._finding(self.over_all, "the pages over all issues were made again")

    def _finding(self, places: Sequence[str], done: str, remedy: str | None = None) -> Finding:
        first, more = places[0], len(places) - 1
        others = f" ({more} more like it)" if more else ""
        return Finding(
            rule="spoilt-build",
            where=Location(path=f"{self.found.build.name}/{first}"),
            what=f"the file {self.found.spoilt.get(first, 'is needed')}{others}; {done}",
            remedy=remedy or "nothing, if it stays the only time; else look who writes into the build, and whether the disk is sound",
            level=Level.WARNING if remedy is None else Level.ERROR,
        )  # fmt: skip


def look_over(order: BuildOrder, issues: Sequence[str], copies: Sequence[Copy], crew: Crew) -> Mending:
    """Look over the last build.

    Args:
        order: what is to be built.
        issues: ids of all that the project has.
        copies: the issues that are ordered; where there are none nothing is made, and all stays.
        crew: cuts the fonts of the house style, should a shared file be spoilt.
    """
    if not copies:
        return Mending(found=Survey(build=order.out), orders={}, dropped=frozenset(), of_issues={}, over_all=())
    house, theme = copies[-1].publication.house, copies[-1].theme
    whole = order.editions == ALL_EDITIONS and order.languages is None
    anew = frozenset(order.issues) if whole else frozenset()
    known = frozenset(issues)
    found = survey(order.out, lambda place: not place.startswith(f"{REPORTS}/") and issue_at(place) in anew)
    of_issues: dict[str, list[str]] = {}
    for place in found.spoilt:
        if issue_at(place) in known:
            of_issues.setdefault(issue_at(place), []).append(place)
    for issue_id, place in _undressed(found, known - anew, theme, crew):
        of_issues.setdefault(issue_id, []).append(place)
    orders = {
        issue_id: own
        for issue_id in of_issues.keys() - anew
        if (own := _standing(order, house, issue_id, found)) is not None
    }
    over_all = [place for place in found.spoilt if place.startswith(f"{SITE}/") and issue_at(place) not in known]
    return Mending(
        found=found,
        orders=orders,
        dropped=frozenset(of_issues.keys() - anew - orders.keys() - set(order.issues)),
        of_issues=of_issues,
        over_all=over_all,
    )


def issue_at(place: str) -> str:
    """Give the part of a place at which an issue's id may stand: ``press/2019-01/…``, ``site/ar/2019-01/…``; empty where there is none."""
    parts = place.split("/")
    at = 2 if parts[0] == SITE else 1
    return parts[at] if len(parts) > at + 1 else ""


def _standing(order: BuildOrder, house: House, issue_id: str, found: Survey) -> BuildOrder | None:
    """Order all that stood of an issue, with what is ordered of it; nothing where no build has made it."""
    record = f"{addresses.reports_folder(issue_id)}/build.json"
    if record not in found.known and not (found.build / record).is_file():
        return order if issue_id in order.issues else None
    own = {place for place in found.known if issue_at(place) == issue_id and not place.startswith(f"{REPORTS}/")}
    if not own or record in found.spoilt:  # then it may name less than there is, or other places
        own |= {place for place in found.spoilt if issue_at(place) == issue_id}
    files = {
        (edition, language): addresses.file_place(house, issue_id, language, edition)
        for edition in ALL_EDITIONS - {Edition.WEB}
        for language in house.languages
    }
    pages = {
        language for language in house.languages
        if any(place.startswith(f"{SITE}/{addresses.issue_folder(issue_id, language)}/") for place in own)
    }  # fmt: skip
    editions = {edition for (edition, _), place in files.items() if place in own} | ({Edition.WEB} if pages else set())
    languages = {language for (_, language), place in files.items() if place in own} | pages
    asked = issue_id in order.issues
    if asked and order.languages is not None:
        languages |= set(order.languages)
    return replace(
        order,
        issues=(issue_id,),
        editions=frozenset(editions) | (order.editions if asked else frozenset()),
        languages=None if asked and order.languages is None else tuple(each for each in house.languages if each in languages),
        imposed=any(place.endswith("-imposed.pdf") for place in own) or (asked and order.imposed),
    )  # fmt: skip


def _undressed(found: Survey, issues: Iterable[str], theme: Theme, crew: Crew) -> Iterator[tuple[str, str]]:
    """Find issues whose pages need a shared file that is spoilt, and that is none of those that the site gets in any case."""
    start = f"{SITE}/{ASSETS_FOLDER}/"
    spoilt = {plain_place(place).removeprefix(f"{SITE}/"): place for place in found.spoilt if place.startswith(start)}
    if not spoilt:
        return
    _, files = name_assets(theme, crew.make(asset_jobs(theme)))
    spoilt = {name: place for name, place in spoilt.items() if name not in {file.place for file in files}}
    for issue_id in sorted(issues):
        for manifest in sorted((found.build / SITE).glob(f"*/{issue_id}/issue.json")):
            for name in sorted(spoilt.keys() & _assets_of(manifest.read_bytes())):
                yield issue_id, spoilt[name]


def _assets_of(manifest: bytes) -> set[str]:
    try:
        read: dict[str, Any] = json.loads(manifest)
        return set(map(str, read["assets"]))
    except (ValueError, KeyError, TypeError):
        return set()  # the manifest is spoilt, too
