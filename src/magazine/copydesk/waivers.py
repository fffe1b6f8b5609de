"""Waivers: which findings they let off, and which of them let off nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.copydesk.text import Block
from magazine.issue.finding import Finding, Level
from magazine.manuscript.notes import instead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from magazine.issue.article import Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverInForce:
    """A waiver, and how many findings it lets off."""

    waiver: Waiver
    findings: int


def apply(
    findings: Iterable[Finding],
    waivers: Sequence[Waiver],
    passages: Mapping[str, Sequence[Block]],
) -> tuple[list[Finding], tuple[WaiverInForce, ...]]:
    """Take out the findings that a waiver lets off.

    Args:
        findings: of the copy desk.
        waivers: of all files looked at.
        passages: by file, the lines that a waiver above them lets off, in order.
    """
    reach = [(waiver, _reach(waiver, passages.get(waiver.where.path, ()))) for waiver in waivers]
    used = [0] * len(reach)
    left: list[Finding] = []
    for finding in findings:
        number = next((n for n, (waiver, block) in enumerate(reach) if _lets_off(waiver, block, finding)), None)
        if number is None:
            left.append(finding)
        else:
            used[number] += 1
    in_force = tuple(
        WaiverInForce(waiver=waiver, findings=count) for (waiver, _), count in zip(reach, used, strict=True)
    )
    return left, in_force


def _reach(waiver: Waiver, blocks: Sequence[Block]) -> Block | None:
    """Give the passage below a waiver: the first that begins after its line."""
    return next((block for block in blocks if block.first > waiver.where.line), None)


def _lets_off(waiver: Waiver, block: Block | None, finding: Finding) -> bool:
    return (
        block is not None
        and waiver.rule == finding.rule
        and waiver.where.path == finding.where.path
        and block.first <= finding.where.line <= block.last
    )


def idle(in_force: Iterable[WaiverInForce], names: Collection[str], looked_for: Collection[str]) -> Iterator[Finding]:
    """Find waivers that name no rule, or that let off nothing.

    Args:
        in_force: all waivers.
        names: of every rule of the line.
        looked_for: of the rules that were at work; a waiver of another cannot be called idle.
    """
    for one in in_force:
        rule, where = one.waiver.rule, one.waiver.where
        if rule not in names:
            what = f"the editorial line has no rule “{rule}”"
            remedy = instead(rule, names, "take the line out; the rules stand in the manual")
            yield Finding(rule="unknown-rule", where=where, what=what, remedy=remedy, level=Level.WARNING)
        elif one.findings == 0 and rule in looked_for:
            what = f"this lets off “{rule}”, and the passage below it does nothing of the kind"
            yield Finding(rule="idle-waiver", where=where, what=what, remedy="take the line out", level=Level.WARNING)


def yaml_blocks(source: str, first_line: int = 1) -> Iterator[Block]:
    """Give the fields of a YAML file: each from its name's line to the line before the next field's."""
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if line[:1].strip() and line[:1] not in "#}]"]
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines) - 1
        yield Block(first=start + first_line, last=end + first_line)
