"""Work in a copy of this process."""

from __future__ import annotations

import os
import threading
from functools import partial

import pytest

from magazine.works.beside import beside


def fail() -> int:
    raise LookupError(os.getpid())


def leave() -> int:
    if os.getpid() != HERE:
        os._exit(3)
    return 7


HERE = os.getpid()


def test_an_answer_comes_from_a_copy_or_from_here() -> None:
    assert beside(partial(sorted, [3, 1, 2]))() == [1, 2, 3]


def test_a_fault_is_raised_here() -> None:
    with pytest.raises(LookupError, match=str(os.getpid())):
        beside(fail)()


def test_a_copy_that_ends_without_an_answer_leaves_the_work_to_us() -> None:
    assert beside(leave)() == 7


def test_no_copy_is_made_beside_threads() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        stop.set()
        thread.join()
