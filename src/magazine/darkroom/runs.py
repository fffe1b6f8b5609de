"""The order in which a line of text is set: runs of one direction, left to right (Unicode Bidirectional Algorithm, UAX 9)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from bidi import algorithm as bidi

from magazine.issue.language import Direction

_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
"""Embeddings and isolates: a label of a chart is one line of its own, so they have nothing to part."""

_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
"""Pairs that stand around words; the guillemets are ours, the standard leaves them to their neighbours."""

_LEFTWARDS: Final = (
    ("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"), ("\U00010800", "\U00010fff"), ("\U0001e800", "\U0001efff"),
)  # fmt: skip
_PICTURES: Final = ("\U0001f000", "\U0001faff")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one direction.

    Attributes:
        start: index of its first letter.
        end: index after its last letter.
        level: embedding level; odd runs right to left.
    """

    start: int
    end: int
    level: int

    @property
    def direction(self) -> Direction:
        """The way it runs."""
        return Direction.RIGHT_TO_LEFT if self.level % 2 else Direction.LEFT_TO_RIGHT


def without_marks(text: str) -> str:
    """Give a line as it is set: without embeddings, isolates and outer spaces.

    The marks of direction stay (U+200E, U+200F, U+061C): they order what stands beside them, and have no width.
    """
    return text.translate(_UNSEEN).strip()


def levels(text: str, direction: Direction) -> list[int]:
    """Give the embedding level of each letter of a line in a paragraph of a direction."""
    base = 1 if direction is Direction.RIGHT_TO_LEFT else 0
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    bidi.get_embedding_levels(text, storage)
    for index, letter in enumerate(storage["chars"]):
        letter["index"] = index
        letter["type"] = letter["type"] or _kind_of_unassigned(letter["ch"])
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[base])
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    found = {letter["index"]: letter["level"] for letter in storage["chars"]}
    return [found.get(index, base) for index in range(len(text))]


def _kind_of_unassigned(sign: str) -> str:
    """Give the class of a sign that this Python's Unicode does not know yet, such as a new emoji, by its block (UAX 44, DerivedBidiClass)."""
    if _PICTURES[0] <= sign <= _PICTURES[1]:
        return "ON"
    return "R" if any(first <= sign <= last for first, last in _LEFTWARDS) else "L"


def _resolve_brackets(letters: list[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction (rule N0), which python-bidi's own steps leave out."""
    for opening, closing in _pairs([letter["ch"] for letter in letters]):
        inside = {_strong(letter["type"]) for letter in letters[opening + 1 : closing]} - {""}
        if base in inside:
            found = base
        elif inside:
            before = [_strong(letter["type"]) for letter in letters[:opening]]
            found = next((kind for kind in reversed(before) if kind), base)
        else:
            continue
        letters[opening]["type"] = letters[closing]["type"] = found


def _pairs(letters: list[str]) -> list[tuple[int, int]]:
    """Find the indices of brackets that belong together, in the order of the opening ones."""
    waiting: list[int] = []
    found = []
    for index, letter in enumerate(letters):
        if letter in _BRACKETS:
            waiting.append(index)
        elif letter in _BRACKETS.values():
            match = next((start for start in reversed(waiting) if _BRACKETS[letters[start]] == letter), None)
            if match is not None:
                del waiting[waiting.index(match) :]
                found.append((match, index))
    return sorted(found)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(kind, "")


def in_logical_order(text: str, direction: Direction) -> list[Run]:
    """Part a line into runs, first letter first."""
    runs = []
    start = 0
    for level, group in groupby(levels(text, direction)):
        end = start + len(list(group))
        runs.append(Run(start, end, level))
        start = end
    return runs


def in_visual_order(runs: list[Run]) -> list[Run]:
    """Put runs in the order in which they stand, left to right (rule L2)."""
    ordered = list(runs)
    odd = [run.level for run in runs if run.level % 2]
    for level in range(max((run.level for run in runs), default=0), min(odd, default=1) - 1, -1):
        ordered = [
            run
            for high, group in groupby(ordered, key=lambda run, level=level: run.level >= level)  # type: ignore[misc]
            for run in (reversed(list(group)) if high else group)
        ]
    return ordered
