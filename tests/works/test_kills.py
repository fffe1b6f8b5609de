"""Whatever kills or hinders a build, the last one stays whole, the next is right, and nothing is left: docs/safe-builds.md.

A daily run strikes a few builds of the tiny magazine, a soak hundreds; ``tests/works/killing.py`` says how.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.conftest import Times

MOST_SECONDS = 6 * 3600
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
"""A thread that a library starts while it is loaded, and libfiu, which asks the loader for each call's true form, would wait for each other."""


def strike(
    work: Path, *orders: str, through: Sequence[str] = (), module: str = "killing", seconds: int = MOST_SECONDS
) -> list[dict[str, Any]]:
    """Let a program of its own strike builds, and give its answers but the last, which looks at what all were copied from."""
    work.mkdir()
    done = subprocess.run(
        [*through, sys.executable, "-m", f"tests.works.{module}", str(work), *orders],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))} | ONE_THREAD,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[-1]["kind"] == "end", done.stderr[-3000:]
    wrong = [answer for answer in answers if answer["wrong"]]
    assert not wrong, "\n".join(map(str, wrong)) + done.stderr[-3000:]
    return answers[:-1]


def numbered(kind: str, numbers: Sequence[int]) -> str:
    return f"{kind}={','.join(map(str, numbers))}"


def per_mille(count: int) -> list[int]:
    return [(1 + 2 * turn) * 1000 // (2 * count) for turn in range(count)]


@pytest.fixture(scope="session")
def libfiu() -> list[str]:
    """Give what lets calls of the C library fail (Debian's fiu-utils)."""
    found = shutil.which("fiu-run")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("fiu-run is missing; on Debian: apt-get install fiu-utils")
        pytest.skip("fiu-run is missing; on Debian: apt-get install fiu-utils")
    return [found, "-x", "-f", ""]  # without its named pipes in /tmp, which it leaves there


def test_kills_and_faults_leave_the_last_build_whole_and_the_next_one_right(
    tmp_path: Path, times: Times, libfiu: list[str]
) -> None:
    """In one program, which builds the magazine that all are copied from once.

    Of kills at random moments, every second is of a worker. Faults are of libfiu's making, and of Python's own calls. Each has struck, or
    is told as wrong.
    """
    kills, faults, pairs = times(daily=2, soak=200), times(daily=1, soak=20), times(daily=1, soak=10)
    answers = strike(
        tmp_path / "work",
        *([] if kills == 2 else [numbered("changes", [-2, *per_mille(100)])]),
        numbered("random", range(kills)),
        numbered("refusals", per_mille(faults)),
        numbered("calls", per_mille(faults)),
        numbered("pairs", range(1, 2) if pairs == 1 else range(pairs)),
        "mutants=0" if kills == 2 else "mutants=0,1,2",
        through=libfiu,
        seconds=times(daily=600, soak=MOST_SECONDS),
    )
    kinds = [answer["kind"] for answer in answers]
    assert (kinds.count("random"), kinds.count("refusals"), kinds.count("calls")) == (kills, faults, faults)
    assert all(answer["struck"] for answer in answers if answer["kind"] == "random")
    assert kinds.count("pairs") == pairs
    assert kinds.count("mutants") == (3 if kills == 2 else 10)
    assert 3 in {answer["code"] for answer in answers if answer["kind"] in {"refusals", "calls"}}


@pytest.mark.soak
def test_a_kill_before_any_change_of_the_disk(tmp_path: Path) -> None:
    assert len(strike(tmp_path / "work", "changes=-1")) > 500


@pytest.mark.soak
@pytest.mark.parametrize(
    "order",
    [
        numbered("power", [*per_mille(20), -2]),
        numbered("full", [0, 10, 50, 100, 200, 400, 800, 1200, *range(1400, 1750, 50), 2000]),
        numbered("readonly", range(5)),
    ],
)
def test_disks_that_lose_their_power_fill_up_or_can_only_be_read(tmp_path: Path, order: str) -> None:
    """Mounts disks, as root or as a user who may: only a soak does."""
    assert strike(tmp_path / "work", order, through=["unshare", "--mount"], module="failing_disks")
