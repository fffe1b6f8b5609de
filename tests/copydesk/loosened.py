"""Mutants of a pattern: each look-around taken out, each alternative dropped. Where a rule's condition is a pattern, its page must notice."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_WORDS = re.compile(r"\|?[^\W\d_][\w ’?]*\|?")
"""One of many words in a row: data, not a condition."""
_MANY = 6


def loosened(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give the mutants of a pattern that compile, each with what was taken out."""
    source = pattern.pattern
    for start, end in [*_groups(source), (0, len(source))]:
        group = source[start:end]
        if group.startswith(_LOOK_AROUND):
            yield from _compiled(source, start, end, pattern.flags)
        for first, last in _alternatives(source, start, end):
            yield from _compiled(source, first, last, pattern.flags)


def _compiled(source: str, start: int, end: int, flags: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    try:
        yield f"{source[start:end]!r} taken out", re.compile(source[:start] + source[end:], flags)
    except re.error:
        return


def _groups(source: str) -> list[tuple[int, int]]:
    found, opened = [], []
    for at in _plain(source):
        if source[at] == "(":
            opened.append(at)
        elif source[at] == ")":
            found.append((opened.pop(), at + 1))
    return found


def _alternatives(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give each alternative of a group with one of the strokes beside it; of a list of words, none."""
    head = re.match(r"\((?:\?(?:P<\w+>|i?:|=|!|<=|<!))?", source[start:end])
    is_group = (start, end) in _groups(source)
    first, last = (start + (head.end() if head else 0), end - 1) if is_group else (start, end)
    depth, edges = 0, [first - 1]
    for at in _plain(source):
        if first <= at < last:
            depth += (source[at] == "(") - (source[at] == ")")
            if source[at] == "|" and depth == 0:
                edges.append(at)
    if len(edges) == 1:
        return
    edges.append(last)
    pieces = [
        (first, right + 1) if number == 0 else (left, right) for number, (left, right) in enumerate(pairwise(edges))
    ]
    words = [piece for piece in pieces if _WORDS.fullmatch(source[slice(*piece)])]
    yield from (piece for piece in pieces if len(words) < _MANY or piece not in words)


def _plain(source: str) -> Iterator[int]:
    """Give the places of characters that are neither escaped nor within a character class."""
    at, within = 0, False
    while at < len(source):
        if source[at] == "\\":
            at += 2
            continue
        if within:
            within = source[at] != "]"
        elif source[at] == "[":
            within = True
            at += 2 if source[at + 1] in "]^" else 1
            continue
        else:
            yield at
        at += 1
