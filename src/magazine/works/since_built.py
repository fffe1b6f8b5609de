"""Do the sources stand as they were when the build was made?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.finding import Finding, Level, Location, Stop
from magazine.manuscript.house import read_house
from magazine.works.sources import inputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMED: Final = 5
"""Files of a kind that a finding names; how many more there are is told."""


def sources_changed(project: Path, out: Path) -> Iterator[Finding]:
    """Find issues whose sources are others than those that their build was made from.

    It is a warning: what stands in the build was checked, and the newsroom may be at work on the next one. What must not go out as it stands
    (an embargo, an article taken back, a correction that the build lacks) has errors of its own. A build without a record of its inputs
    tells nothing.

    Args:
        project: the folder that holds ``issues/``.
        out: the build.

    Raises:
        OSError: where a source cannot be read.
    """
    house, _ = read_house(project)
    for record in sorted((out / "reports").glob("*/build.json")) if house is not None else ():
        was = _inputs(record)
        if house is None or was is None:
            continue
        issue = record.parent.name
        try:
            now = inputs(project, issue, house.theme)
        except Stop:  # what is broken or gone stops the next build, and says what it is
            now = {}
        said = _difference(was, now)
        if said:
            yield Finding(
                rule="sources-changed",
                where=Location(path=f"{out.name}/{record.relative_to(out).as_posix()}"),
                level=Level.WARNING,
                what=f"sources of {issue} are others than this build was made from ({said}); it is published as it was built",
                remedy=f"where that should go out too, build again first: magazine build {issue}",
            )


def _inputs(record: Path) -> Mapping[str, str] | None:
    try:
        known: Any = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return None
    found = known.get("inputs") if isinstance(known, Mapping) else None
    return found if isinstance(found, Mapping) and found else None


def _difference(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    kinds = {
        "changed": sorted(place for place in was.keys() & now.keys() if was[place] != now[place]),
        "new": sorted(now.keys() - was.keys()),
        "gone": sorted(was.keys() - now.keys()),
    }
    return "; ".join(f"{kind}: {_named(places)}" for kind, places in kinds.items() if places)


def _named(places: list[str]) -> str:
    more = len(places) - NAMED
    return ", ".join(places[:NAMED]) + (f" and {more} more" if more > 0 else "")
