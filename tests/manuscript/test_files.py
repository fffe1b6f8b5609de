"""An issue's files are those within its folder, in the same order everywhere."""

from __future__ import annotations

import os
import socket
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.issue.finding import Level
from magazine.manuscript import files
from magazine.manuscript.files import find_in_issue, issue_files, outside
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path


def test_files_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "a-b/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert list(issue_files(tmp_path, "issues/x", Notes())) == ["a-b/c.md", "a.md", "a/z.md", "b.md"]


def test_a_link_within_the_issue_is_a_file_like_others(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("x")
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    notes = Notes()
    assert list(issue_files(tmp_path, "issues/x", notes)) == ["a.jpg", "b.jpg"]
    assert not notes.findings


@pytest.mark.parametrize("target", ["gone.jpg", "b.jpg"])
def test_a_link_to_nothing_or_to_itself_is_found(target: str, tmp_path: Path) -> None:
    (tmp_path / "b.jpg").symlink_to(target)
    notes = Notes()
    assert issue_files(tmp_path, "issues/x", notes) == {}
    assert [one.rule for one in notes.findings] == ["odd-file"]


@pytest.mark.parametrize("name", ["fr.md", "FR.MD", "facts.yaml", "crowd.jpg", "visitors.csv"])
def test_a_folder_under_the_name_of_a_file_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "patrol" / name).mkdir(parents=True)
    (tmp_path / "open-days.2019").mkdir()
    notes = Notes()
    issue_files(tmp_path, "issues/x", notes)
    assert [(one.rule, one.level, one.where.path) for one in notes.findings] == [
        ("odd-file", Level.ERROR, f"issues/x/patrol/{name}")
    ]


@pytest.mark.parametrize(
    "kind", ["folder", "pipe", "socket", "link to nothing", "link to a folder", "link out", "locked"]
)
def test_whatever_stands_for_a_manuscript_is_told_and_its_language_is_not_lost_quietly(
    kind: str, tmp_path: Path
) -> None:
    project = copy_specimen(tmp_path)
    file = project / "issues/2019-01/patrol/fr.md"
    file.unlink()
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "socket":
            with socket.socket(socket.AF_UNIX) as one, chdir(file.parent):
                one.bind(file.name)
        case "link to nothing":
            file.symlink_to("gone.md")
        case "link to a folder":
            file.symlink_to(".")
        case "link out":
            file.symlink_to("/etc/passwd")
        case _:
            file.write_text("x")
            file.chmod(0)
            if os.access(file, os.R_OK):
                pytest.skip("who runs this may read everything")
    house, _ = read_house(project)
    assert house is not None
    told = [one for one in read_issue(project, house, "2019-01").findings if one.level is Level.ERROR]
    assert {one.where.path for one in told} == {"issues/2019-01/patrol/fr.md"}


def test_a_language_without_any_manuscript_is_told(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    for file in (project / "issues/2019-01").glob("*/fr.md"):
        file.rename(file.with_name("fr.md.txt"))
    house, _ = read_house(project)
    assert house is not None
    told = {(one.rule, one.level) for one in read_issue(project, house, "2019-01").findings}
    assert {("missing-language", Level.WARNING), ("stray-file", Level.WARNING)} <= told


def test_a_name_that_is_no_text_is_found(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.jpg").write_text("x")
    notes = Notes()
    assert issue_files(tmp_path, "issues/x", notes) == {}
    (finding,) = notes.findings
    assert (finding.rule, finding.where.path) == ("odd-file", "issues/x/caf?.jpg")
    str(finding).encode()


def test_a_folder_put_there_by_mistake_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ISSUE_FILES_MAX", 3)
    for number in range(9):
        (tmp_path / f"{number}.jpg").write_text("x")
    notes = Notes()
    assert len(issue_files(tmp_path, "issues/x", notes)) == 4
    assert [one.rule for one in notes.findings] == ["too-many-files"]


@pytest.mark.parametrize("written", ["/etc/passwd", "../../x", "a/../../../x", "//host/x", "https://h/x", "C:\\x", "..\\..\\x", "~/x", "file:///x"])  # fmt: skip
def test_a_path_out_of_the_issue_is_outside(written: str) -> None:
    assert outside(written)
    assert find_in_issue(written, "patrol", ["x", "etc/passwd"]) is None


@pytest.mark.parametrize(
    ("written", "found"),
    [("a.jpg", "patrol/a.jpg"), ("./a.jpg", "patrol/a.jpg"), ("b.jpg", "b.jpg"), ("../b.jpg", "b.jpg"), ("other/a.jpg", "other/a.jpg"), ("c.jpg", None)],
)  # fmt: skip
def test_a_file_is_sought_beside_the_article_then_in_the_issue(written: str, found: str | None) -> None:
    assert find_in_issue(written, "patrol", ["patrol/a.jpg", "a.jpg", "b.jpg", "other/a.jpg"]) == found


@pytest.mark.parametrize("name", ["gpj.\u202eexe.jpg", "a\x1b[2J.jpg", "a\nb.jpg", "a\u2066b.jpg"])
def test_a_name_that_reads_as_another_or_that_a_terminal_obeys_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    notes = Notes()
    assert issue_files(tmp_path, "issues/x", notes) == {}
    (finding,) = notes.findings
    assert finding.rule == "odd-file"
    assert str(finding).isprintable()


@pytest.mark.parametrize("names", [("crowd.jpg", "Crowd.JPG"), ("café.jpg", "cafe\u0301.jpg")])
def test_two_names_that_are_one_on_another_machine_are_found(names: tuple[str, str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_text("x")
    notes = Notes()
    issue_files(tmp_path, "issues/x", notes)
    assert [one.rule for one in notes.findings] == ["odd-file"]


def test_a_link_through_a_folder_that_nobody_may_enter_leads_out(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").symlink_to("/proc/1/root/x")
    notes = Notes()
    assert issue_files(tmp_path, "issues/x", notes) == {}
    assert [one.rule for one in notes.findings] == ["outside-issue"]
