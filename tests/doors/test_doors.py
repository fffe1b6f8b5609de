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
from tests.doors.watch import MEMORY, start, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Times

SEED = 20190105
SOAK = 10_000


@pytest.mark.parametrize("name", DOORS)
def test_a_door_gives_a_finding_or_something_safe(
    name: str, times: Times, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = times(daily=DOORS[name].daily, soak=SOAK)
    workers = min(len(os.sched_getaffinity(0)), inputs // 1_000 + 1)
    shares = [inputs // workers + (number < inputs % workers) for number in range(workers)]
    folders = [tmp_path / str(number) for number in range(workers)]
    running = [
        (start(name, SEED + number, share, folder), folder)
        for number, (share, folder) in enumerate(zip(shares, folders, strict=True))
    ]
    trials = [wait_for(process, folder) for process, folder in running]
    for number, trial in enumerate(trials):
        assert not trial.fault, f"door “{name}”, seed {SEED + number}, {trial.inputs} inputs: {trial.fault}"
    tried, memory = sum(trial.inputs for trial in trials), max(trial.memory for trial in trials)
    slowest = max(trial.slowest for trial in trials)
    passed = sum(trial.passed for trial in trials)
    with capsys.disabled():
        if inputs == SOAK:
            told = f"{tried} inputs, {passed} taken in, slowest {slowest:.2f} s, at most {memory / 1e6:.0f} MB"
            sys.stdout.write(f"\n  {name}: {told}\n")
    assert tried >= inputs
    assert 0 < passed < tried, "a trial in which all passes, or nothing does, shows nothing"
    assert memory <= MEMORY
