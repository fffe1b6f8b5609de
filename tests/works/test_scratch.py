"""What is unfinished lies where the next command finds it and clears it away, but not while its own command lives."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from magazine.works.places import cleared_folder, spare_folder
from magazine.works.scratch import FOLDER, passing_folder, scratch, sweep

if TYPE_CHECKING:
    from pathlib import Path

WORK = """
import sys, time
from pathlib import Path
from magazine.works.scratch import passing_folder, scratch
with scratch(Path(sys.argv[1])) as folder, passing_folder() as inner:
    (inner / "half").write_text("half")
    print(folder, flush=True)
    time.sleep(600)
"""


def test_a_folder_goes_with_its_command(tmp_path: Path) -> None:
    with scratch(tmp_path) as folder:
        with passing_folder() as inner:
            assert inner.parent == folder
        (folder / "half").touch()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_dead_commands_folder_goes_with_the_next_and_a_living_ones_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WORK, tmp_path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        folder = other.stdout.readline().strip()
        sweep(tmp_path)
        assert [path.name for path in (tmp_path / FOLDER).rglob("half")] == ["half"]
        other.kill()
        other.wait()
        assert (tmp_path / FOLDER / folder).is_dir()
        with scratch(tmp_path) as own:
            assert sorted((tmp_path / FOLDER).iterdir()) == [own, own.with_name(f"{own.name}.lock")]


@pytest.mark.parametrize("lock", [(), ("dead.lock",)])
def test_what_a_helper_of_a_dead_command_writes_late_goes_with_the_same_command(
    tmp_path: Path, lock: tuple[str, ...]
) -> None:
    with scratch(tmp_path) as own:
        (tmp_path / FOLDER / "dead").mkdir()
        for name in lock:
            (tmp_path / FOLDER / name).touch()
        assert own.is_dir()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_step_outside_of_any_command_has_a_folder_in_the_cache(tmp_path: Path) -> None:
    with passing_folder(tmp_path) as folder:
        assert folder.is_relative_to(tmp_path / FOLDER)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_where_the_cache_cannot_be_written_to_the_systems_place_serves(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with passing_folder(tmp_path / "file") as folder:
        assert folder.is_dir()


def test_what_lies_behind_a_link_is_never_cleared_away(tmp_path: Path) -> None:
    elsewhere, cache = tmp_path / "elsewhere", tmp_path / "cache"
    (elsewhere / "work").mkdir(parents=True)
    (elsewhere / "work/text.md").touch()
    cache.mkdir()
    (cache / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(OSError, match=FOLDER), scratch(cache):
        pass
    with passing_folder(cache) as folder:
        assert not folder.resolve().is_relative_to(elsewhere)
    assert list(elsewhere.rglob("*.md")) == [elsewhere / "work/text.md"]


def test_a_link_where_the_cache_keeps_what_it_clears_is_refused_at_any_depth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", str(tmp_path / "cache"))
    kept = spare_folder(tmp_path, tmp_path / "build")
    assert cleared_folder(tmp_path / "cache", f"spare/{kept.name}") == kept
    kept.parent.mkdir(parents=True)
    kept.symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(OSError, match=kept.name):
        spare_folder(tmp_path, tmp_path / "build")
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(OSError, match="spare"):
        spare_folder(tmp_path, tmp_path / "build")
