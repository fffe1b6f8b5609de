"""What was built last stays whole until the new build is."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest

from magazine.issue.finding import Stop
from magazine.works.ground import UNFINISHED_MARK
from magazine.works.stage import carry_over, clear, put_whole, replace_file, revise, stage


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


@pytest.mark.parametrize("left", [[], [UNFINISHED_MARK], [UNFINISHED_MARK, "new/half.html", "last/whole.html", "odd"]])
def test_what_a_dead_build_left_behind_is_cleared_away(built: Path, left: list[str]) -> None:
    yard = built.with_name("build.next")
    yard.mkdir()
    for name in left:
        (yard / name).parent.mkdir(exist_ok=True)
        (yard / name).write_text("half", encoding="utf-8")
    with stage(built) as into:
        assert list(into.iterdir()) == []
    assert [path.name for path in built.parent.iterdir()] == ["build"]


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling link"])
def test_what_another_put_where_a_build_grows_is_left_alone(built: Path, tmp_path: Path, kind: str) -> None:
    yard, theirs = built.with_name("build.next"), tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "site").write_text("precious", encoding="utf-8")
    match kind:
        case "folder":
            theirs.rename(yard)
        case "file":
            (theirs / "site").rename(yard)
        case "link":
            yard.symlink_to(theirs)
        case _:
            yard.symlink_to(tmp_path / "nowhere")
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(Stop) as stopped, stage(built):
        pass
    (finding,) = stopped.value.findings
    assert (finding.rule, finding.where.path) == ("place-taken", str(yard))
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_what_another_calls_the_last_build_is_left_alone(built: Path, tmp_path: Path) -> None:
    """Neither taken away, nor brought back where no build stands."""
    theirs = tmp_path / "build.last"
    theirs.mkdir()
    (theirs / "precious").touch()
    write_again(built)
    built.rename(tmp_path / "away")
    write_again(built)
    assert (theirs / "precious").is_file()
    assert (built / "site/ar/book.epub").is_file()


@pytest.mark.parametrize("gone", ["build.next", "build.next/new", f"build.next/{UNFINISHED_MARK}"])
def test_a_build_that_somebody_took_away_while_it_grew_takes_nobodys_place(
    built: Path, tmp_path: Path, gone: str
) -> None:
    """What writes into it makes it anew, and what had been written before would be lacking."""
    before = names(built)

    def lose() -> None:
        with stage(built) as into:
            (into / "first.html").touch()
            if (tmp_path / gone).is_dir():
                shutil.rmtree(tmp_path / gone)
            else:
                (tmp_path / gone).unlink()
            (into / "site").mkdir(parents=True)

    with pytest.raises(FileNotFoundError):
        lose()
    assert names(built) == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_build_that_is_taken_away_loses_its_mark_last(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a kill in between leaves a folder that the next build knows as its own."""

    def kill(self: Path) -> NoReturn:
        assert [item.name for item in self.parent.iterdir()] == [UNFINISHED_MARK]
        raise KeyboardInterrupt

    def be_killed(patch: pytest.MonkeyPatch) -> None:
        with stage(built) as into:
            (into / "new.html").touch()
            patch.setattr(Path, "unlink", lambda self, **_: kill(self))

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        be_killed(patch)
    assert (built / "new.html").is_file()
    write_again(built)
    assert [path.name for path in built.parent.iterdir()] == ["build"]


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
    if step == "rename":  # as on a disk that cannot exchange two names
        monkeypatch.setattr("magazine.works.stage.exchange", lambda *_: False)
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


def test_a_last_build_that_was_put_aside_when_the_power_went_comes_back(built: Path) -> None:
    yard = built.with_name("build.next")
    yard.mkdir()
    (yard / UNFINISHED_MARK).touch()
    built.rename(yard / "last")
    with stage(built) as into:
        assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"
        assert not list(into.iterdir())


def test_at_no_moment_is_there_no_build(built: Path, tmp_path: Path) -> None:
    """Another process looks without a pause while builds take each other's place."""
    look = "import os, sys\nprint(flush=True)\nwhile not os.path.exists(sys.argv[2]):\n os.stat(sys.argv[1])"
    with subprocess.Popen(
        [sys.executable, "-c", look, built / "site/ar/book.epub", tmp_path / "end"], stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for turn in range(30):
            write_again(built, f"book {turn}")
        (tmp_path / "end").touch()
        assert reader.wait(10) == 0


def test_on_a_disk_without_exchange_the_switch_takes_two_steps_and_leaves_nothing(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("magazine.works.stage.exchange", lambda *_: False)
    write_again(built, "new book")
    assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "new book"
    assert [path.name for path in built.parent.iterdir()] == ["build"]


def test_a_build_that_is_a_symbolic_link_is_replaced_where_it_leads(built: Path, tmp_path: Path) -> None:
    link = tmp_path / "live"
    link.symlink_to(built)
    write_again(link, "new book")
    assert link.is_symlink()
    assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "new book"


# Changes of the last build


def test_a_revision_takes_the_place_of_the_build_with_the_rest_as_it_was(built: Path) -> None:
    before = identity(built / "site/ar/index.html")
    with revise(built, "magazine sign") as into:
        replace_file(into / "site/ar/book.epub", b"signed book")
        assert (built / "site/ar/book.epub").read_bytes() == b"old book"
    assert (built / "site/ar/book.epub").read_bytes() == b"signed book"
    assert identity(built / "site/ar/index.html") == before
    assert [path.name for path in built.parent.iterdir()] == ["build"]


def test_a_revision_that_fails_changes_nothing(built: Path) -> None:
    def fail() -> None:
        with revise(built, "magazine sign") as into:
            replace_file(into / "site/ar/book.epub", b"signed book")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert (built / "site/ar/book.epub").read_bytes() == b"old book"
    assert [path.name for path in built.parent.iterdir()] == ["build"]


# Names that wait for the next build


def names(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_names_of_what_stays_wait_for_the_next_build_and_are_mended_first(archive: Path, tmp_path: Path) -> None:
    spare, stays = tmp_path / "spare", ["site/ar/2018-12"]
    with stage(archive, stays, spare):
        pass
    assert names(spare / "site/ar/2018-12") == names(archive / "site/ar/2018-12")
    wrong = spare / "site/ar/2018-12/patrol/index.html"
    wrong.unlink()
    wrong.write_text("forged", encoding="utf-8")
    (spare / "site/ar/2018-12/left-over").mkdir()
    before = names(archive / "site/ar/2018-12")
    with stage(archive, stays, spare):
        pass
    assert names(archive / "site/ar/2018-12") == before
    assert not (archive / "site/ar/2018-12/left-over").exists()


def test_names_of_what_stays_no_longer_are_taken_away(archive: Path, tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    with stage(archive, ["site/ar/2018-12"], spare):
        pass
    with stage(archive, [], spare):
        pass
    assert not spare.exists()
    assert list(archive.rglob("*")) == []


def test_a_file_of_the_house_is_the_old_one_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    kept = tmp_path / "certificate.pem"
    put_whole(kept, b"first")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="full"):
            put_whole(kept, b"second")
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("certificate.pem", b"first")]
    put_whole(kept, b"second", 0o640)
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (b"second", 0o640)
