"""``magazine verify --rebuild``: is what stands in ``build/`` what these sources give?

The issues are built again into a folder of their own, from an empty store, and every file is held against the one that stands (``compared``).
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.language import Language
from magazine.manuscript.project import issue_ids
from magazine.release.pinned import pinned
from magazine.works.build import build
from magazine.works.compared import BUILD_RECORD, copy_plain, differences, follow_signatures, places
from magazine.works.lock import locked
from magazine.works.order import BuildOrder
from magazine.works.places import cache_folder, cleared_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from magazine.works.compared import Difference

_DIGITS: Final = 64  # of a SHA-256
REBUILT: Final = "rebuilt"
"""Folder in the cache: what was built for comparing stays there only where it differs, so that one can look at it."""
REBUILDING: Final = "magazine verify --rebuild"


class Why(Enum):
    """What a difference comes from."""

    SAME = "same"
    SOURCES = "sources"
    TOOLS = "tools"
    SETTINGS = "settings"
    UNRECORDED = "unrecorded"
    """The build says too little of its making: an older pipeline made it."""
    FAULT = "fault"
    """Sources, tools and settings are the same: then the bytes should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildOrder:
    """What is to be built again.

    Attributes:
        project: the folder that holds ``issues/``.
        out: the build that is looked at.
        issues: ids; all that stand there where none is named.
        as_of: for issues whose record names no moment: none of their articles has an embargo.
        jobs: worker processes.
        with_store: True where what was made before may be taken from the store.
        patience: how many seconds to wait where another works on ``out``.
    """

    project: Path
    out: Path
    issues: tuple[str, ...]
    as_of: datetime
    jobs: int = 1
    with_store: bool = False
    patience: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of it.

    Attributes:
        issues: ids of what was built again.
        compared: how many files.
        left_out: how many were not: those over all issues and those of others, where some of the issues that stand are named.
        differences: by place.
        changes: what has changed since the build, as lines that name it; by what it is.
        why: what the differences come from, the first that holds of sources, tools, settings.
        folder: what was built, where it differs.
    """

    issues: tuple[str, ...]
    compared: int
    left_out: int
    differences: tuple[Difference, ...]
    changes: Mapping[Why, tuple[str, ...]]
    why: Why
    folder: Path | None


def rebuild(order: RebuildOrder, tell: Callable[[str], None]) -> Rebuilt:
    """Build again and compare.

    Raises:
        Stop: where there is nothing to compare with, an issue is not there, or the sources cannot be built.
    """
    home = cleared_folder(cache_folder(order.project), REBUILT)
    with locked(home, REBUILDING, patience=order.patience, tell=tell):
        if home.exists():
            shutil.rmtree(home)
        home.mkdir(parents=True, mode=0o700)
        return _rebuild(order, home, tell)


def _rebuild(order: RebuildOrder, home: Path, tell: Callable[[str], None]) -> Rebuilt:
    out, seen = home / "build", home / "standing"
    with locked(order.out.resolve(), REBUILDING, patience=order.patience, tell=tell):
        if not order.out.is_dir():
            raise _stop("missing-build", order.out.name, "nothing has been built yet", "make it first: magazine build")
        odd = copy_plain(order.out, seen)  # it may be replaced while the work is done, so a copy is compared
    standing = _standing(seen)
    records = _records(order, standing)
    some = tuple(records) if records.keys() != standing.keys() else ()
    if some:
        shutil.copytree(seen, out)  # the pages of other issues
    with _from_nothing(order, home):
        for same, group in groupby(sorted(records.items(), key=_settings), key=_settings):
            _build(order, tuple(issue for issue, _ in group), json.loads(same), out, tell)
    new = {issue: _read(out / f"reports/{issue}/{BUILD_RECORD}") for issue in records}
    follow_signatures(seen, out, pinned(order.project), order.as_of, tell)
    wanted, left_out = places(seen, out, some)
    found = (*odd, *differences(seen, out, wanted))
    changes = changes_of(records, new)
    why = reason(records, found, changes)
    if not found:
        shutil.rmtree(home, ignore_errors=True)
    else:
        shutil.rmtree(home / "cache", ignore_errors=True)
        shutil.rmtree(seen, ignore_errors=True)
    return Rebuilt(
        issues=tuple(records),
        compared=len(wanted),
        left_out=left_out,
        differences=found,
        changes=changes,
        why=why,
        folder=out if found else None,
    )


def _standing(seen: Path) -> dict[str, dict[str, Any]]:
    return {file.parent.name: _read(file) for file in sorted((seen / "reports").glob(f"*/{BUILD_RECORD}"))}


def _settings(issue: tuple[str, Mapping[str, Any]]) -> str:
    return settings_of(*issue)


def _records(order: RebuildOrder, standing: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for issue in order.issues:
        if issue not in standing:
            raise _stop("missing-build", f"{order.out.name}/reports/{issue}", f"no build of {issue} stands here", f"make it first: magazine build {issue}")  # fmt: skip
    wanted = {issue: standing[issue] for issue in (order.issues or sorted(standing))}
    if not wanted:
        raise _stop("missing-build", order.out.name, "no issue stands here", "make one first: magazine build")
    known = issue_ids(order.project)
    for issue in wanted:
        if issue not in known:
            raise _stop("missing-sources", f"issues/{issue}", f"the build has an issue {issue} that the project has not", "bring its folder back, or name the issues to look at")  # fmt: skip
    return wanted


def settings_of(issue: str, record: Mapping[str, Any]) -> str:
    """Give what decides how to build an issue, as text by which issues that were built alike are found.

    Raises:
        Stop: where the record is not as a build writes it.
    """
    endings = (
        (Edition.EPUB, ".epub"),
        (Edition.PRESS, "-press.pdf"),
        (Edition.ARCHIVE, "-archive.pdf"),
        (Edition.WEB, "/index.html"),
    )
    try:
        files, said = list(map(str, record.get("files", {}))), record.get("settings", {})
        languages, as_of, epoch = said.get("languages"), said.get("as_of"), said.get("source_date_epoch")
        editions = {edition.value for edition, ending in endings if any(name.endswith(ending) for name in files)}
        if any(name.startswith("site/") and name.endswith(".pdf") for name in files):
            editions.add(Edition.SCREEN.value)
        if as_of is not None and datetime.fromisoformat(as_of).tzinfo is None:
            raise ValueError("a moment without its time zone")  # noqa: TRY301 - said with the others
        if epoch is not None:
            int(epoch)
        languages = [Language(each).tag for each in languages] if languages else None
    except (ValueError, TypeError, AttributeError) as error:
        editions, what = set(), str(error)
    else:
        what = "it names no file of an edition"
    if not editions:
        place = f"reports/{issue}/{BUILD_RECORD}"
        raise _stop("odd-record", place, f"the record is not as a build writes it: {what}", "build again")
    return json.dumps(
        {
            "editions": sorted(editions),
            "languages": languages,
            "as_of": as_of,
            "epoch": None if epoch is None else str(epoch),
            "imposed": any(name.endswith("-imposed.pdf") for name in files),
        }
    )


def _build(
    order: RebuildOrder, issues: tuple[str, ...], said: Mapping[str, Any], out: Path, tell: Callable[[str], None]
) -> None:
    wanted = BuildOrder(
        project=order.project,
        issues=issues,
        out=out,
        as_of=datetime.fromisoformat(said["as_of"]) if said["as_of"] else order.as_of,
        editions=frozenset(map(Edition, said["editions"])),
        languages=tuple(map(Language, said["languages"])) if said["languages"] else None,
        jobs=order.jobs,
        imposed=said["imposed"],
    )
    with _environment("SOURCE_DATE_EPOCH", said["epoch"]):
        build(wanted, tell)


@contextmanager
def _from_nothing(order: RebuildOrder, home: Path) -> Iterator[None]:
    """Let the build find nothing that was made before, unless it may."""
    if order.with_store:
        yield
    else:
        with _environment("MAGAZINE_CACHE", str(home / "cache")):
            yield


@contextmanager
def _environment(name: str, value: str | None) -> Iterator[None]:
    before = os.environ.get(name)
    _put(name, value)
    try:
        yield
    finally:
        _put(name, before)


def _put(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def changes_of(old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]) -> dict[Why, tuple[str, ...]]:
    """Name what is not as the record of the build has it."""
    found: dict[Why, set[str]] = {Why.SOURCES: set(), Why.TOOLS: set(), Why.SETTINGS: set()}
    for issue, record in old.items():
        again = new.get(issue, {})
        found[Why.SOURCES] |= set(_lines(_flat(record.get("inputs", {})), _flat(again.get("inputs", {})), digests=True))
        found[Why.TOOLS] |= set(_lines(_flat(record.get("tools", {})), _flat(again.get("tools", {}))))
        found[Why.SETTINGS] |= {
            f"{issue}: the last build made {', '.join(made)} alone; the rest stands from an earlier one"
            for made in [record.get("settings", {}).get("editions", [])]
            if made and set(made) != set(again.get("settings", {}).get("editions", made))
        }
    return {why: tuple(sorted(lines)) for why, lines in found.items()}


def _flat(value: Any, above: str = "") -> dict[str, str]:
    if not isinstance(value, dict):
        return {above: str(value)}
    found: dict[str, str] = {}
    for name, each in value.items():
        found |= _flat(each, f"{above} {name}".strip())
    return found


def _lines(old: Mapping[str, str], new: Mapping[str, str], *, digests: bool = False) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if was is None:
            yield f"{name}: new" if digests else f"{name}: {now}, not there before"
        elif now is None:
            yield f"{name}: gone"
        else:
            long = digests or len(was) == len(now) == _DIGITS
            yield f"{name}: changed" if long else f"{name}: was {was}, is {now}"


def reason(
    records: Mapping[str, dict[str, Any]], differences: tuple[Difference, ...], changes: Mapping[Why, tuple[str, ...]]
) -> Why:
    """Say what differences come from: the first that holds of an old record, sources, tools, settings; else it is a fault."""
    if not differences:
        return Why.SAME
    if any("inputs" not in record or "tools" not in record for record in records.values()):
        return Why.UNRECORDED
    return next((why for why in (Why.SOURCES, Why.TOOLS, Why.SETTINGS) if changes[why]), Why.FAULT)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stop(rule: str, path: str, what: str, remedy: str) -> Stop:
    return Stop(Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy))
