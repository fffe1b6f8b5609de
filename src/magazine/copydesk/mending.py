"""Safe fixes put into a text: only where the old words still stand, never a number, and in YAML only the value that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import Block, Items, Value, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.issue.finding import Edit, Finding
    from magazine.manuscript.yaml_nodes import Node

_LINE: Final = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")
_NUMBER: Final = re.compile(r"\d(?:[^\w\s]*\d)*")
"""Digits with what stands between them: no fix changes one of them, nor the sign between two."""
_MARK: Final = "\ufeff"


class Reason(Enum):
    """Why a fix is left to the editor."""

    GONE = "the words do not stand there any more"
    OVERLAP = "another fix changes the same words"
    NUMBER = "it would change a number"
    FORM = "it would change the form of the YAML, not only its words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A finding whose fix is left to the editor, and why."""

    finding: Finding
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A text with fixes put in.

    Attributes:
        text: with its own line ends and byte-order mark.
        done: the findings that are mended.
        left: those that are not.
    """

    text: str
    done: tuple[Finding, ...]
    left: tuple[Left, ...]


def mend(text: str, findings: Iterable[Finding], *, yaml: bool) -> Mended:
    """Put the fixes of findings into the text of their file: the whole fix of each, or nothing of it; the first wins.

    Args:
        text: of the file, line ends and byte-order mark as they are.
        findings: all of this file.
        yaml: True for a YAML file; a manuscript's front matter is known by its place.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    lines = [line for line in _LINE.findall(text.removeprefix(_MARK)) if line]
    head = len(lines) if yaml else _head(lines)
    taken: dict[int, list[Edit]] = {}
    done: list[Finding] = []
    left: list[Left] = []
    for finding in findings:
        reason = _obstacle(lines, head, taken, finding.fix)
        if reason is None:
            for edit in finding.fix:
                taken.setdefault(edit.where.line - 1, []).append(edit)
            done.append(finding)
        else:
            left.append(Left(finding=finding, reason=reason))
    changed = [_with(line, taken.get(row, ())) for row, line in enumerate(lines)]
    return Mended(text=mark + "".join(changed), done=tuple(done), left=tuple(left))


def _head(lines: Sequence[str]) -> int:
    """Count the lines of a manuscript's front matter."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((row + 1 for row, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))


def _obstacle(
    lines: Sequence[str], head: int, taken: Mapping[int, Sequence[Edit]], fix: Sequence[Edit]
) -> Reason | None:
    """Say what stands in the way of a fix."""
    if not all(_stands(lines, edit) for edit in fix):
        return Reason.GONE
    if any(_meet(edit, other) for n, edit in enumerate(fix) for other in (*taken.get(_row(edit), ()), *fix[:n])):
        return Reason.OVERLAP
    for row in {_row(edit) for edit in fix}:
        made = taken.get(row, ())
        own = [edit for edit in fix if _row(edit) == row]
        if _NUMBER.findall(_with(lines[row], made)) != _NUMBER.findall(_with(lines[row], [*made, *own])):
            return Reason.NUMBER
    in_head = [edit for edit in fix if _row(edit) < head]
    return Reason.FORM if in_head and not _keeps_form(lines[:head], taken, in_head) else None


def _row(edit: Edit) -> int:
    return edit.where.line - 1


def _stands(lines: Sequence[str], edit: Edit) -> bool:
    row = _row(edit)
    return 0 <= row < len(lines) and bool(edit.old) and lines[row].startswith(edit.old, edit.where.column - 1)


def _meet(one: Edit, other: Edit) -> bool:
    first, second = one.where, other.where
    if first.line != second.line:
        return False
    return first.column < second.column + len(other.old) and second.column < first.column + len(one.old)


def _with(line: str, edits: Iterable[Edit]) -> str:
    """Make changes in a line, from its end backwards, so that places before them stay true."""
    for edit in sorted(edits, key=lambda edit: edit.where.column, reverse=True):
        at = edit.where.column - 1
        line = line[:at] + edit.new + line[at + len(edit.old) :]
    return line


def _keeps_form(head: Sequence[str], taken: Mapping[int, Sequence[Edit]], fix: Sequence[Edit]) -> bool:
    """Say whether each change, read back, changes one value of the YAML in that place, and nothing else."""
    made = {row: list(edits) for row, edits in taken.items()}
    before = _values(head, made)
    for edit in fix:
        made.setdefault(_row(edit), []).append(edit)
        after = _values(head, made)
        changed = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
        if len(before) != len(after) or len(changed) != 1 or not _replaces(*changed[0], edit):
            return False
        before = after
    return True


def _replaces(before: tuple[str, str], after: tuple[str, str], edit: Edit) -> bool:
    (way, old), (same, new) = before, after
    starts = [match.start() for match in re.finditer(f"(?={re.escape(edit.old)})", old)]
    return way == same and any(old[:at] + edit.new + old[at + len(edit.old) :] == new for at in starts)


def _values(head: Sequence[str], made: Mapping[int, Sequence[Edit]]) -> list[tuple[str, str]]:
    """Give every name and value of YAML with the way to it, and whatever is wrong with it."""
    changed = (_with(line, made.get(row, ())) for row, line in enumerate(head))
    text = "".join(line.rstrip("\r\n") + "\n" for line in changed if line.rstrip() != "---")
    notes = Notes()
    found = list(_walk(parse_yaml(text, "", notes), ""))
    return [*found, *((finding.rule, finding.what) for finding in notes.findings)]


def _walk(node: Node | None, way: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Value):
        yield way, node.text
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from _walk(item, f"{way}/{number}")
    elif isinstance(node, Block):
        for name, value in node.pairs:
            yield from _walk(value, f"{way}/{name.text}")
