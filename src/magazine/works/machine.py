"""What a machine refuses, in words that say what to do: a full disk, a read-only folder, a file that is gone, a worker that was killed."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.constants import CACHE_FOLDER, EXIT_CONTENT, EXIT_DONE, EXIT_MACHINE, ISSUES_FOLDER
from magazine.issue.finding import Finding, Level, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

CACHE_VARIABLE: Final = "MAGAZINE_CACHE"
_CONTENT: Final = (f"{ISSUES_FOLDER}/", "themes/")
MACHINE_RULES: Final = frozenset(
    (
        "busy-folder",
        "busy-target",
        "disk-failing",
        "disk-full",
        "disk-read-only",
        "host-unknown",
        "job-killed",
        "lacking-program",
        "live-unread",
        "machine-refused",
        "memory-short",
        "not-permitted",
        "place-taken",
        "target-is-folder",
        "target-lacks",
        "target-missing",
        "target-refused",
        "target-unreachable",
        "target-untidy",
        "worker-died",
    )
)
"""Findings that no editor can mend in a manuscript; a command that ends with nothing else ends with 3 (contract, section 2)."""

_WORDS: Final[Mapping[int, tuple[str, str, str]]] = {
    errno.ENOSPC: ("disk-full", "the disk is full", "make room on the disk{there}, and {again}"),
    errno.EDQUOT: ("disk-full", "your share of the disk is used up", "make room in your own folders{there}, and {again}"),
    errno.EFBIG: ("disk-full", "the file is larger than this disk or user may have", "raise the limit (`ulimit -f`) and {again}"),
    errno.EROFS: ("disk-read-only", "the disk can only be read", "mount it so that it can be written to{elsewhere}"),
    errno.EACCES: ("not-permitted", "this user may not do that", "give this user the right to it, or to the folder that it lies in (`ls -ld` shows who has it){elsewhere}"),
    errno.EPERM: ("not-permitted", "this user may not do that", "give this user the right to it, or to the folder that it lies in (`ls -ld` shows who has it){elsewhere}"),
    errno.EIO: ("disk-failing", "the disk failed", "look at the disk (`dmesg` says what it reports) before you {again}"),
    errno.ENOMEM: ("memory-short", "the memory is used up", "try again with fewer workers (`--jobs 1`)"),
    errno.EMFILE: ("machine-refused", "too many files are open", "raise the limit (`ulimit -n`) and {again}"),
    errno.ENFILE: ("machine-refused", "too many files are open", "end other programs and {again}"),
    errno.EBUSY: ("machine-refused", "it is in use, or a disk is mounted there", "build into a folder within it (`--out`)"),
}  # fmt: skip
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_IN_THE_WAY: Final = frozenset({errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP})
_AT_THE_TARGET: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}) | _IN_THE_WAY
"""What, of two files, concerns the second: the one that is written, or given a name."""
_LOOP: Final = re.compile(r"Symlink loop from '(.+)'", re.DOTALL)
"""What ``Path.resolve`` says in a RuntimeError, before Python 3.13."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What was being done, for the words of a remedy.

    Attributes:
        again: how to do it once more.
        elsewhere: how to do without a folder that is refused; nothing where there is no way.
        target: the folder that is published to, with which the names of what lies beside it begin.
    """

    again: str = "try again"
    elsewhere: str = ""
    target: Path | None = None

    def around(self, file: Path | None) -> str:
        """Say how to do without what is refused."""
        if file is not None and self.target is not None and str(file).startswith(str(self.target)):
            return "publish to another target"
        if file is not None and _is_cached(file):
            return f"name another place for the cache in {CACHE_VARIABLE}"
        return self.elsewhere


BUILDING: Final = Doing(again="build again", elsewhere="build with `--out` elsewhere")


def exit_code(findings: Collection[Finding]) -> int:
    """Choose the exit code for what was found: content at fault weighs more than the machine, for the editor can mend it at once."""
    errors = [finding.rule for finding in findings if finding.level is Level.ERROR]
    if not errors:
        return EXIT_DONE
    return EXIT_MACHINE if MACHINE_RULES.issuperset(errors) else EXIT_CONTENT


def machine_fault(
    error: BaseException, project: Path | None = None, place: str = "", doing: Doing = BUILDING
) -> Finding | None:
    """Tell an error that the machine raised as a finding; None for any other error, which is one of the program.

    Args:
        error: or one that was raised from it.
        project: the folder that holds ``issues/``; what lies in it is named as seen from there.
        place: where to point, in place of the file that the machine names.
        doing: what was being done.
    """
    for each in _chain(error):
        if isinstance(each, MemoryError):
            return _finding(errno.ENOMEM, None, project, place, doing)
        if isinstance(each, OSError) and each.errno is not None:
            return _finding(each.errno, _file_of(each), project, place, doing)
        if isinstance(each, RuntimeError) and (loop := _LOOP.match(str(each))):
            return _finding(errno.ELOOP, Path(loop[1]), project, place, doing)
    return None


def findings_of(error: BaseException, project: Path, doing: Doing) -> tuple[Finding, ...]:
    """Give the findings that a command was ended with, its own or that of the machine; none for an error of the program."""
    if isinstance(error, Stop):
        return error.findings
    fault = machine_fault(error, project, doing=doing)
    return () if fault is None else (fault,)


def _file_of(error: OSError) -> Path | None:
    """Give the file that an error is about: of a copy, a link or a new name what is written, where it is the written one that fails."""
    names = (error.filename2, error.filename) if error.errno in _AT_THE_TARGET else (error.filename,)
    return next(
        (Path(os.fsdecode(name)) for name in names if name and isinstance(name, (str, bytes, os.PathLike))), None
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and those that it was raised from; Sphinx keeps them in a field of its own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def _finding(number: int, file: Path | None, project: Path | None, place: str, doing: Doing) -> Finding:
    if number in _IN_THE_WAY and file is not None and not _is_content(file, project):
        obstacle = _obstacle(number, file)
        if obstacle is not None:
            return _in_the_way(*obstacle, project, doing)
    if number in _GONE:
        return _vanished(file, project, place, doing)
    named = _seen_from(project, file)
    where = place or named or "magazine"
    rule, what, remedy = _WORDS.get(
        number,
        ("machine-refused", f"the machine refuses: {os.strerror(number)}", "try again; if it comes again, look at disk and system log"),
    )  # fmt: skip
    around = doing.around(file)
    there = "" if not named else f" of {named}" if named != where else " that this file lies on"
    return Finding(
        rule=rule,
        where=Location(path=where),
        what=f"{what} ({named})" if named and named != where else what,
        remedy=remedy.format(again=doing.again, there=there, elsewhere=f", or {around}" if around else ""),
    )


def _obstacle(number: int, file: Path) -> tuple[Path, str] | None:
    """Find what stands where something else belongs, and say so; None where nothing does any more."""
    if file.is_dir() and not file.is_symlink():
        return (file, "a folder stands where a file belongs") if number == errno.EISDIR else None
    for each in (file, *file.parents):
        if each.is_symlink() and (number == errno.ELOOP or not each.exists()):
            return each, "a symbolic link stands there, which is not followed or leads nowhere"
        if each.exists() and not each.is_dir():
            return each, "a file stands there, where another file or a folder belongs"
    return None


def _in_the_way(obstacle: Path, what: str, project: Path | None, doing: Doing) -> Finding:
    named = _seen_from(project, obstacle)
    return Finding(
        rule="machine-refused",
        where=Location(path=named),
        what=what,
        remedy=f"move {named} away, or delete it, and {doing.again}",
    )


def _vanished(file: Path | None, project: Path | None, place: str, doing: Doing) -> Finding:
    """Tell of a file that went while it was needed: an editor's own, which is content, or one of ours."""
    content = place.startswith(_CONTENT) if file is None else _is_content(file, project)
    if file is not None and CACHE_FOLDER in file.parts:  # many jobs may miss it at once, each a file of its own
        file = Path(*file.parts[: file.parts.index(CACHE_FOLDER) + 1])
    named = _seen_from(project, file)
    where = (place or named) if content else (named or place)
    return Finding(
        rule="vanished-file" if content else "machine-refused",
        where=Location(path=where or "magazine"),
        what=f"it was there when the work began, and is gone{f' ({named})' if named and named != where else ''}",
        remedy=f"put it back, or take it out of the article, and {doing.again}"
        if content
        else f"{doing.again}, and leave the folders of the build alone meanwhile",
    )


def _is_content(file: Path, project: Path | None) -> bool:
    """Say whether a file is one of the editors'; where the project is not known, by the names of the folders around it."""
    if project is not None and file.is_relative_to(project):
        return file.relative_to(project).as_posix().startswith(_CONTENT)
    return not _is_cached(file) and not {ISSUES_FOLDER, "themes"}.isdisjoint(file.parts[:-1])


def _is_cached(file: Path) -> bool:
    named = os.environ.get(CACHE_VARIABLE)
    return CACHE_FOLDER in file.parts or bool(named and file.is_relative_to(Path(named).absolute()))


def _seen_from(project: Path | None, file: Path | None) -> str:
    if file is None:
        return ""
    if project is not None and file.is_relative_to(project):
        return file.relative_to(project).as_posix()
    return str(file)
