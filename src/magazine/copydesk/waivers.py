"""Waivers: which findings they let off, and which of them let off nothing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import Message, said
from magazine.copydesk.text import Block
from magazine.issue.finding import Finding, Level
from magazine.issue.language import Language
from magazine.manuscript.notes import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from magazine.issue.article import Waiver
    from magazine.issue.finding import Location


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
    by_place: dict[tuple[str, str], list[int]] = {}
    for number, (waiver, _) in enumerate(reach):
        by_place.setdefault((waiver.where.path, waiver.rule), []).append(number)
    used = [0] * len(reach)
    left: list[Finding] = []
    for finding in findings:
        own = [
            number
            for number in by_place.get((finding.where.path, finding.rule), ())
            if _lets_off(reach[number][1], finding)
        ]
        for number in own[:1]:
            used[number] += 1
        if not own:
            left.append(finding)
    in_force = tuple(
        WaiverInForce(waiver=waiver, findings=count) for (waiver, _), count in zip(reach, used, strict=True)
    )
    return left, in_force


def together(*looks: Iterable[WaiverInForce]) -> tuple[WaiverInForce, ...]:
    """Put together what waivers let off in several looks: at the manuscripts, at finished pages."""
    counts: dict[Waiver, int] = {}
    for one in (one for look in looks for one in look):
        counts[one.waiver] = counts.get(one.waiver, 0) + one.findings
    return tuple(WaiverInForce(waiver=waiver, findings=count) for waiver, count in counts.items())


def _reach(waiver: Waiver, blocks: Sequence[Block]) -> Block | None:
    """Give the passage below a waiver: the first that begins after its line."""
    number = bisect_right(blocks, waiver.where.line, key=lambda block: block.first)
    return blocks[number] if number < len(blocks) else None


def _lets_off(block: Block | None, finding: Finding) -> bool:
    return block is not None and block.first <= finding.where.line <= block.last


def idle(
    in_force: Iterable[WaiverInForce],
    names: Collection[str],
    looked_for: Collection[str],
    tongue: Language = Language.ENGLISH,
) -> Iterator[Finding]:
    """Find waivers that name no rule, or that let off nothing.

    Args:
        in_force: all waivers.
        names: of every rule of the line.
        looked_for: of the rules that were at work; a waiver of another cannot be called idle.
        tongue: the language in which findings speak.
    """
    for one in in_force:
        rule, where = one.waiver.rule, one.waiver.where
        if rule not in names:
            yield unknown_rule(rule, names, where, Level.WARNING, tongue)
        elif one.findings == 0 and rule in looked_for:
            what = _IDLE.what.best(tongue).format(rule=rule)
            remedy = _IDLE.remedy.best(tongue)
            yield Finding(rule="idle-waiver", where=where, what=what, remedy=remedy, level=Level.WARNING)


def unknown_rule(rule: str, names: Iterable[str], where: Location, level: Level, tongue: Language) -> Finding:
    """Word the finding of a rule that there is not, with the one that was probably meant."""
    meant = nearest(rule, names)
    remedy = (_UNKNOWN.remedy if meant is None else _MEANT).best(tongue).format(meant=meant)
    return Finding(
        rule="unknown-rule", where=where, what=_UNKNOWN.what.best(tongue).format(rule=rule), remedy=remedy, level=level
    )


def yaml_blocks(source: str, first_line: int = 1) -> Iterator[Block]:
    """Give what each line of a YAML file begins: a field or an item of a list, with all that stands indented below it."""
    lines = source.split("\n")
    starts = [
        (n, len(line) - len(line.lstrip()), line.lstrip().startswith("-"))
        for n, line in enumerate(lines)
        if line.strip() and not line.lstrip().startswith(("#", "}", "]"))
    ]
    ends = [len(lines) - 1] * len(starts)
    opened: list[int] = []
    for number, (row, indent, item) in enumerate(starts):
        while opened and not _holds(starts[opened[-1]], indent, item=item):
            ends[opened.pop()] = row - 1
        opened.append(number)
    for (row, _, _), end in zip(starts, ends, strict=True):
        yield Block(first=row + first_line, last=end + first_line)


def _holds(start: tuple[int, int, bool], indent: int, *, item: bool) -> bool:
    """Say whether a line stands within the field or item that another began; a list may stand as far left as its field."""
    _, own, own_item = start
    return indent > own or (indent == own and item and not own_item)


_UNKNOWN: Final = Message(
    what=said(
        ar="لا توجد في الخط التحريري قاعدة باسم «{rule}»",
        fr="la ligne éditoriale n’a pas de règle « {rule} »",
        en="the editorial line has no rule “{rule}”",
    ),
    remedy=said(
        ar="احذف السطر؛ أسماء القواعد كلها في الدليل",
        fr="supprimez cette ligne ; les règles sont dans le manuel",
        en="take the line out; the rules stand in the manual",
    ),
)
_MEANT: Final = said(ar="هل المقصود «{meant}»؟", fr="vouliez-vous dire « {meant} » ?", en="did you mean “{meant}”?")
_IDLE: Final = Message(
    what=said(
        ar="يعفي هذا السطر من القاعدة «{rule}»، ولا شيء في المقطع الذي تحته يخالفها",
        fr="cette ligne dispense de « {rule} », et le passage qui suit n’y contrevient pas",
        en="this lets off “{rule}”, and the passage below it does nothing of the kind",
    ),
    remedy=said(ar="احذف السطر", fr="supprimez cette ligne", en="take the line out"),
)
