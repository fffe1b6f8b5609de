"""Words that are near a word: what a slip of the pen may have been meant for."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACCENTS: Final = ("eéèêë", "aàâ", "cç", "uùûü", "oôö", "iîï")
LONGEST: Final = 40
"""Longer than any word: no neighbours are looked for."""
INNER: Final = 6
"""Arabic words from this length on are compared with words of the article that differ by one letter within."""


@cache
def near_french(form: str) -> tuple[str, ...]:
    """Give what may have been meant, the likeliest first: an accent, a letter doubled or not, two letters exchanged, one too many."""
    if len(form) > LONGEST:
        return ()
    accents = [
        form[:place] + other + form[place + 1 :]
        for place, letter in enumerate(form)
        for group in _ACCENTS
        if letter in group
        for other in group
        if other != letter
    ]
    twice = [
        one[:place] + other + one[place + 1 :]
        for one in accents
        for place, letter in enumerate(one)
        if letter == "e"
        for other in "éè"
    ]
    doubled = [form[:place] + letter + form[place:] for place, letter in enumerate(form) if letter in "cfglmnprst"]
    less = [form[:place] + form[place + 1 :] for place in range(len(form))] if len(form) >= INNER else []
    exchanged = _exchanged(form) if len(form) >= INNER - 1 else []
    near = [*accents, form.replace("oe", "œ"), *doubled, *exchanged, *twice, *less]
    return tuple(one for one in dict.fromkeys(near) if one != form)


def one_within(form: str, letters: str) -> Iterator[str]:
    """Give words that differ by one letter within: beginnings and ends are where words bend, and are left as they are."""
    head, tail = form[:1], form[-2:]
    inner = form[1:-2]
    for near in chain(_exchanged(inner), _single(inner), _one_off(inner, letters)):
        yield head + near + tail


def _exchanged(form: str) -> list[str]:
    return [
        form[:place] + form[place + 1] + form[place] + form[place + 2 :]
        for place in range(len(form) - 1)
        if form[place] != form[place + 1]
    ]


def _single(form: str) -> list[str]:
    return [form[:place] + form[place + 1 :] for place in range(len(form) - 1) if form[place] == form[place + 1]]


def _one_off(form: str, letters: str) -> Iterator[str]:
    for place in range(len(form)):
        yield form[:place] + form[place + 1 :]
    for place in range(len(form) + 1):
        for letter in letters:
            yield form[:place] + letter + form[place:]
    for place in range(len(form)):
        for letter in letters:
            yield form[:place] + letter + form[place + 1 :]
