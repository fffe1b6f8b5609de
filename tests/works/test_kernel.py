from __future__ import annotations

import ctypes
import errno
import os
from typing import TYPE_CHECKING

import pytest

from magazine.works import kernel
from magazine.works.kernel import exchange, flush

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "one", tmp_path / "other"


def test_two_folders_take_each_others_names(folders: tuple[Path, Path]) -> None:
    one, other = folders
    assert exchange(one, other)
    assert [path.name for path in one.iterdir()] == ["other"]
    assert [path.name for path in other.iterdir()] == ["one"]


def test_a_system_without_the_call_says_so_and_does_nothing(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = folders
    for call in (lambda: None, lambda: lambda *_: refused(errno.EINVAL)):
        monkeypatch.setattr(kernel, "_exchange_call", call)
        assert not exchange(one, other)
    assert [path.name for path in one.iterdir()] == ["one"]


def refused(number: int) -> int:
    """Do as a call of the kernel does that fails."""
    ctypes.set_errno(number)
    return -1


def test_what_the_disk_refuses_is_raised(folders: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        exchange(folders[0], tmp_path / "nowhere")
    assert raised.value.filename == str(folders[0])


def test_a_flush_that_fails_is_raised(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    flush(handle)
    os.close(handle)
    with pytest.raises(OSError, match="Bad file descriptor"):
        flush(handle)
