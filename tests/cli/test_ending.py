"""A command that is told to end lets go of what it holds."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from magazine.cli.ending import ended_kindly

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = (signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_what_is_held_is_let_go_of(number: signal.Signals) -> None:
    told: list[str] = []

    @contextmanager
    def held() -> Iterator[None]:
        try:
            yield
        finally:
            told.append("let go")

    with pytest.raises(SystemExit) as ended, ended_kindly(), held():
        os.kill(os.getpid(), number)
    assert (ended.value.code, told) == (128 + number, ["let go"])
    assert [signal.getsignal(each) for each in ENDING] == [signal.SIG_DFL, signal.SIG_DFL]


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_kindly():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
