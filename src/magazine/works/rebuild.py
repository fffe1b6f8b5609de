"""``magazine verify --rebuild``: is what stands in ``build/`` what these sources give?

The issues are built again into a folder of their own, from an empty store, and every file is held against the one that stands. Of a signed
build the signatures are taken over where all that they sign came out the same, and what follows from them is put right as signing does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, cast

from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.language import Language
from magazine.manuscript.project import issue_ids
from magazine.release.pdf import unsigned_length
from magazine.release.pinned import ON_SITE
from magazine.release.sums import LIST, SIGNATURE
from magazine.release.trust import Trust, read_certificates
from magazine.works.build import build
from magazine.works.lock import locked
from magazine.works.order import BuildOrder
from magazine.works.places import cache_folder
from magazine.works.sealing import RECORD, Seal
from magazine.works.stage import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pyhanko.sign.signers.pdf_cms import Signer

REBUILT: Final = "rebuilt"
"""Folder in the cache: what was built for comparing stays there only where it differs, so that one can look at it."""
_RECORD: Final = "build.json"
_OF_SIGNING: Final = frozenset({LIST, SIGNATURE, RECORD})
_PASSING: Final = "vanished-address"
"""A rule that speaks of the build before, so of no sources."""


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
class Difference:
    """A file that is not the same.

    Attributes:
        place: within the build.
        how: ``differs``, ``only standing`` or ``only rebuilt``.
    """

    place: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of it.

    Attributes:
        issues: ids of what was built again.
        compared: how many files.
        differences: by place.
        changes: what has changed since the build, as lines that name it; by what it is.
        why: what the differences come from, the first that holds of sources, tools, settings.
        folder: what was built, where it differs.
    """

    issues: tuple[str, ...]
    compared: int
    differences: tuple[Difference, ...]
    changes: Mapping[Why, tuple[str, ...]]
    why: Why
    folder: Path | None


def rebuild(order: RebuildOrder, tell: Callable[[str], None]) -> Rebuilt:
    """Build again and compare.

    Raises:
        Stop: where there is nothing to compare with, an issue is not there, or the sources cannot be built.
    """
    home = cache_folder(order.project) / REBUILT
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    out, seen = home / "build", home / "standing"
    with locked(order.out.resolve(), "magazine verify --rebuild", patience=order.patience, tell=tell):
        if not order.out.is_dir():
            raise _stop("missing-build", order.out.name, "nothing has been built yet", "make it first: magazine build")
        shutil.copytree(order.out, seen)  # it may be replaced while the work is done, so a copy is compared
    records = _records(order, seen)
    if order.issues:
        shutil.copytree(seen, out)  # the pages of other issues
    with _from_nothing(order, home):
        for same, group in groupby(sorted(records.items()), key=lambda each: _settings(each[1])):
            _build(order, tuple(issue for issue, _ in group), json.loads(same), out, tell)
    new = {issue: _read(out / f"reports/{issue}/{_RECORD}") for issue in records}
    _follow_signatures(seen, out, tell)
    places = _places(seen, out, tuple(records) if order.issues else ())
    differences = tuple(_differences(seen, out, places))
    changes = changes_of(records, new)
    why = reason(records, differences, changes)
    if not differences:
        shutil.rmtree(home, ignore_errors=True)
    else:
        shutil.rmtree(home / "cache", ignore_errors=True)
        shutil.rmtree(seen, ignore_errors=True)
    return Rebuilt(
        issues=tuple(records),
        compared=len(places),
        differences=differences,
        changes=changes,
        why=why,
        folder=out if differences else None,
    )


def _records(order: RebuildOrder, seen: Path) -> dict[str, dict[str, Any]]:
    standing = {file.parent.name: _read(file) for file in sorted((seen / "reports").glob(f"*/{_RECORD}"))}
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


def _settings(record: Mapping[str, Any]) -> str:
    """Give what decides how to build an issue, as text by which issues that were built alike are found."""
    files = list(record.get("files", {}))
    editions = {
        edition.value
        for edition, ending in (
            (Edition.EPUB, ".epub"),
            (Edition.PRESS, "-press.pdf"),
            (Edition.ARCHIVE, "-archive.pdf"),
            (Edition.WEB, "/index.html"),
        )
        if any(name.endswith(ending) for name in files)
    }
    if any(name.startswith("site/") and name.endswith(".pdf") for name in files):
        editions.add(Edition.SCREEN.value)
    said = record.get("settings", {})
    return json.dumps(
        {
            "editions": sorted(editions),
            "languages": said.get("languages"),
            "as_of": said.get("as_of"),
            "epoch": said.get("source_date_epoch"),
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


def _follow_signatures(seen: Path, out: Path, tell: Callable[[str], None]) -> None:
    """Take over the signature of each PDF whose signed bytes came out the same, the certificate, and what follows from both.

    A signature is no result of sources. Whether it is true is for ``magazine verify PATH`` to say.
    """
    certificate = seen / "site" / ON_SITE
    if not certificate.is_file():
        return
    try:
        house = read_certificates(certificate.read_bytes())
    except ValueError:
        return  # then the site's page differs, and is named
    for file in sorted(out.rglob("*.pdf")):
        standing = seen / file.relative_to(out)
        if standing.is_file():
            signed, made = standing.read_bytes(), file.read_bytes()
            if signed != made and signed.startswith(made) and unsigned_length(signed) == len(made):
                replace_file(file, signed)
    nobody = cast("Signer", None)  # nothing is signed here
    trust = Trust(certificates=house, moment=datetime.fromisoformat("2000-01-01T00:00+00:00"))
    seal = Seal(into=out, signer=nobody, trust=trust, timestamper=None, tell=tell)
    seal.put_right()
    seal.show_certificate()


def _places(seen: Path, out: Path, issues: tuple[str, ...]) -> list[str]:
    """Give the files to compare: all, or those of issues; neither what signing alone writes, nor the record, which is read apart."""
    found = {
        file.relative_to(root).as_posix()
        for root in (seen, out)
        for file in root.rglob("*")
        if file.is_file() and file.name not in _OF_SIGNING | {_RECORD}
    }
    signed = (seen / "site" / ON_SITE).is_file()
    return sorted(
        place
        for place in found
        if (not issues or not issues_of(place).isdisjoint(issues)) and not (signed and place == "reports/site.json")
    )


def issues_of(place: str) -> set[str]:
    """Give the folders of a place in which an issue's id may stand: ``press/2019-01/…``, ``site/ar/2019-01/…``."""
    parts = place.split("/")
    return set(parts[2:3] if parts[0] == "site" else parts[1:2])


def _differences(seen: Path, out: Path, places: list[str]) -> Iterator[Difference]:
    for place in places:
        standing, made = seen / place, out / place
        if not standing.is_file():
            yield Difference(place=place, how="only rebuilt")
        elif not made.is_file():
            yield Difference(place=place, how="only standing")
        elif _content(standing) != _content(made):
            yield Difference(place=place, how="differs")


def _content(file: Path) -> bytes:
    data = file.read_bytes()
    if file.name == "check.json" and _PASSING.encode() in data:
        try:
            return json.dumps([each for each in json.loads(data) if each["rule"] != _PASSING]).encode()
        except (ValueError, TypeError, KeyError):
            return data
    return hashlib.sha256(data).digest() if file.name != "check.json" else json.dumps(_read_any(data)).encode()


def _read_any(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data.hex()


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
            long = digests or len(was) == len(now) == len(hashlib.sha256().hexdigest())
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
