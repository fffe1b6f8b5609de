"""What stands is held against its records by reading it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from magazine.release.outlets.inventory import digest_of
from magazine.works.site_record import RECORD, write_site_record
from magazine.works.survey import CHANGED, GONE, STRANGE, survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "site/fr/2018-12/index.html"
REPORT = "reports/2018-12/build.json"
HOME = "site/index.html"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """Give a build of three files."""
    build = tmp_path / "build"
    for place in (PAGE, HOME, REPORT):
        (build / place).parent.mkdir(parents=True, exist_ok=True)
        (build / place).write_text("built", encoding="utf-8")
    record = {"files": {PAGE: {"sha256": digest_of(build / PAGE)}}}
    (build / REPORT).write_text(json.dumps(record), encoding="utf-8")
    write_site_record(build, {}, {"fr/2018-12"})
    return build


def change(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b" ")


def link_elsewhere(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def test_a_build_that_is_as_it_was_made_is_sound(build: Path) -> None:
    found = survey(build)
    assert found.spoilt == {}
    assert found.beneath(["site"]) == {place: digest_of(build / place) for place in (PAGE, HOME)}
    assert found.sound(["site/fr", HOME, "site/none"]) == {PAGE, HOME}


def test_where_nothing_stands_nothing_is_wrong(tmp_path: Path) -> None:
    assert (survey(tmp_path / "build").spoilt, survey(tmp_path / "build").digests) == ({}, {})


@pytest.mark.parametrize(
    ("place", "harm", "wrong"),
    [
        (PAGE, change, {PAGE: CHANGED}),
        (HOME, change, {HOME: CHANGED}),
        (REPORT, change, {REPORT: CHANGED, PAGE: STRANGE}),
        (PAGE, lambda file: file.unlink(), {PAGE: GONE}),
        (HOME, lambda file: file.unlink(), {HOME: GONE}),
        (HOME, link_elsewhere, {HOME: CHANGED, "elsewhere": STRANGE}),
        ("press/note.txt", lambda file: (file.parent.mkdir(), file.touch()), {"press/note.txt": STRANGE}),
        ("site/odd", lambda file: file.symlink_to("/etc"), {"site/odd": STRANGE}),
        ("reports/2018-12/own-notes.txt", lambda file: file.touch(), {}),
        ("reports/site.json", lambda file: file.unlink(), {HOME: STRANGE}),
    ],
)
def test_what_is_not_as_it_was_made_is_named(
    build: Path, place: str, harm: Callable[[Path], object], wrong: dict[str, str]
) -> None:
    harm(build / place)
    found = survey(build)
    assert found.spoilt == {name: how for name, how in wrong.items() if name != "elsewhere"}
    assert found.sound(["site"]).isdisjoint(found.spoilt)
    assert found.digests.keys().isdisjoint(found.spoilt)


def test_what_signing_has_changed_is_sound(build: Path) -> None:
    change(build / PAGE)
    record = {"files": {PAGE: {"sha256": digest_of(build / PAGE)}, "site/odd": {"sha256": "0"}}}
    (build / REPORT).with_name(RECORD).write_text(json.dumps(record), encoding="utf-8")
    assert survey(build).spoilt == {}


def test_what_is_made_again_is_not_read(build: Path) -> None:
    change(build / PAGE)
    assert survey(build, lambda place: "2018-12" in place).spoilt == {}


def test_a_file_that_is_touched_after_it_was_read_is_not_vouched_for(build: Path) -> None:
    """Its times and size may be made the same again; the kernel's own mark is not."""
    found = survey(build)
    assert found.untouched([PAGE]) == found.beneath([PAGE])
    was = (build / PAGE).stat()
    (build / PAGE).write_text("BUILT", encoding="utf-8")
    os.utime(build / PAGE, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert found.untouched([PAGE]) == {}
    (build / PAGE).unlink()
    assert found.untouched([PAGE]) == {}
