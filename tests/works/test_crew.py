from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.works import samples

from magazine.issue.finding import Stop
from magazine.works.crew import SoloCrew, Workshop
from magazine.works.store import Store


def test_results_come_in_the_jobs_order_and_a_job_named_twice_is_done_once(tmp_path: Path) -> None:
    jobs = [samples.job(samples.shout, word) for word in ("one", "two", "one", "three", "four")]
    with Workshop(Store(tmp_path), workers=2) as crew:
        files = crew.make(jobs)
    assert [file.read_bytes() for file in files] == [b"ONE", b"TWO", b"ONE", b"THREE", b"FOUR"]
    assert len(crew.made) == 4


@pytest.mark.parametrize("kind", [SoloCrew, lambda store: Workshop(store, workers=2)])
def test_the_second_time_nothing_is_made_and_no_process_started(tmp_path: Path, kind: type[SoloCrew]) -> None:
    jobs = [samples.job(samples.shout, word, name=word) for word in ("one", "two")]
    SoloCrew(Store(tmp_path)).make(jobs)
    again = kind(Store(tmp_path))
    before = len(multiprocessing.active_children())
    again.make(jobs)
    assert again.made == []
    assert [record.name for record in again.reused] == ["one", "two"]
    assert len(multiprocessing.active_children()) == before


def test_progress_is_told_after_each_job(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    crew = SoloCrew(Store(tmp_path), lambda done, total, name: told.append((done, total, name)))
    crew.make([samples.job(samples.shout, word, name=word) for word in ("one", "two")])
    assert told == [(1, 2, "one"), (2, 2, "two")]


@pytest.mark.parametrize("kind", [SoloCrew, lambda store: Workshop(store, workers=2)])
def test_every_fault_of_a_batch_is_reported_and_the_rest_is_made(tmp_path: Path, kind: type[SoloCrew]) -> None:
    good = samples.job(samples.shout, "kept")
    jobs = [samples.job(samples.stop, "first fault"), good, samples.job(samples.stop, "second fault")]
    crew = kind(Store(tmp_path))
    with pytest.raises(Stop) as stopped:
        crew.make(jobs)
    assert [finding.what for finding in stopped.value.findings] == ["first fault", "second fault"]
    assert [record.key for record in crew.made] == [good.key]
    if isinstance(crew, Workshop):
        crew.close()


@pytest.mark.parametrize("kind", [SoloCrew, lambda store: Workshop(store, workers=1)])
def test_a_job_that_fails_is_named(tmp_path: Path, kind: type[SoloCrew]) -> None:
    crew = kind(Store(tmp_path))
    with pytest.raises(Stop) as stopped:
        crew.make([samples.job(samples.trip, name="crowd.jpg 1200 px")])
    (finding,) = stopped.value.findings
    assert finding.rule == "job-failed"
    assert "crowd.jpg 1200 px" in str(finding)
    assert "a picture ends early" in finding.what
    if isinstance(crew, Workshop):
        crew.close()


def test_a_worker_that_dies_is_a_finding_and_the_others_go_on(tmp_path: Path) -> None:
    words = [samples.job(samples.shout, word) for word in ("one", "two", "three")]
    with Workshop(Store(tmp_path), workers=2) as crew:
        with pytest.raises(Stop) as stopped:
            crew.make([samples.job(samples.die, name="huge.tiff"), *words])
        assert [record.key for record in crew.made] == [word.key for word in words]
        assert crew.make([samples.job(samples.shout, "after")])[0].read_bytes() == b"AFTER"
    (finding,) = stopped.value.findings
    assert finding.rule == "worker-died"
    assert finding.where.path == "huge.tiff"


def test_a_job_beyond_its_time_is_a_finding_not_a_hang(tmp_path: Path) -> None:
    with Workshop(Store(tmp_path), workers=2, seconds=3) as crew:
        with pytest.raises(Stop) as stopped:
            crew.make([samples.job(samples.sleep, name="endless.svg"), samples.job(samples.shout, "quick")])
        assert len(crew.made) == 1
    (finding,) = stopped.value.findings
    assert finding.rule == "job-too-long"
    assert finding.where.path == "endless.svg"


def test_an_original_that_takes_the_processor_for_ever_is_given_up_once(tmp_path: Path) -> None:
    spins = [
        replace(samples.job(samples.spin, turn, name=f"map.svg {turn} px"), original="map.svg", processor_seconds=0.3)
        for turn in range(20)
    ]
    patient = replace(samples.job(samples.nap, name="nap"), processor_seconds=0.3)
    start = time.monotonic()
    with Workshop(Store(tmp_path), workers=1) as crew:
        with pytest.raises(Stop) as stopped:
            crew.make([patient, *spins, samples.job(samples.shout, "quick")])
        assert [record.name for record in crew.made] == ["nap", "sample"]  # waiting costs no processor
        with pytest.raises(Stop):
            crew.make(spins[1:])
    assert {finding.rule for finding in stopped.value.findings} == {"job-too-long"}
    assert {(finding.where.path, finding.what) for finding in stopped.value.findings} == {
        ("map.svg 0 px", "sample: making it took more than 0.3 seconds of the processor and was given up")
    }
    assert "simplify map.svg" in stopped.value.findings[0].remedy
    assert time.monotonic() - start < 30


def test_a_worker_goes_on_with_the_picture_that_it_has_at_hand(tmp_path: Path) -> None:
    jobs = [
        replace(samples.job(samples.shout, name, name=name), original=name[0])
        for name in ("a 480", "b 480", "c 480", "b 960", "a 960", "b 1440")
    ]
    told: list[str] = []
    with Workshop(Store(tmp_path), workers=1, tell=lambda _done, _total, name: told.append(name)) as crew:
        files = crew.make([*jobs, samples.job(samples.shout, "chart", name="chart")])
        assert [file.read_bytes() for file in files[:2]] == [b"A 480", b"B 480"]
        assert [record.name for record in crew.made] == [*(job.name for job in jobs), "chart"]
    assert told == ["a 480", "a 960", "b 480", "b 960", "b 1440", "c 480", "chart"]


def test_leaving_the_workshop_leaves_no_process(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    with Workshop(Store(tmp_path), workers=2) as crew:
        crew.make([samples.job(samples.shout, word) for word in ("one", "two")])
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert set(multiprocessing.active_children()) <= before


WORKSHOP = """
import sys
from pathlib import Path
from magazine.works.crew import Workshop
from magazine.works.store import Store
from tests.works import samples
if __name__ == "__main__":
    with Workshop(Store(Path(sys.argv[1])), workers=2) as crew:
        crew.make([samples.job(samples.sleep), samples.job(samples.tell_number, sys.argv[1])])
"""


def test_a_killed_workshops_busy_workers_end_at_once(tmp_path: Path) -> None:
    program = tmp_path / "workshop.py"
    program.write_text(WORKSHOP, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, program, tmp_path], env=os.environ | {"PYTHONPATH": ":".join(sys.path)}
    ) as one:
        patience = time.monotonic() + 60
        while not (tmp_path / "number").exists() and time.monotonic() < patience:
            time.sleep(0.05)
        worker = int((tmp_path / "number").read_text(encoding="utf-8"))
        os.kill(worker, 0)  # it is there
        one.kill()
    patience = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("kind", [SoloCrew, lambda store: Workshop(store, workers=1)])
def test_a_disk_that_refuses_is_told_with_its_remedy(tmp_path: Path, kind: type[SoloCrew]) -> None:
    crew = kind(Store(tmp_path))
    with pytest.raises(Stop) as stopped:
        crew.make([samples.job(samples.fill_the_disk, name="open-days/crowd.jpg")])
    (finding,) = stopped.value.findings
    assert (finding.rule, finding.where.path) == ("disk-full", "open-days/crowd.jpg")
    assert "make room" in finding.remedy
