from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest
from tests.works import samples

from magazine.issue.finding import Stop
from magazine.works.crew import SoloCrew, Workshop
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path


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


def test_leaving_the_workshop_leaves_no_process(tmp_path: Path) -> None:
    before = set(multiprocessing.active_children())
    with Workshop(Store(tmp_path), workers=2) as crew:
        crew.make([samples.job(samples.shout, word) for word in ("one", "two")])
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert set(multiprocessing.active_children()) <= before
