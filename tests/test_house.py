"""The house itself: tables against folders, rooms in order, the manual, the locks, and the wheel."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import magazine
from magazine.cli import COMMANDS
from magazine.editions.registry import BUILDERS
from magazine.issue.edition import Edition
from magazine.manuscript.rules import RULES
from magazine.markup.extension import DIRECTIVES, ROLES, TRANSFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/magazine"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("magazine", "test")


def modules_of(room: str) -> set[str]:
    """Name the modules of a room."""
    return {f"magazine.{room.replace('/', '.')}.{file.stem}" for file in (SOURCE / room).glob("[!_]*.py")}


def locked(name: str) -> dict[str, str]:
    """Read names and versions out of a lock file."""
    text = (ROOT / f"requirements/{name}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


# Tables against folders


def test_every_command_stands_in_the_table() -> None:
    with_command = {
        name for name in modules_of("cli") if isinstance(getattr(import_module(name), "command", None), click.Command)
    }
    assert with_command == {verb.module for verb in COMMANDS.values()}
    assert {name: f"magazine.cli.{name.replace('-', '_')}" for name in COMMANDS} == {
        name: verb.module for name, verb in COMMANDS.items()
    }


def test_every_directive_role_and_transform_stands_in_its_table() -> None:
    assert {word.__module__ for word in DIRECTIVES.values()} == modules_of("markup/directives")
    assert {role.__module__ for role in ROLES.values()} == modules_of("markup/roles")
    assert {transform.__module__ for transform in TRANSFORMS} == modules_of("markup/transforms")


def test_every_edition_has_one_builder_and_every_folder_of_editions_is_used() -> None:
    made = [edition for builder in BUILDERS for edition in builder.editions]
    assert sorted(made, key=lambda edition: edition.value) == sorted(Edition, key=lambda edition: edition.value)
    folders = {folder.name for folder in (SOURCE / "editions").iterdir() if (folder / "__init__.py").is_file()}
    assert {builder.__module__.split(".")[2] for builder in BUILDERS} == folders


def test_every_rule_of_the_manuscript_room_is_found_somewhere_in_it() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (SOURCE / "manuscript").glob("[!r]*.py"))
    text += (SOURCE / "manuscript/recordings.py").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f'"{rule}"' not in text] == []


# Rooms; their order, and that the manual builds without a warning, is looked at by ``./run test`` itself


@pytest.mark.parametrize("file", [*SOURCE.rglob("*.py")], ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_no_module_is_longer_than_a_room_should_be(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


# The manual


def test_the_manual_names_every_command_word_and_field() -> None:
    commands = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`magazine {name}" not in commands] == []
    guide = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    assert [word for word in (*DIRECTIVES, *ROLES) if f"{{{word}}}" not in guide] == []


def links_of(page: Path) -> Iterator[str]:
    """Give the files that a page of Markdown links to."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            yield target


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_links_of_the_first_pages_lead_somewhere(name: str) -> None:
    assert [target for target in links_of(ROOT / name) if not (ROOT / target).is_file()] == []


# Licence, locks, wheel


def test_the_licence_is_the_agpl_and_is_said_plainly() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.split("\n")[0].strip() == "GNU AFFERO GENERAL PUBLIC LICENSE"
    assert PROJECT["project"]["license"] == "AGPL-3.0-or-later"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "AGPL-3.0-or-later" in readme
    assert "EbookLib" in readme


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_reason_and_licence_in_the_manual(lock: str) -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|", page, re.MULTILINE))
    assert [name for name in locked(lock) if not rows.get(name, "").strip()] == []


def test_the_manual_names_no_package_that_is_not_locked() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("## System packages")[0]
    rows = set(re.findall(r"^\| ([\w.-]+) \|", page, re.MULTILINE)) - {"package", "---"}
    assert rows == set(locked("test"))


def test_npm_packages_are_locked_by_hash_named_in_the_manual_and_tied_to_no_place() -> None:
    folder = ROOT / "requirements/npm"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert set(wanted) == set(re.findall(r"^\| `([@\w/.-]+)` \|", page, re.MULTILINE))
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert not [name for name, package in packages.items() if name and "integrity" not in package]
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_the_locks_hold_all_that_the_project_asks_for() -> None:
    def names(requirements: list[object]) -> set[str]:
        return {re.split(r"[^\w.-]", text)[0].lower() for text in requirements if isinstance(text, str)}

    groups = PROJECT["dependency-groups"]
    wanted = names(PROJECT["project"]["dependencies"]) | names(groups["build"])
    assert wanted <= set(locked("magazine"))
    assert wanted | names(groups["test"]) <= set(locked("test"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_one_version_of_a_package_for_every_python(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
    assert len(names) == len(set(names))


def test_both_locks_agree_and_name_no_place_to_fetch_from() -> None:
    assert locked("magazine").items() <= locked("test").items()
    for lock in (*LOCKS, "tools"):
        text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    (file,) = folder.glob("*.whl")
    return file


def test_the_wheel_holds_themes_skeleton_and_licence_and_no_more(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    theme = {f"magazine/{file.relative_to(ROOT).as_posix()}" for file in tracked(ROOT / "themes")}
    skeleton = {file.relative_to(SOURCE.parent).as_posix() for file in tracked(SOURCE / "cli/skeleton")}
    assert theme
    assert theme <= names
    assert skeleton <= names
    assert f"police_magazine-{magazine.__version__}.dist-info/licenses/LICENSE" in names
    assert "magazine/py.typed" in names
    assert [name for name in names if not name.startswith(("magazine/", "police_magazine-"))] == []
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def tracked(folder: Path) -> list[Path]:
    """List the files of a folder, without what Python leaves behind."""
    return [file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts]


def test_a_new_magazine_begins_and_is_checked_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    script = "import sys, magazine; print(magazine.__file__); from magazine.cli import main; main(prog_name='magazine')"

    def type_command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", script, *words],
            capture_output=True, text=True, cwd=tmp_path, env=environment, check=False,
        )  # fmt: skip

    begun = type_command("init", "new")
    assert begun.stdout.startswith(str(tmp_path / "installed"))
    assert begun.returncode == 0, begun.stderr
    checked = type_command("-C", "new", "check")
    assert checked.returncode == 0, checked.stdout
    ready = type_command("-C", "new", "doctor")
    assert ready.returncode == 0, ready.stdout
    assert "fonts as vendored" in ready.stdout
