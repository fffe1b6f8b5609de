"""Whatever comes in at a door: a clear finding or something safe, no exception, no waiting, no flood of memory.

A daily run tries some dozens of inputs at each door; ``./run soak`` ten thousand, in a process for each core. An input that breaks a
door is made as small as it will go, printed, and kept in the folder that the message names; the seed stands in it too.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from tests.doors.table import DOORS
from tests.doors.watch import MEMORY, start, wait_for, wait_for_all

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Times
    from tests.doors.watch import Trial

SEED = 20190105
SOAK = 10_000


@pytest.fixture(scope="module")
def sampled(times: Times, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    """Try all doors in one process, in a daily run: starting one for each would take longer than the trials."""
    if times(daily=0, soak=1):
        return {}
    folder = tmp_path_factory.mktemp("doors")
    return wait_for_all(start(",".join(DOORS), SEED, 0, folder), folder)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_gives_a_finding_or_something_safe(
    name: str, times: Times, sampled: dict[str, Trial], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = times(daily=DOORS[name].daily, soak=SOAK)
    trials = [sampled[name]] if sampled else at_length(name, inputs, tmp_path)
    for number, trial in enumerate(trials):
        assert not trial.fault, f"door “{name}”, seed {SEED + number}, {trial.inputs} inputs: {trial.fault}"
    tried, memory = sum(trial.inputs for trial in trials), max(trial.memory for trial in trials)
    passed = sum(trial.passed for trial in trials)
    if not sampled:
        slowest = max(trial.slowest for trial in trials)
        with capsys.disabled():
            told = f"{tried} inputs, {passed} taken in, slowest {slowest:.2f} s, at most {memory / 1e6:.0f} MB"
            sys.stdout.write(f"\n  {name}: {told}\n")
    assert tried >= inputs
    assert passed < tried, "a trial in which all passes shows nothing"
    assert passed, "nor does one in which nothing does"
    assert memory <= MEMORY


def at_length(name: str, inputs: int, folder: Path) -> list[Trial]:
    """Try a door at full length, in a process for each core, each with a seed of its own."""
    workers = len(os.sched_getaffinity(0))
    shares = [inputs // workers + (number < inputs % workers) for number in range(workers)]
    folders = [folder / str(number) for number in range(workers)]
    running = [
        start(name, SEED + number, share, place)
        for number, (share, place) in enumerate(zip(shares, folders, strict=True))
    ]
    return [wait_for(process, place) for process, place in zip(running, folders, strict=True)]
