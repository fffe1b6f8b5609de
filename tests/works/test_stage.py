"""What was built last stays whole until the new build is."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest

from magazine.works.stage import carry_over, clear, stage


@pytest.fixture
def built(tmp_path: Path) -> Path:
    out = tmp_path / "build"
    (out / "site/ar").mkdir(parents=True)
    (out / "site/ar/index.html").write_text("old", encoding="utf-8")
    (out / "site/ar/book.epub").write_text("old book", encoding="utf-8")
    return out


def test_a_finished_build_takes_the_place_of_the_last(built: Path) -> None:
    with stage(built) as into:
        (into / "new.html").write_text("new", encoding="utf-8")
        assert (built / "site/ar/index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in built.iterdir()] == ["new.html"]
    assert [path.name for path in built.parent.iterdir()] == ["build"]


@pytest.mark.parametrize("trouble", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_leaves_the_last_one_alone(built: Path, trouble: type[BaseException]) -> None:
    def fail() -> None:
        with stage(built) as into:
            (into / "new.html").write_text("new", encoding="utf-8")
            raise trouble

    with pytest.raises(trouble):
        fail()
    assert (built / "site/ar/index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in built.parent.iterdir()] == ["build"]


def test_what_a_dead_build_left_behind_is_cleared_away(built: Path) -> None:
    left = built.with_name("build.next")
    left.mkdir()
    (left / "half.html").write_text("half", encoding="utf-8")
    with stage(built) as into:
        assert list(into.iterdir()) == []


def test_what_is_carried_over_can_be_replaced_without_touching_the_last_build(built: Path) -> None:
    into = built.with_name("fresh")
    carry_over(built, into, {"site", "not/there"})
    assert (into / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"
    clear(into, ["site/ar/book.epub", "site/ar/absent.pdf"])
    (into / "site/ar/book.epub").write_text("new book", encoding="utf-8")
    assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"


# What came out the same


def write_again(built: Path, book: str = "old book") -> None:
    """Build once more, with one file in it."""
    with stage(built) as into:
        (into / "site/ar").mkdir(parents=True)
        (into / "site/ar/book.epub").write_text(book, encoding="utf-8")


def identity(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_file_with_the_same_bytes_stays_the_file_that_it_was(built: Path) -> None:
    book, page = built / "site/ar/book.epub", built / "site/ar/index.html"
    os.utime(book, (1_546_300_800, 1_546_300_800))
    before = identity(book), identity(page)
    with stage(built) as into:
        (into / "site/ar").mkdir(parents=True)
        (into / "site/ar/book.epub").write_text("old book", encoding="utf-8")
        (into / "site/ar/index.html").write_text("new", encoding="utf-8")
    assert identity(book) == before[0]
    assert identity(page) != before[1]
    assert page.read_text(encoding="utf-8") == "new"
    assert book.stat().st_nlink == 1
    assert sorted(path.name for path in built.rglob("*")) == ["ar", "book.epub", "index.html", "site"]


def test_one_byte_of_the_same_length_makes_another_file(built: Path) -> None:
    book = built / "site/ar/book.epub"
    before = identity(book)
    with stage(built) as into:
        (into / "site/ar").mkdir(parents=True)
        (into / "site/ar/book.epub").write_text("Old book", encoding="utf-8")
        os.utime(into / "site/ar/book.epub", ns=(before[1], before[1]))
    assert identity(book)[0] != before[0]
    assert book.read_text(encoding="utf-8") == "Old book"


def test_on_a_disk_without_hard_links_the_time_stays(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EPERM, "no hard links here")

    book = built / "site/ar/book.epub"
    os.utime(book, (1_546_300_800, 1_546_300_800))
    monkeypatch.setattr(os, "link", refuse)
    write_again(built)
    assert book.stat().st_mtime == 1_546_300_800
    assert book.read_text(encoding="utf-8") == "old book"


@pytest.mark.parametrize(("step", "time"), [("hardlink_to", 1), ("replace", 1), ("rename", 1), ("rename", 2)])
def test_a_build_cut_off_while_it_switches_over_leaves_the_last_one_whole(
    built: Path, monkeypatch: pytest.MonkeyPatch, step: str, time: int
) -> None:
    before = {file: (identity(file), file.read_bytes()) for file in built.rglob("*") if file.is_file()}
    proper, calls = getattr(Path, step), count(1)

    def cut_off(self: Path, target: Path) -> Any:
        if next(calls) == time:
            raise KeyboardInterrupt
        return proper(self, target)

    monkeypatch.setattr(Path, step, cut_off)
    with pytest.raises(KeyboardInterrupt):
        write_again(built)
    assert {file: (identity(file), file.read_bytes()) for file in built.rglob("*") if file.is_file()} == before


# Folders that stay as they are


@pytest.fixture
def archive(built: Path) -> Path:
    """Give a build with an old issue in it."""
    (built / "site/ar/2018-12/patrol").mkdir(parents=True)
    (built / "site/ar/2018-12/index.html").write_text("issue", encoding="utf-8")
    (built / "site/ar/2018-12/patrol/index.html").write_text("patrol", encoding="utf-8")
    return built


def add(built: Path, stays: tuple[str, ...] = ("site/ar/2018-12", "press/2018-12")) -> None:
    with stage(built, stays) as into:
        (into / "site/ar").mkdir(parents=True)
        (into / "site/ar/index.html").write_text("new", encoding="utf-8")


def test_a_folder_that_stays_comes_over_whole(archive: Path) -> None:
    before = identity(archive / "site/ar/2018-12/patrol/index.html")
    add(archive)
    assert identity(archive / "site/ar/2018-12/patrol/index.html") == before
    assert (archive / "site/ar/index.html").read_text(encoding="utf-8") == "new"
    assert not (archive / "site/ar/book.epub").exists()
    assert [path.name for path in archive.parent.iterdir()] == ["build"]


def test_what_the_new_build_made_in_a_folder_that_stays_is_its_own(archive: Path) -> None:
    with stage(archive, ["site/ar/2018-12"]) as into:
        (into / "site/ar/2018-12/patrol").mkdir(parents=True)
        (into / "site/ar/2018-12/patrol/index.html").write_text("made again", encoding="utf-8")
    assert (archive / "site/ar/2018-12/patrol/index.html").read_text(encoding="utf-8") == "made again"
    assert (archive / "site/ar/2018-12/index.html").read_text(encoding="utf-8") == "issue"


@pytest.mark.parametrize("time", [1, 2, 3])
def test_a_switch_cut_off_among_the_moves_leaves_the_last_build_whole(
    archive: Path, monkeypatch: pytest.MonkeyPatch, time: int
) -> None:
    before = {file: file.read_bytes() for file in archive.rglob("*") if file.is_file()}
    proper, calls = Path.rename, count(1)

    def cut_off(self: Path, target: Path) -> Any:
        if next(calls) == time:
            raise KeyboardInterrupt
        return proper(self, target)

    monkeypatch.setattr(Path, "rename", cut_off)
    with pytest.raises(KeyboardInterrupt):
        add(archive)
    assert {file: file.read_bytes() for file in archive.rglob("*") if file.is_file()} == before


def test_what_was_moved_when_the_power_went_goes_back(archive: Path) -> None:
    old, fresh = archive.with_name("build.last"), archive.with_name("build.next")
    before = {file.relative_to(archive): file.read_bytes() for file in archive.rglob("*") if file.is_file()}
    archive.rename(old)
    (fresh / "site/ar").mkdir(parents=True)
    (old / "site/ar/2018-12").rename(fresh / "site/ar/2018-12")
    archive.with_name("build.moves").write_text("site/ar/2018-12\nsite/ar/not-yet\n", encoding="utf-8")
    with stage(archive):
        assert {file.relative_to(archive): file.read_bytes() for file in archive.rglob("*") if file.is_file()} == before
    assert [path.name for path in archive.parent.iterdir()] == ["build"]


def test_a_last_build_that_was_put_aside_when_the_power_went_comes_back(built: Path) -> None:
    built.rename(built.with_name("build.last"))
    with stage(built) as into:
        assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"
        assert not list(into.iterdir())
