"""Each door answers to what comes in; one that keeps its first answer is seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from tests.doors.door import Door
from tests.doors.orders import ordered
from tests.doors.outcome import Outcome
from tests.doors.table import DOORS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Try all doors in a process of their own: some put things of their own in the place of the program's."""
    folder = tmp_path_factory.mktemp("orders")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "tests.doors.orders", ",".join(DOORS), str(folder)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, timeout=600)
    answer: dict[str, str] = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize("name", DOORS)
def test_a_door_answers_to_what_comes_in_and_not_to_what_came_before(name: str, told: dict[str, str]) -> None:
    assert not told[name]


def fresh(_folder: Path) -> Callable[[bytes], Outcome]:
    return lambda data: Outcome(value=data)


def stale(_folder: Path) -> Callable[[bytes], Outcome]:
    kept: list[bytes] = []

    def enter(data: bytes) -> Outcome:
        kept.append(data)
        return Outcome(value=data[:0], pages=(repr(kept[0]),))

    return enter


def deaf(_folder: Path) -> Callable[[bytes], Outcome]:
    return lambda _data: Outcome(value="always this")


@pytest.mark.parametrize(("way", "said"), [(fresh, ""), (stale, "two answers"), (deaf, "the same answer")])
def test_a_door_that_keeps_its_first_answer_is_seen(
    tmp_path: Path, way: Callable[[Path], Callable[[bytes], Outcome]], said: str
) -> None:
    found = ordered(Door(inputs=lambda: st.binary(min_size=1), open=way), tmp_path)
    assert said in found if said else not found
