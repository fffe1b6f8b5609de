"""What a machine refuses is told in words, with the right exit code."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from magazine.issue.finding import Finding, Level, Location
from magazine.works.machine import exit_code, machine_fault

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
        (errno.ELOOP, "machine-refused", "try again"),
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
