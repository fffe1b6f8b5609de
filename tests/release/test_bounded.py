"""What a stranger's file may cost: so much time, so much memory, and no more than an answer is lost."""

from __future__ import annotations

import time

import pytest

from magazine.release.bounded import MAX_MEMORY_BYTES, GaveUpError, bounded


def double(number: int) -> int:
    return 2 * number


def linger(seconds: float) -> None:
    time.sleep(seconds)


def devour() -> int:
    return len(bytearray(2 * MAX_MEMORY_BYTES))


def dig(depth: int = 0) -> int:
    return dig(depth + 1)


def test_an_answer_comes_back() -> None:
    assert bounded(double, 21) == 42


def test_long_work_is_given_up() -> None:
    begun = time.monotonic()
    with pytest.raises(GaveUpError, match="time"):
        bounded(linger, 600, seconds=1)
    assert time.monotonic() - begun < 60


def test_what_wants_too_much_is_given_up() -> None:
    with pytest.raises(GaveUpError, match="memory"):
        bounded(devour)
    with pytest.raises(GaveUpError):
        bounded(dig)
