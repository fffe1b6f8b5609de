"""Do the sources stand as they were when the build was made, or when it began?"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from magazine.constants import EXIT_MACHINE, ISSUES_FOLDER, THEMES_FOLDER
from magazine.copydesk.copy import article_text
from magazine.copydesk.uses import uses_of
from magazine.issue.finding import Finding, Level, Location, Stop, in_order
from magazine.manuscript.house import read_house
from magazine.manuscript.pictures import is_picture
from magazine.manuscript.recordings import MEDIA_TYPES
from magazine.works.exposed import left_open
from magazine.works.machine import exit_code, machine_fault
from magazine.works.opening import standing_inputs
from magazine.works.sources import digest, inputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from magazine.works.manuscripts import Copy

NAMED: Final = 5
"""Files of a kind that a finding names; how many more there are is told."""


def sources_changed(project: Path, out: Path) -> Iterator[Finding]:
    """Find issues whose sources are others than those that their build was made from.

    It is a warning: what stands in the build was checked, and the newsroom may be at work on the next one. What must not go out as it stands
    (an embargo, an article taken back, a correction that the build lacks) has errors of its own. A build without a record of its inputs
    tells nothing. A text of the issue before, from which corrections are gathered, is told of that issue alone where it stands in the build.

    Args:
        project: the folder that holds ``issues/``.
        out: the build.

    Raises:
        OSError: where a source cannot be read.
    """
    house, _ = read_house(project)
    records = sorted((out / "reports").glob("*/build.json")) if house is not None else []
    issues = {record.parent.name for record in records}
    for record in records:
        was = _inputs(record)
        if house is None or was is None:
            continue
        issue = record.parent.name
        try:
            now = inputs(project, issue, house.theme)
        except Stop:  # a theme that is broken or gone stops the next build, which says what it is
            now = inputs(project, issue, "")
        others = issues - {issue}
        said = _difference(_without_issues(was, others), _without_issues(now, others))
        if said:
            yield Finding(
                rule="sources-changed",
                where=Location(path=f"{out.name}/{record.relative_to(out).as_posix()}"),
                level=Level.WARNING,
                what=f"sources of {issue} are others than this build was made from ({said}); it is published as it was built",
                remedy=f"where that should go out too, build again first: magazine build {issue}",
            )


def lost_cards(copy: Copy, last: Path, project: Path) -> Iterator[Finding]:
    """Find pictures whose card is gone since the last build was made: what it covered would be shown.

    Nothing tells any more what stood in it. A new card, and be it without ``redact``, is the word of somebody who has looked.

    Args:
        copy: the issue as it was opened, with the digests of what it was read from.
        last: the folder of the last build.
        project: the folder that holds ``issues/``.
    """
    was = _inputs(last / "reports" / copy.publication.id / "build.json") or {}
    for card in sorted(was.keys() - copy.inputs.keys()):
        picture = card.removesuffix(".yaml")
        if is_picture(picture) and was.get(picture, "") == copy.inputs.get(picture):
            name = card.rpartition("/")[2]
            yield Finding(
                rule="lost-card",
                where=Location(path=picture),
                what=f"its card was there when the last build was made, and is gone: whatever {name} covered would be shown",
                remedy=f"bring {name} back; where nothing of the picture is to be covered, write a new one with its credit and rights; "
                "where nothing shows it any more, take the picture away, too",
            )
    yield from _left_to_others(copy, was)
    yield from _moved_without(copy, was, last, project)


def _left_to_others(copy: Copy, was: Mapping[str, str]) -> Iterator[Finding]:
    """Find pictures that bear another name since the last build, such as two that changed places, and whose card covers another now."""
    now, folder = copy.inputs, _folder(copy)
    pictures = {f"{folder}{picture.id}": picture for picture in copy.publication.pictures.values()}
    came = {now[place]: place for place in sorted(pictures) if place in now and was.get(place) != now[place]}
    for place in sorted(was.keys() & pictures.keys()):
        card, other = f"{place}.yaml", None if now.get(place) == was[place] else came.get(str(was[place]))
        stayed = card in now and was.get(card) == now[card]
        if stayed and other is not None and any(left_open(pictures[place], pictures[other])):
            name = place.removeprefix(folder)
            yield Finding(
                rule="lost-card",
                where=Location(path=other),
                what=f"this was {name} when the last build was made, and {name}.yaml, which covers a part of it, covers another picture now",
                remedy="rename the cards as the pictures were renamed, or write what is to be covered of each into its own",
            )


def _moved_without(copy: Copy, was: Mapping[str, str], last: Path, project: Path) -> Iterator[Finding]:
    """Find pictures that are shown and were moved without their cards: from another folder or issue, of which the rest was deleted."""
    came = [place for place, seen in copy.inputs.items() if place.startswith(_folder(copy)) and was.get(place) != seen]
    bare = [place for place in came if is_picture(place) and f"{place}.yaml" not in copy.inputs]
    shown = sorted(_shown(copy).intersection(bare)) if bare else []
    records = [_inputs(file) or {} for file in sorted((last / "reports").glob("*/build.json"))] if shown else []
    for place in shown:
        seen = copy.inputs[place]
        cards = {each: record.get(f"{each}.yaml") for record in records for each in record if record[each] == seen}
        had_one = bool(cards) and None not in cards.values()  # what had none in one place is open already
        if had_one and not any(_keeps_its_card(copy, project, each, cards[each], seen) for each in cards):
            old, name = min(cards), place.rpartition("/")[2]
            yield Finding(
                rule="lost-card",
                where=Location(path=place),
                what=f"the last build had this picture as {old}, and its card did not come with it: whatever that covered would be shown",
                remedy=f"bring that card here, as {name}.yaml; where nothing of the picture is to be covered, write a new one with its credit and rights",
            )


def _shown(copy: Copy) -> frozenset[str]:
    publication = copy.publication
    articles = (entry.article for entries in publication.contents.values() for entry in entries)
    used = uses_of(article_text(article, publication.ledger) for article in articles).pictures
    return frozenset(f"{_folder(copy)}{picture}" for picture in (*used, publication.cover_picture))


def _keeps_its_card(copy: Copy, project: Path, place: str, card: str | None, seen: str) -> bool:
    """Say whether a picture stands where it stood, with a card; or its card alone within the issue, where other checks tell whose it may be."""
    if place.startswith(_folder(copy)):
        now = copy.inputs.get(f"{place}.yaml")
        return now == card or (now is not None and copy.inputs.get(place) == seen)
    with suppress(OSError):
        return (project / f"{place}.yaml").is_file() and digest(project / place) == seen
    return False


def _folder(copy: Copy) -> str:
    return f"{ISSUES_FOLDER}/{copy.publication.id}/"


def changed_meanwhile(project: Path, copies: Sequence[Copy]) -> Iterator[Finding]:
    """Find what somebody has changed while a build was at work.

    Texts and tables are read at the beginning, and a picture that is another then stops the build by itself: such a change is a warning. Themes, and
    recordings that published texts name, are read while they are needed, so that parts of the build may hold the old ones: an error.

    Args:
        project: the folder that holds ``issues/``.
        copies: the issues as they were opened, with the digests of what they were read from.
    """
    torn: set[str] = set()
    for copy in copies:
        issue, was = copy.publication.id, copy.inputs
        now = standing_inputs(project, issue, _theme_of(was))  # the sheet that names it may be changed or half written
        if now:
            torn |= {place for place in was if now.get(place) != was[place] and _is_read_late(place, copy)}
        said = (
            _difference(_without(was, torn), _without(now, torn)) if now or not was else "they cannot be read any more"
        )
        if said:
            yield Finding(
                rule="changed-meanwhile",
                where=Location(path=f"issues/{issue}"),
                level=Level.WARNING,
                what=f"sources of {issue} were changed while it was built ({said}); the build goes by how they were at the beginning",
                remedy=f"where that should go out too, build again: magazine build {issue}",
            )
    for place in sorted(_as_wholes(torn, copies)):
        yield Finding(
            rule="changed-meanwhile",
            where=Location(path=place),
            what="it was changed while the build needed it, and parts of the build may hold the old one",
            remedy="build again",
        )


@contextmanager
def telling_changes(project: Path, copies: Sequence[Copy]) -> Iterator[None]:
    """Where a build stops, tell also what somebody has changed meanwhile: mostly that is why, as where a folder was renamed that Sphinx looks for.

    Args:
        project: the folder that holds ``issues/``.
        copies: the issues as they were opened.

    Raises:
        Stop: with what stopped it and what was changed; with that alone, where the error is none that a build should end with.
    """
    try:
        yield
    except Exception as error:
        known = error.findings if isinstance(error, Stop) else ()
        foreseen = exit_code(known) == EXIT_MACHINE or (not known and machine_fault(error, project) is not None)
        changed: list[Finding] = []
        with suppress(OSError):  # what stopped it is the news
            changed += () if foreseen else (each for each in changed_meanwhile(project, copies) if each not in known)
        if not changed:
            raise
        told = changed if known else [replace(each, level=Level.ERROR, remedy="build again") for each in changed]
        raise Stop(*in_order([*known, *told])) from error


def _without(inputs: Mapping[str, str], places: set[str]) -> dict[str, str]:
    return {place: digest for place, digest in inputs.items() if place not in places}


def _without_issues(inputs: Mapping[str, str], issues: set[str]) -> dict[str, str]:
    folders = tuple(f"{ISSUES_FOLDER}/{issue}/" for issue in issues)
    return {place: digest for place, digest in inputs.items() if not place.startswith(folders)}


def _as_wholes(torn: set[str], copies: Iterable[Copy]) -> set[str]:
    """Name a theme of which nothing is as it was, such as one that was renamed, by its folder instead of its files."""
    for copy in copies:
        folder = f"{THEMES_FOLDER}/{_theme_of(copy.inputs)}"
        files = {place for place in copy.inputs if place.startswith(f"{folder}/")}
        if files and files <= torn:
            torn = torn - files | {folder}
    return torn


def _theme_of(was: Mapping[str, str]) -> str:
    return next((place.split("/")[1] for place in was if place.startswith(f"{THEMES_FOLDER}/")), "")


def _is_read_late(place: str, copy: Copy) -> bool:
    """Say whether parts of a build read a file on their own; a recording that no published text names is read by none."""
    if place.startswith(f"{THEMES_FOLDER}/"):
        return True
    name = place.rpartition("/")[2]
    return name.lower().endswith(tuple(MEDIA_TYPES)) and any(
        name in unicodedata.normalize("NFC", entry.article.body)
        for entries in copy.publication.contents.values()
        for entry in entries
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
