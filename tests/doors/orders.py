"""Whether a door answers to what comes in, and not to what came before: ``python -m tests.doors.orders DOOR,DOOR FOLDER``.

A door that keeps something of its first input looks at one page ten thousand times and finds nothing. So some inputs are taken in by two
fresh doors, in two orders: each must have the same answer both times.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.doors.table import DOORS

if TYPE_CHECKING:
    from tests.doors.door import Door

SEED: Final = 20190105
INPUTS: Final = 8
COUNTING: Final = ("chart data",)
"""These go further with one input in so many, by count: what is published is no part of what is compared."""


def ordered(door: Door, folder: Path, *, counting: bool = False) -> str:
    """Say what is wrong with a door, or nothing."""
    inputs = drawn(door)
    forth = answers(door, inputs, folder / "forth", counting=counting)
    back = answers(door, inputs[::-1], folder / "back", counting=counting)[::-1]
    for one, first, second in zip(inputs, forth, back, strict=True):
        if first != second:
            return f"{one!r:.300} has two answers: {first[:600]} / {second[:600]}"
    return "" if len(set(forth)) > 1 else "all inputs have the same answer"


def drawn(door: Door) -> list[Any]:
    """Draw some inputs of a door."""
    found: list[Any] = []

    @seed(SEED)
    @settings(max_examples=INPUTS, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(door.inputs())
    def draw(one: Any) -> None:
        found.append(one)

    draw()
    return found


def answers(door: Door, inputs: list[Any], folder: Path, *, counting: bool = False) -> list[str]:
    """Give a fresh door's answers, in words that do not tell where its folder lies."""
    folder.mkdir(parents=True)
    enter = door.open(folder)
    told = [enter(one) for one in inputs]
    return [repr(replace(one, files=()) if counting else one).replace(str(folder), "") for one in told]


if __name__ == "__main__":
    place = Path(sys.argv[2])
    told = {
        name: ordered(DOORS[name], place / name.replace(" ", "-"), counting=name in COUNTING)
        for name in sys.argv[1].split(",")
    }
    (place / "answer.json").write_text(json.dumps(told), encoding="utf-8")
