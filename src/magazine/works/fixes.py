"""The safe fixes of what was found: proposed as changed texts, then written in one step a file."""

from __future__ import annotations

import difflib
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.copydesk.mending import mend
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.copy_desk import set_up
from magazine.works.mirror import mirror
from magazine.works.stage import put_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from magazine.copydesk.mending import Left
    from magazine.issue.finding import Finding
    from magazine.works.inspection import Asked

ROUNDS: Final = 4
"""A fix may give way to another in the same words, and find its own place after it; what needs more is no small fix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file as it stands, and as it would stand; both with their line ends and byte-order mark."""

    path: str
    old: str
    new: str

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        lines = difflib.unified_diff(_lines(self.old), _lines(self.new), self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixes:
    """What can be mended.

    Attributes:
        changes: by file.
        mended: how many findings they mend.
        left: findings whose fix is left to the editor, and why.
    """

    changes: tuple[Change, ...]
    mended: int
    left: tuple[Left, ...]


def propose(project: Path, asked: Sequence[Asked]) -> Fixes:
    """Work out the safe fixes of what is asked for; nothing of the project is touched.

    After the fixes of one round the texts are looked over again, until nothing more can be mended.
    """
    mended = 0
    left: tuple[Left, ...] = ()
    texts: dict[str, tuple[str, str]] = {}
    issues = tuple(dict.fromkeys(one.issue for one in asked))
    with mirror(project, issues) as copy:
        for _ in range(ROUNDS):
            done, left = 0, ()
            for path, findings in _fixable(copy.project, asked).items():
                text = (copy.project / path).read_bytes().decode("utf-8")
                result = mend(text, findings, yaml=path.endswith(".yaml"))
                left += result.left
                done += len(result.done)
                if result.text != text:
                    texts[path] = (texts.get(path, (text, ""))[0], result.text)
                    copy.write(path, result.text)
            mended += done
            if not done:
                break
    changes = tuple(Change(path=path, old=old, new=new) for path, (old, new) in sorted(texts.items()) if old != new)
    return Fixes(changes=changes, mended=mended, left=left)


def _fixable(project: Path, asked: Sequence[Asked]) -> dict[str, list[Finding]]:
    """Give the findings that have a fix, by file."""
    house, _ = read_house(project)
    found: dict[str, list[Finding]] = {}
    if house is None:
        return found
    bench = set_up(project, house)
    for one in asked:
        issue = read_issue(project, house, one.issue).issue
        for finding in () if issue is None else bench.marks(issue, only=one.article).findings:
            own = found.setdefault(finding.where.path, [])
            here = all(edit.where.path == finding.where.path for edit in finding.fix)
            if finding.fix and here and finding not in own:
                own.append(finding)
    return {path: findings for path, findings in found.items() if findings}


def write(project: Path, changes: Iterable[Change]) -> tuple[str, ...]:
    """Write changed texts, each in one step, where the old text still stands; name the files that have changed meanwhile."""
    passed = []
    for change in changes:
        file = (project / change.path).resolve()
        if file.read_bytes() != change.old.encode():
            passed.append(change.path)
            continue
        put_whole(file, change.new.encode(), stat.S_IMODE(file.stat().st_mode))
    return tuple(passed)
