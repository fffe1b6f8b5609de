"""What a machine refuses is told in words, with the right exit code."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.issue.finding import Finding, Level, Location
from magazine.works.machine import BUILDING, Doing, exit_code, machine_fault

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path("/home/editor/magazine")


def refusal(number: int, file: str | None = None) -> OSError:
    return OSError(number, "as the system says", file)


@pytest.mark.parametrize(
    ("number", "rule", "word"),
    [
        (errno.ENOSPC, "disk-full", "make room"),
        (errno.EDQUOT, "disk-full", "your own folders"),
        (errno.EROFS, "disk-read-only", "--out"),
        (errno.EACCES, "not-permitted", "right"),
        (errno.EIO, "disk-failing", "dmesg"),
        (errno.EBUSY, "machine-refused", "--out"),
        (errno.ENOTSUP, "machine-refused", "try again"),
    ],
)
def test_every_refusal_has_its_remedy_and_is_the_machines(number: int, rule: str, word: str) -> None:
    fault = machine_fault(refusal(number, "/home/editor/magazine/build.next/site/ar/index.html"), PROJECT)
    assert fault is not None
    assert (fault.rule, fault.where.path) == (rule, "build.next/site/ar/index.html")
    assert word in fault.remedy
    assert exit_code([fault]) == 3


def test_a_vanished_original_is_content_and_a_vanished_folder_of_ours_is_not() -> None:
    original = machine_fault(refusal(errno.ENOENT, "/home/editor/magazine/issues/2019-01/crowd.jpg"), PROJECT)
    folder = machine_fault(refusal(errno.ENOENT, "/home/editor/magazine/build.next/site"), PROJECT)
    assert original is not None
    assert folder is not None
    assert (original.rule, exit_code([original])) == ("vanished-file", 1)
    assert (folder.rule, exit_code([folder])) == ("machine-refused", 3)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS])
def test_of_a_copy_the_disk_that_is_written_to_is_at_fault(number: int) -> None:
    """As ``shutil.copyfile`` says it: from where, and to where."""
    doing = Doing(again="publish again", target=Path("/var/www/site"))
    copied = OSError(
        number, "as the system says", "/home/editor/magazine/build/a.jpg", None, "/var/www/site.releases/a.jpg"
    )
    fault = machine_fault(copied, PROJECT, doing=doing)
    assert fault is not None
    assert fault.where.path == "/var/www/site.releases/a.jpg"
    assert "publish" in fault.remedy
    assert "build" not in fault.remedy


def test_of_a_copy_what_cannot_be_read_is_the_first_file() -> None:
    copied = OSError(errno.ENOENT, "as the system says", "/home/editor/magazine/build/a.jpg", None, "/var/www/a.jpg")
    fault = machine_fault(copied, PROJECT)
    assert fault is not None
    assert fault.where.path == "build/a.jpg"


@pytest.mark.parametrize(
    ("file", "doing", "words"),
    [
        ("build.next/site", BUILDING, "mount it so that it can be written to, or build with `--out` elsewhere"),
        (".magazine/unfinished", BUILDING, "mount it so that it can be written to, or name another place for the cache in MAGAZINE_CACHE"),
        ("build.lock", Doing(again="publish again", target=Path("/var/www/site")), "mount it so that it can be written to"),
        ("build.lock", Doing(), "mount it so that it can be written to"),
    ],
)  # fmt: skip
def test_a_disk_that_can_only_be_read_has_the_remedy_of_what_lies_there(file: str, doing: Doing, words: str) -> None:
    fault = machine_fault(refusal(errno.EROFS, str(PROJECT / file)), PROJECT, doing=doing)
    assert fault is not None
    assert fault.remedy == words


def test_a_cache_elsewhere_is_known_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", "/srv/issues/cache")
    gone = machine_fault(refusal(errno.ENOENT, "/srv/issues/cache/store/ab/abcd"), place="issues/2019-01/patrol/fr.md")
    assert gone is not None
    assert (gone.rule, gone.where.path) == ("machine-refused", "/srv/issues/cache/store/ab/abcd")


@pytest.mark.parametrize(
    ("file", "rule", "where"),
    [
        ("/home/editor/magazine/issues/2019-01/patrol/night.jpg", "vanished-file", "issues/2019-01/patrol/fr.md"),
        ("/home/editor/magazine/.magazine/store/ab/abcd", "machine-refused", "/home/editor/magazine/.magazine"),
        ("/usr/share/fonts/amiri.ttf", "machine-refused", "/usr/share/fonts/amiri.ttf"),
        (None, "vanished-file", "issues/2019-01/patrol/fr.md"),
    ],
)  # fmt: skip
def test_an_article_is_blamed_for_what_editors_keep_and_for_nothing_else(
    file: str | None, rule: str, where: str
) -> None:
    fault = machine_fault(refusal(errno.ENOENT, file), place="issues/2019-01/patrol/fr.md")
    assert fault is not None
    assert (fault.rule, fault.where.path) == (rule, where)


def stand_in_the_way(project: Path, kind: str) -> OSError:
    """Let something stand where something else belongs, and give what the machine says of it."""
    cache = project / ".magazine"
    work: Callable[[], object]
    match kind:
        case "file for a folder":
            cache.touch()
            work = (cache / "unfinished").mkdir
        case "file for a folder at the end":
            cache.touch()
            work = cache.mkdir
        case "folder for a file":
            (cache / "taken").mkdir(parents=True)
            (cache / "part").touch()
            work = partial((cache / "part").replace, cache / "taken")
        case "folder for a lock":
            (project / "build.lock").mkdir()
            work = partial(os.open, project / "build.lock", os.O_RDWR)
        case _:
            (project / "build.lock").symlink_to("nowhere")
            work = partial(os.open, project / "build.lock", os.O_RDWR | os.O_NOFOLLOW)
    with pytest.raises(OSError) as raised:  # noqa: PT011 - which, the test says
        work()
    return raised.value


@pytest.mark.parametrize(
    ("kind", "where", "word"),
    [
        ("file for a folder", ".magazine", "file"),
        ("file for a folder at the end", ".magazine", "file"),
        ("folder for a file", ".magazine/taken", "folder"),
        ("folder for a lock", "build.lock", "folder"),
        ("link for a lock", "build.lock", "link"),
    ],
)
def test_what_stands_in_the_way_is_named(tmp_path: Path, kind: str, where: str, word: str) -> None:
    fault = machine_fault(stand_in_the_way(tmp_path, kind), tmp_path, place="")
    assert fault is not None
    assert (fault.rule, fault.where.path) == ("machine-refused", where)
    assert f"a {word}" in fault.what.replace("symbolic ", "")
    assert f"move {where} away" in fault.remedy


def test_what_stands_in_the_way_no_more_is_told_as_gone(tmp_path: Path) -> None:
    fault = machine_fault(refusal(errno.ENOTDIR, str(tmp_path / "build.next/site")), tmp_path)
    assert fault is not None
    assert "is gone" in fault.what


def test_a_link_that_leads_to_itself_is_the_machines(tmp_path: Path) -> None:
    (tmp_path / "build").symlink_to("build")
    fault = machine_fault(RuntimeError(f"Symlink loop from {str(tmp_path / 'build')!r}"), tmp_path)
    assert fault is not None
    assert (fault.rule, fault.where.path) == ("machine-refused", "build")
    assert machine_fault(RuntimeError("Symlink loops are fun")) is None


def test_an_error_that_a_library_wraps_is_found() -> None:
    class Wrapped(Exception):  # noqa: N818 - like Sphinx's
        orig_exc: BaseException

    outer, cause = Wrapped(), ValueError("no use")
    cause.__cause__ = refusal(errno.ENOSPC)
    outer.orig_exc = cause
    fault = machine_fault(outer)
    assert fault is not None
    assert fault.rule == "disk-full"


def test_an_error_of_the_program_is_none_of_the_machines() -> None:
    assert machine_fault(ValueError("no use")) is None
    assert machine_fault(OSError("broken data stream when reading image file")) is None


def test_an_error_round_in_a_circle_ends() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert machine_fault(one) is None


def test_content_at_fault_weighs_more_than_the_machine() -> None:
    def finding(rule: str, level: Level = Level.ERROR) -> Finding:
        return Finding(rule=rule, where=Location(path="issue.yaml"), what="is wrong", remedy="mend it", level=level)

    assert exit_code([finding("disk-full"), finding("missing-alt")]) == 1
    assert exit_code([finding("disk-full"), finding("missing-alt", Level.WARNING)]) == 3
    assert exit_code([finding("missing-alt", Level.NOTE)]) == 0
