"""What a machine refuses, in words that say what to do: a full disk, a read-only folder, a file that is gone, a worker that was killed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.constants import EXIT_CONTENT, EXIT_DONE, EXIT_MACHINE, ISSUES_FOLDER
from magazine.issue.finding import Finding, Level, Location

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
        "machine-refused",
        "memory-short",
        "not-permitted",
        "place-taken",
        "target-is-folder",
        "target-lacks",
        "target-missing",
        "target-refused",
        "target-unreachable",
        "worker-died",
    )
)
"""Findings that no editor can mend in a manuscript; a command that ends with nothing else ends with 3 (contract, section 2)."""

_WORDS: Final[Mapping[int, tuple[str, str, str]]] = {
    errno.ENOSPC: ("disk-full", "the disk is full", "make room on the disk and build again"),
    errno.EDQUOT: ("disk-full", "your share of the disk is used up", "make room in your own folders and build again"),
    errno.EFBIG: ("disk-full", "the file is larger than this disk or user may have", "raise the limit (`ulimit -f`) and build again"),
    errno.EROFS: ("disk-read-only", "the disk can only be read", "mount it so that it can be written to, or build with `--out` elsewhere"),
    errno.EACCES: ("not-permitted", "this user may not do that", "give this user the right to it (`ls -l` shows who has it)"),
    errno.EPERM: ("not-permitted", "this user may not do that", "give this user the right to it (`ls -l` shows who has it)"),
    errno.EIO: ("disk-failing", "the disk failed", "look at the disk (`dmesg` says what it reports) before you build again"),
    errno.ENOMEM: ("memory-short", "the memory is used up", "try again with fewer workers (`--jobs 1`)"),
    errno.EMFILE: ("machine-refused", "too many files are open", "raise the limit (`ulimit -n`) and build again"),
    errno.ENFILE: ("machine-refused", "too many files are open", "end other programs and build again"),
    errno.EBUSY: ("machine-refused", "it is in use, or a disk is mounted there", "build into a folder within it (`--out`)"),
}  # fmt: skip


def exit_code(findings: Collection[Finding]) -> int:
    """Choose the exit code for what was found: content at fault weighs more than the machine, for the editor can mend it at once."""
    errors = [finding.rule for finding in findings if finding.level is Level.ERROR]
    if not errors:
        return EXIT_DONE
    return EXIT_MACHINE if MACHINE_RULES.issuperset(errors) else EXIT_CONTENT


def machine_fault(error: BaseException, project: Path | None = None, place: str = "") -> Finding | None:
    """Tell an error that the machine raised as a finding; None for any other error, which is one of the program.

    Args:
        error: or one that was raised from it.
        project: the folder that holds ``issues/``; what lies in it is named as seen from there.
        place: where to point, in place of the file that the machine names.
    """
    for each in _chain(error):
        if isinstance(each, MemoryError):
            return _finding(errno.ENOMEM, place or "magazine", "")
        if isinstance(each, OSError) and each.errno is not None:
            file = each.filename if isinstance(each.filename, (str, bytes, os.PathLike)) else ""
            named = _seen_from(project, Path(os.fsdecode(file))) if file else ""
            return _finding(each.errno, place or named or "magazine", named)
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and those that it was raised from; Sphinx keeps them in a field of its own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def _finding(number: int, place: str, named: str) -> Finding:
    of_it = f" ({named})" if named and named != place else ""
    if number in {errno.ENOENT, errno.ENOTDIR, errno.ESTALE}:
        return _vanished(place, of_it)
    rule, what, remedy = _WORDS.get(
        number,
        ("machine-refused", f"the machine refuses: {os.strerror(number)}", "try again; if it comes again, look at disk and system log"),
    )  # fmt: skip
    return Finding(rule=rule, where=Location(path=place), what=f"{what}{of_it}", remedy=remedy)


def _vanished(place: str, of_it: str) -> Finding:
    """Tell of a file that went while it was needed: an editor's own, which is content, or one of ours."""
    ours = place.startswith((ISSUES_FOLDER + "/", "themes/"))
    return Finding(
        rule="vanished-file" if ours else "machine-refused",
        where=Location(path=place),
        what=f"it was there when the work began, and is gone{of_it}",
        remedy="put it back, or take it out of the article, and build again"
        if ours
        else "build again, and leave the folders of the build alone meanwhile",
    )


def _seen_from(project: Path | None, file: Path) -> str:
    if project is not None and file.is_relative_to(project):
        return file.relative_to(project).as_posix()
    return str(file)
