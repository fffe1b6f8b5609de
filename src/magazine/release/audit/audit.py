"""The audit of a folder of outputs: every file is read, whatever its name; what shows of the secrets is a finding."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from magazine.constants import AUDIT_BATCH_BYTES, AUDIT_BATCH_FILES, AUDIT_SAME_SECRET, AUDIT_VERSION
from magazine.issue.finding import Finding, Location, in_order
from magazine.issue.job import Job, content_key
from magazine.release.audit.inspection import Leak, inspect_pictures, inspect_words
from magazine.release.audit.packed import packed_leaks
from magazine.release.audit.secrets import Secrets
from magazine.release.outlets.inventory import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.issue.job import Crew
    from magazine.release.audit.inspection import Inspected

Record = dict[str, Any]
"""What was found in a file, as it is kept: the leaks, and how many pictures it has."""
WORDS: Final = "words"
PICTURES: Final = "pictures"
_PACKED: Final = (".gz", ".br")


class Kept(Protocol):
    """Where results of files that were looked at before are kept, apart by what they were searched for."""

    def known(self, secrets: str) -> Mapping[str, Record]:
        """Give what was found earlier, by file, for the secrets of a key."""
        ...

    def keep(self, secrets: str, records: Mapping[str, Record]) -> None:
        """Keep what was found."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to look at.

    Attributes:
        name: as findings call it: its place within the build.
        file: where it lies.
        digest: SHA-256 of its bytes.
        original: the file that this one is packed from, where there is one.
        original_digest: its SHA-256.
    """

    name: str
    file: Path
    digest: str
    original: Path | None = None
    original_digest: str = ""

    @property
    def key(self) -> str:
        """Name the file by all that its result hangs on: its bytes, and how it may be packed, never its name."""
        ending = self.file.suffix if self.file.suffix in _PACKED else ""
        return f"{self.digest}{ending}{self.original_digest}"


def audit(
    folder: Path,
    secrets: Secrets,
    *,
    crew: Crew | None = None,
    kept: Kept | None = None,
    places: Sequence[str] = (),
    besides: Iterable[tuple[str, Path]] = (),
    digests: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Look for secrets in every file of a folder.

    Args:
        folder: of outputs.
        secrets: what must not be in them.
        crew: does the reading, or None to read in this process.
        kept: knows results of files that have not changed, or None to read all.
        places: folders within ``folder`` that are looked at; all, where none is named.
        besides: further files and folders that will stand in ``folder``, by their names there.
        digests: SHA-256 of files that were read already, by name; whoever gives them vouches that they have not changed since.

    Returns:
        The findings, by place; none where nothing leaks.
    """
    files, findings = _files(folder, places)
    for name, place in besides:
        more, found = _files(place, (), name)
        files |= more
        findings += found
    outputs = _outputs(files, digests or {})
    findings += _in_names(outputs, replace(secrets, prints=(), pixels={}))
    apart: tuple[tuple[str, Secrets, str], ...] = (
        (WORDS, replace(secrets, prints=(), pixels={}), secrets.words_key),
        (PICTURES, Secrets(prints=secrets.prints, pixels=secrets.pixels), secrets.pictures_key),
    )
    pictured = outputs
    for part, own, key in apart:
        records = _records(part, pictured, own, key=key, crew=crew, kept=kept)
        findings += [finding for output in pictured for finding in _findings(output, records[output.key])]
        if part == WORDS:
            pictured = [output for output in outputs if records[output.key]["films"]]
    return in_order(findings)


def _files(root: Path, places: Sequence[str], name: str = "") -> tuple[dict[str, Path], list[Finding]]:
    found: dict[str, Path] = {}
    findings: list[Finding] = []
    for start in [root / place for place in places] if places else [root]:
        for file in [start] if start.is_file() else sorted(start.rglob("*")):
            inside = file.relative_to(root).as_posix() if file != root else ""
            place = f"{name}/{inside}".strip("/")
            if file.is_symlink():
                findings.append(_link(place))
            elif file.is_file():
                found[place] = file
    return found, findings


def _link(place: str) -> Finding:
    return Finding(
        rule="leaked-link",
        where=Location(path=place),
        what="the output is a link to another place",
        remedy="build into a folder of plain files",
    )


def _in_names(outputs: Sequence[Output], secrets: Secrets) -> Iterator[Finding]:
    """Look at what files are called: all names at once, and each by itself where there is something in them."""
    if not inspect_words("\n".join(output.name for output in outputs).encode(), "", secrets).leaks:
        return
    for output in outputs:
        leaks = inspect_words(output.name.encode(), "", secrets).leaks
        own = [replace(leak, place="its own path") for leak in leaks]
        yield from _findings(output, {"leaks": [leak.record() for leak in dict.fromkeys(own)]})


def _outputs(files: Mapping[str, Path], known: Mapping[str, str]) -> list[Output]:
    digests = {name: known.get(name) or digest_of(file) for name, file in files.items()}
    outputs = []
    for name, file in files.items():
        original = name.removesuffix(file.suffix) if file.suffix in _PACKED else ""
        paired = original in files
        outputs.append(
            Output(
                name=name,
                file=file,
                digest=digests[name],
                original=files[original] if paired else None,
                original_digest=digests[original] if paired else "",
            )
        )
    return outputs


def _records(
    part: str, outputs: Sequence[Output], secrets: Secrets, *, key: str, crew: Crew | None, kept: Kept | None
) -> dict[str, Record]:
    """Give what is in each file, from what is kept where it was looked at before."""
    known = dict(kept.known(f"{part}-{key}")) if kept else {}
    wanted = {output.key for output in outputs}
    records = {one: known[one] for one in wanted if one in known}
    missing = {output.key: output for output in outputs if output.key not in records}
    if missing:
        batches = list(_batches(list(missing.values())))
        if crew is None:
            made = [_inspected(part, batch, secrets) for batch in batches]
        else:
            made = _by_crew(part, batches, secrets, key, crew)
        for batch in made:
            records |= batch
        if kept:
            kept.keep(f"{part}-{key}", records)
    return records


def _by_crew(
    part: str, batches: Sequence[Sequence[Output]], secrets: Secrets, key: str, crew: Crew
) -> list[dict[str, Record]]:
    days = [day.text for day in secrets.days]
    own = content_key("secrets", AUDIT_VERSION, part, key, days)
    (fingerprints,) = crew.make(
        [Job(kind="audit", name="fingerprints", key=own, work=pickle.dumps, arguments=(secrets,))]
    )
    jobs = [
        Job(
            kind="audit",
            name=f"{part} of {batch[0].name}" + (f" and {len(batch) - 1} more" if len(batch) > 1 else ""),
            key=content_key("audit", AUDIT_VERSION, part, key, days, [output.key for output in batch]),
            work=_inspect_batch,
            arguments=(part, tuple(batch), fingerprints),
        )
        for batch in batches
    ]
    return [json.loads(file.read_bytes()) for file in crew.make(jobs)]


def _batches(outputs: list[Output]) -> Iterator[list[Output]]:
    """Put files together so that a job is worth its way to a worker; large ones go first, so that no worker ends alone with one."""
    batch: list[Output] = []
    size = 0
    for bytes_, output in sorted(
        ((output.file.stat().st_size, output) for output in outputs), key=lambda pair: (-pair[0], pair[1].name)
    ):
        if batch and (size + bytes_ > AUDIT_BATCH_BYTES or len(batch) == AUDIT_BATCH_FILES):
            yield batch
            batch, size = [], 0
        batch.append(output)
        size += bytes_
    if batch:
        yield batch


def _inspect_batch(part: str, batch: Sequence[Output], fingerprints: Path) -> bytes:
    return json.dumps(_inspected(part, batch, _secrets(fingerprints))).encode()


@lru_cache(maxsize=2)
def _secrets(fingerprints: Path) -> Secrets:
    secrets: Secrets = pickle.loads(fingerprints.read_bytes())  # noqa: S301 - our own bytes
    return secrets


def _inspected(part: str, batch: Sequence[Output], secrets: Secrets) -> dict[str, Record]:
    inspect: Callable[[bytes, str, Secrets], Inspected] = inspect_words if part == WORDS else inspect_pictures
    records = {}
    for output in batch:
        data = output.file.read_bytes()
        if part == WORDS and output.original is not None:
            found = packed_leaks(data, output.file.name, output.original.read_bytes(), secrets)
        else:
            found = inspect(data, output.file.name, secrets)
        records[output.key] = {"films": found.films, "leaks": [leak.record() for leak in found.leaks]}
    return records


def _findings(output: Output, record: Record) -> Iterator[Finding]:
    """Tell of the leaks of a file; of one secret in one file no more than an editor needs to find it."""
    told: dict[tuple[str, str, int], int] = {}
    for leak in (Leak(**one) for one in record["leaks"]):
        same = leak.rule, leak.path, leak.line
        told[same] = told.get(same, 0) + 1
        if told[same] > AUDIT_SAME_SECRET:
            continue
        place = f"{output.name}, {leak.place}" if leak.place else output.name
        where = Location(path=leak.path, line=leak.line) if leak.path else Location(path=output.name)
        yield Finding(rule=leak.rule, where=where, what=f"{place} holds {leak.what}", remedy=leak.remedy)
