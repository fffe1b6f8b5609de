from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path  # noqa: TC003 - annotations of a function that workers call

import pytest

from magazine.works.store import Store

KEY = "ab" * 32


def test_a_result_comes_back_as_it_went_in(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.get(KEY) is None
    assert store.put(KEY, b"a page") == store.path(KEY)
    found = Store(tmp_path / "store").get(KEY)
    assert found is not None
    assert found.read_bytes() == b"a page"


@pytest.mark.parametrize("damage", ["changed", "cut", "without digest", "digest cut"])
def test_a_damaged_result_counts_as_absent_and_can_be_made_again(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    path = store.put(KEY, b"a page of text")
    digest = path.with_name(path.name + ".sha256")
    match damage:
        case "changed":
            path.write_bytes(b"a page of test")
        case "cut":
            path.write_bytes(b"a page")
        case "without digest":
            digest.unlink()
        case _:
            digest.write_text(digest.read_text()[:40])
    assert store.get(KEY) is None
    assert store.put(KEY, b"a page of text").read_bytes() == b"a page of text"
    assert store.get(KEY) == path


def test_it_knows_what_was_taken_from_it_and_can_let_go_of_that(tmp_path: Path) -> None:
    store, other = Store(tmp_path), "cd" * 32
    store.put(KEY, b"a page")
    store.put(other, b"another")
    assert store.get("ef" * 32) is None
    assert store.taken == set()
    assert store.get(KEY) is not None
    assert store.taken == {KEY}
    store.drop({KEY, "ef" * 32})
    assert store.get(KEY) is None
    assert not store.path(KEY).exists()
    assert store.get(other) is not None


def test_an_empty_result_is_a_result(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"")
    assert store.get(KEY) is not None


KILLED = """
import os, signal, sys
from pathlib import Path  # noqa: TC003 - annotations of a function that workers call
from magazine.works import store
at = int(sys.argv[2])
calls = 0
real = os.replace
def replace(source, target):
    global calls
    calls += 1
    if calls == at:
        os.kill(os.getpid(), signal.SIGKILL)
    real(source, target)
os.replace = replace
store.Store(Path(sys.argv[1])).put("ab" * 32, b"x" * 100_000)
"""


@pytest.mark.parametrize("moment", [1, 2])
def test_a_writer_killed_at_any_rename_leaves_no_half_entry(tmp_path: Path, moment: int) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moment)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store(tmp_path)
    assert store.get(KEY) is None
    assert store.put(KEY, b"whole").read_bytes() == b"whole"
    assert store.get(KEY) == store.path(KEY)


def write_often(folder: Path, letter: str) -> None:
    for _ in range(50):
        Store(folder).put(KEY, b"the same" * 1000)
        Store(folder).put(letter * 64, letter.encode() * 5000)


def test_several_processes_may_write_the_same_entry(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_often, args=(tmp_path, letter)) for letter in "cd"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    for key in (KEY, "c" * 64, "d" * 64):
        assert Store(tmp_path).get(key) is not None
    assert not list(tmp_path.rglob("*.part"))
