from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from magazine.constants import EXIT_CONTENT, EXIT_DONE
from magazine.works.clock import now

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def files_of(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_magazine_has_all_that_editors_need(new_magazine: Path) -> None:
    issue = f"{now():%Y-%m}"
    written = files_of(new_magazine)
    assert {
        ".gitignore",
        "conf.py",
        "issues/magazine.yaml",
        "issues/editorial-line.yaml",
        f"issues/{issue}/issue.yaml",
        f"issues/{issue}/facts.yaml",
        f"issues/{issue}/welcome/ar.md",
        f"issues/{issue}/welcome/fr.md",
        f"issues/{issue}/welcome/star.svg",
        f"issues/{issue}/welcome/star.svg.yaml",
    } <= set(written)
    assert not [name for name, data in written.items() if b"@issue@" in data or "first-issue" in name]


def test_it_says_what_to_do_next(type_command: Type, tmp_path: Path) -> None:
    answer = type_command("init", tmp_path / "new")
    assert "magazine build" in answer.stdout
    assert json.loads(type_command("init", tmp_path / "other", "--json").stdout)["issue"] == f"{now():%Y-%m}"


@pytest.mark.parametrize(("name", "typed"), [("a b/é", "'{}/a b/é'"), ("plain", "{}/plain")])
def test_what_to_do_next_can_be_typed_as_it_is_said(type_command: Type, tmp_path: Path, name: str, typed: str) -> None:
    said = type_command("init", str(tmp_path / name)).output
    assert f"cd {typed.format(tmp_path)} && magazine build" in said


@pytest.mark.parametrize("content", ["file", "folder", "hidden"])
def test_a_folder_that_holds_anything_is_not_touched(type_command: Type, tmp_path: Path, content: str) -> None:
    target = tmp_path / "full"
    target.mkdir()
    if content == "folder":
        (target / "empty").mkdir()
    else:
        (target / (".keep" if content == "hidden" else "notes.txt")).write_text("mine", encoding="utf-8")
    before = sorted(target.iterdir())
    answer = type_command("init", target)
    assert answer.exit_code == EXIT_CONTENT
    assert " folder-not-empty " in answer.stdout
    assert sorted(target.iterdir()) == before


def test_an_empty_folder_will_do(type_command: Type, tmp_path: Path) -> None:
    assert type_command("init", tmp_path).exit_code == EXIT_DONE


def test_a_file_in_the_way_is_not_touched(type_command: Type, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    assert type_command("init", tmp_path / "new").exit_code == EXIT_CONTENT
    assert (tmp_path / "new").read_text(encoding="utf-8") == "mine"


def test_plain_sphinx_reads_it_without_a_warning(new_magazine: Path, tmp_path: Path) -> None:
    issue = next(new_magazine.glob("issues/2*"))
    command = ["-m", "sphinx", "-W", "-q", "-c", str(new_magazine), "-b", "reading", str(issue), str(tmp_path / "out")]
    answer = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
