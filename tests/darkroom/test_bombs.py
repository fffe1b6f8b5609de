"""A picture that takes all time or all memory ends its worker's job, with a finding; the next job is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.darkroom.bombs import hoarding, layers, many_scans
from tests.darkroom.specimens import JPEG, picture, quarters, saved, svg

from magazine.constants import WORKER_MAX_BYTES
from magazine.darkroom import develop
from magazine.darkroom.develop import develop_job
from magazine.issue.finding import Stop
from magazine.works.crew import Workshop
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_time_and_memory_of_a_worker_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(develop, "DECODING_PROCESSOR_SECONDS", 0.5)  # of some 20 that it takes
    monkeypatch.setattr(develop, "DRAWING_PROCESSOR_SECONDS", 0.2)  # of some 2.5 that it takes
    store = Store(tmp_path / "store")
    bomb = picture(tmp_path, many_scans(), name="bomb.jpg", size=(7_000, 7_000))
    slow = picture(tmp_path, svg(layers(20)), name="slow.svg", kind="SVG")
    good = picture(tmp_path, saved(quarters(), "JPEG"), name="good.jpg")
    with Workshop(store, 1) as workshop:
        with pytest.raises(Stop) as stopped:
            workshop.make([hoarding(WORKER_MAX_BYTES + 1, store), develop_job(bomb, JPEG), develop_job(slow, JPEG)])
        assert [(one.rule, one.where.path.partition(" ")[0]) for one in stopped.value.findings] == [
            ("job-too-long", "open-days/bomb.jpg"),
            ("job-too-long", "open-days/slow.svg"),
            ("memory-short", "patrol/crowd.jpg"),
        ]
        assert workshop.make([hoarding(1_000_000, store)])[0].read_bytes() == b"1000000"
        assert workshop.make([develop_job(good, JPEG)])[0].read_bytes().startswith(b"\xff\xd8")
