"""What a stranger's file may cost: so much time, so much memory, and no more than an answer is lost."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

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


def limits() -> dict[str, tuple[int, int]]:
    return {name: resource.getrlimit(getattr(resource, name)) for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")}


def test_a_process_has_its_limits() -> None:
    assert bounded(limits, seconds=20) == {
        "RLIMIT_AS": (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES),
        "RLIMIT_CPU": (21, 22),
        "RLIMIT_CORE": (0, 0),
    }


ELSEWHERE = """
import sys, multiprocessing, operator, time
{lacking}
import magazine.release.bounded as door
assert door.bounded(operator.mul, 6, 7) == 42
try:
    door.bounded(time.sleep, 600, seconds=1)
except door.GaveUpError as error:
    print(error, door.LIMITED)
"""
LACKING = """
sys.modules["resource"] = sys.modules["fcntl"] = None
multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""


@pytest.mark.parametrize(
    ("lacking", "said"),
    [("", "time True\n"), (LACKING, "time False\n")],
    ids=["POSIX", "Windows"],
)
def test_windows_has_the_time_and_not_the_memory(lacking: str, said: str) -> None:
    """Take away what Windows lacks: the answer comes back, and long work is ended all the same."""
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE.format(lacking=lacking)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (found.stdout, found.stderr) == (said, "")
