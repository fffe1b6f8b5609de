"""The audit of a folder of outputs: every file is read, whatever its name; what shows of the secrets is a finding."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from magazine.constants import (
    AUDIT_BATCH_BYTES,
    AUDIT_BATCH_FILES,
    AUDIT_BATCH_PICTURES,
    AUDIT_VERSION,
)
from magazine.issue.finding import Finding, Location, in_order
from magazine.issue.job import Job, content_key
from magazine.release.audit.causes import by_cause
from magazine.release.audit.inspection import Leak, inspect_pictures, inspect_words, placed
from magazine.release.audit.packed import packed_leaks
from magazine.release.audit.secrets import Kind, Secrets
from magazine.release.outlets.inventory import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.issue.job import Crew

Record = dict[str, Any]
"""What was found in a file or a picture, as it is kept: the leaks, and where which pictures are."""
WORDS: Final = "words"
PICTURES: Final = "pictures"
_PACKED: Final = (".gz", ".br")
_OF_PICTURES: Final = frozenset({Kind.ORIGINAL.value, Kind.PIXELS.value})


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
    second: Callable[[Collection[str]], Secrets] | None = None,
    is_old: Callable[[str], bool] = lambda _: False,
) -> tuple[Finding, ...]:
    """Look for secrets in every file of a folder.

    Args:
        folder: of outputs.
        secrets: what must not be in them.
        crew: does the reading, or None to read in this process.
        kept: knows results of files that have not changed, or None to read all.
        places: folders within ``folder`` that are looked at; all, where none is named.
        besides: further files and folders that will stand in ``folder``, by their names there: they stay of an earlier build.
        digests: SHA-256 of files that were read already, by name; whoever gives them vouches that they have not changed since.
        second: gives what those outputs are held against that seem to hold something of a picture, by their names: the secrets, with more
            of what explains them, which costs too much to be made for each audit.
        is_old: says of an output in ``folder`` whether it stays of an earlier build, too.

    Returns:
        The findings, by place; none where nothing leaks.
    """
    files, findings = _files(folder, places)
    stays = set[str]()
    for name, place in besides:
        more, found = _files(place, (), name)
        stays.update(more)
        files |= more
        findings += found
    outputs = _outputs(files, digests or {})
    leaks = _leaks(outputs, secrets, crew, kept)
    doubtful = [output for output in outputs if any(_is_of_a_picture(leak) for leak in leaks[output.name])]
    if doubtful and second is not None:
        leaks |= _leaks(doubtful, second({output.name for output in doubtful}), crew, kept)
    stays.update(name for name, found in leaks.items() if found and is_old(name))
    return in_order([*findings, *by_cause(leaks, stays)])


def _is_of_a_picture(leak: Leak) -> bool:
    return leak.rule in _OF_PICTURES and bool(leak.path)


def _leaks(
    outputs: Sequence[Output], secrets: Secrets, crew: Crew | None, kept: Kept | None
) -> dict[str, tuple[Leak, ...]]:
    """Give what leaks in outputs: by what they are called, by their words, by their pictures."""
    texts = replace(secrets, prints=(), pixels={})
    named = _in_names(outputs, texts)
    words = _Part(name=WORDS, secrets=texts, key=secrets.words_key, crew=crew, kept=kept)
    read = words.records({output.key for output in outputs}, lambda missing: _readings(outputs, missing))
    pictures = _Part(
        name=PICTURES,
        secrets=Secrets(prints=secrets.prints, pixels=secrets.pixels),
        key=secrets.pictures_key,
        crew=crew,
        kept=kept,
    )
    seen = pictures.records(
        {key for record in read.values() for _, key in record["films"]}, lambda missing: _sights(outputs, read, missing)
    )
    return {
        output.name: (
            *named.get(output.name, ()),
            *(Leak(**leak) for leak in read[output.key]["leaks"]),
            *_in_pictures(read[output.key], seen),
        )
        for output in outputs
    }


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


def _in_names(outputs: Sequence[Output], secrets: Secrets) -> dict[str, tuple[Leak, ...]]:
    """Look at what files are called: all names at once, and each by itself where there is something in them."""
    if not inspect_words("\n".join(output.name for output in outputs).encode(), "", secrets).leaks:
        return {}
    found = {output.name: inspect_words(output.name.encode(), "", secrets).leaks for output in outputs}
    return {
        name: tuple(dict.fromkeys(replace(leak, place="its own path") for leak in leaks))
        for name, leaks in found.items()
    }


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


def _readings(outputs: Iterable[Output], missing: Collection[str]) -> list[_Task]:
    return [
        _Task(output=output, size=output.file.stat().st_size)
        for output in {output.key: output for output in outputs}.values()
        if output.key in missing
    ]


def _sights(outputs: Iterable[Output], read: Mapping[str, Record], missing: set[str]) -> list[_Task]:
    """Share out pictures: one that stands in several files is looked at in the smallest."""
    tasks, left = [], set(missing)
    for output in sorted(outputs, key=lambda output: (output.file.stat().st_size, output.name)):
        films = tuple(dict.fromkeys(key for _, key in read[output.key]["films"] if key in left))
        if films:
            left.difference_update(films)
            tasks.append(_Task(output=output, films=films, size=len(films)))
    return tasks


def _in_pictures(record: Record, seen: Mapping[str, Record]) -> list[Leak]:
    """Give what the pictures of a file show, each where it stands there."""
    found = [placed(Leak(**leak), place) for place, key in record["films"] for leak in seen[key]["leaks"]]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A file to read, or pictures in it to look at.

    Attributes:
        output: the file.
        films: keys of the pictures; none where its words are read.
        size: what makes it long: bytes, or pictures.
    """

    output: Output
    films: tuple[str, ...] = ()
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One of the two audits, of words and of pictures.

    Attributes:
        name: ``WORDS`` or ``PICTURES``.
        secrets: what it looks for.
        key: of these.
        crew: does the work, or None to do it in this process.
        kept: knows earlier results, or None.
    """

    name: str
    secrets: Secrets
    key: str
    crew: Crew | None
    kept: Kept | None

    def records(self, wanted: set[str], tasks: Callable[[set[str]], list[_Task]]) -> dict[str, Record]:
        """Give what was found, from what is kept where it was looked at before; ``tasks`` says how to look at what was not."""
        known = dict(self.kept.known(f"{self.name}-{self.key}")) if self.kept else {}
        records = {one: known[one] for one in wanted if one in known}
        missing = wanted - records.keys()
        if missing:
            batches = list(_batches(tasks(missing), AUDIT_BATCH_BYTES if self.name == WORDS else AUDIT_BATCH_PICTURES))
            if self.crew is None:
                made = [_inspected(self.name, batch, self.secrets) for batch in batches]
            else:
                made = self._by_crew(batches, self.crew)
            for batch in made:
                records |= batch
            if self.kept:
                self.kept.keep(f"{self.name}-{self.key}", records)
        return records

    def _by_crew(self, batches: Sequence[Sequence[_Task]], crew: Crew) -> list[dict[str, Record]]:
        days = [day.text for day in self.secrets.days]
        own = content_key("secrets", AUDIT_VERSION, self.name, self.key, days)
        (fingerprints,) = crew.make(
            [Job(kind="audit", name="fingerprints", key=own, work=pickle.dumps, arguments=(self.secrets,))]
        )
        jobs = [
            Job(
                kind="audit",
                name=f"{self.name} of {batch[0].output.name}" + (f" and {len(batch) - 1} more" if batch[1:] else ""),
                key=content_key(
                    "audit", AUDIT_VERSION, self.name, self.key, days,
                    [(task.output.key, task.films) for task in batch],
                ),
                work=_inspect_batch,
                arguments=(self.name, tuple(batch), fingerprints),
            )
            for batch in batches
        ]  # fmt: skip
        return [json.loads(file.read_bytes()) for file in crew.make(jobs)]


def _batches(tasks: Iterable[_Task], most: int) -> Iterator[list[_Task]]:
    """Put files together so that a job is worth its way to a worker; large ones go first, so that no worker ends alone with one."""
    batch: list[_Task] = []
    size = 0
    for task in sorted(tasks, key=lambda task: (-task.size, task.output.name)):
        if batch and (size + task.size > most or len(batch) == AUDIT_BATCH_FILES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.size
    if batch:
        yield batch


def _inspect_batch(part: str, batch: Sequence[_Task], fingerprints: Path) -> bytes:
    return json.dumps(_inspected(part, batch, _secrets(fingerprints))).encode()


@lru_cache(maxsize=2)
def _secrets(fingerprints: Path) -> Secrets:
    secrets: Secrets = pickle.loads(fingerprints.read_bytes())  # noqa: S301 - our own bytes
    return secrets


def _inspected(part: str, batch: Sequence[_Task], secrets: Secrets) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for task in batch:
        output = task.output
        data, name = output.file.read_bytes(), output.file.name
        if part == PICTURES:
            shown = inspect_pictures(data, name, secrets, task.films)
            records |= {key: {"leaks": [leak.record() for leak in leaks]} for key, leaks in shown.items()}
            continue
        if output.original is not None:
            found = packed_leaks(data, name, output.original.read_bytes(), secrets)
        else:
            found = inspect_words(data, name, secrets)
        records[output.key] = {"films": found.films, "leaks": [leak.record() for leak in found.leaks]}
    return records
