"""The worker: ``python -m tests.doors.trial DOOR SEED INPUTS FOLDER`` tries one door and writes down what happened."""

from __future__ import annotations

import json
import sys
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning
from tests.doors.outcome import Unsafe, examine
from tests.doors.table import DOORS
from tests.doors.watch import KEPT, MEMORY, Clock, confine, peak

REPORT_EVERY = 250
TAKEN_MOST = 200
"""Articles that were taken in and are kept, for a build that makes pages of them."""


def try_door(name: str, number: int, inputs: int, folder: Path) -> dict[str, Any]:
    """Try so many inputs on a door, and give what a ``Trial`` holds."""
    door = DOORS[name]
    room = folder / "room"
    room.mkdir(exist_ok=True)
    enter = door.open(room)
    clock, rules = Clock(), Counter[str]()
    told: dict[str, Any] = {"inputs": 0, "passed": 0, "slowest": 0.0, "fault": ""}
    confine()

    @seed(number)
    @settings(
        max_examples=inputs,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(door.inputs())
    def trial(data: Any) -> None:
        kept = data if isinstance(data, bytes) else repr(data).encode("utf-8", "backslashreplace")
        (folder / KEPT).write_bytes(kept)
        with clock:
            outcome = enter(data)
        if clock.spent > told["slowest"]:
            told["slowest"] = clock.spent
            (folder / "slowest").write_bytes(kept)
        held = peak()
        if held > MEMORY:
            raise Unsafe(f"{held / 1e6:.0f} MB were held")
        examine(outcome, kept.decode("utf-8", "replace"))
        told["inputs"] += 1
        told["passed"] += outcome.passes
        if outcome.passes and outcome.pages and told["passed"] <= TAKEN_MOST:
            (folder / f"taken-{told['passed']:03}").write_bytes(kept)
        rules.update(one.rule for one in outcome.findings)
        if told["inputs"] % REPORT_EVERY == 0:
            (folder / "progress").write_text(f"{told['inputs']} {told['slowest']:.2f} {held}\n", encoding="ascii")

    try:
        trial()
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
        smallest = (folder / KEPT).read_bytes()
        frames = "".join(traceback.format_tb(error.__traceback__)[-6:])
        told["fault"] = (
            f"{frames}{type(error).__name__}: {str(error)[:1_500]}\nsmallest input ({len(smallest)} bytes): {smallest[:1_500]!r}"
        )
    return {**told, "rules": dict(rules.most_common()), "memory": peak()}


def main(chosen: str, number: int, count: int, place: Path) -> None:
    """Try a door, or several one after the other (``house,ledger``), and write the answers down; a count of 0 is each door's daily one."""
    answers = {}
    for name in chosen.split(","):
        folder = place / name.replace(" ", "-") if "," in chosen else place
        folder.mkdir(exist_ok=True)
        answers[name] = try_door(name, number, count or DOORS[name].daily, folder)
    said = answers if "," in chosen else answers[chosen]
    (place / "answer.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", HypothesisWarning)  # at a long input, in the place of what it does
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
