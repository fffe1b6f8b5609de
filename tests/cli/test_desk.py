from __future__ import annotations

import os
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

import magazine
from magazine.cli import COMMANDS
from magazine.cli.desk import Desk, Verb
from magazine.constants import EXIT_CONTENT, EXIT_MACHINE, EXIT_USAGE
from magazine.issue.finding import Finding, Level, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Type

HEAVY = (
    "altair",
    "docutils",
    "ebooklib",
    "jinja2",
    "lxml",
    "pikepdf",
    "PIL",
    "sphinx",
    "vl_convert",
    "weasyprint",
    "yaml",
)


def modules_after(*words: str) -> set[str]:
    """Call a command in a process of its own and give the modules that it left loaded."""
    script = "import sys; from magazine.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    return set(answer.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("words", [(), *((verb,) for verb in COMMANDS)], ids=lambda words: "-".join(words) or "main")
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not modules_after(*words, "--help") & set(HEAVY)


def test_the_list_of_commands_imports_none_of_them() -> None:
    assert not modules_after("--help") & {verb.module for verb in COMMANDS.values()}


@pytest.mark.parametrize("words", [["publsh"], ["check", "--format", "xml"], ["build", "--jobs", "0"], ["init"]])
def test_a_wrongly_typed_command_ends_with_two(type_command: Type, words: list[str]) -> None:
    assert type_command(*words).exit_code == EXIT_USAGE


def test_the_help_of_every_command_begins_as_its_line_in_the_list(type_command: Type) -> None:
    for name, verb in COMMANDS.items():
        words = type_command(name, "--help").output.split("\n\n")[1].split()
        assert words[0] == verb.summary.split()[0], name


def test_version(type_command: Type) -> None:
    assert type_command("--version").output == f"magazine, version {magazine.__version__}\n"


def desk_with(action: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Make a desk with one command that does something."""
    module = ModuleType("magazine_test_verb")
    module.command = click.command("act")(action)  # type: ignore[attr-defined] # a module is what its maker puts in
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return Desk(name="desk", verbs={"act": Verb(module=module.__name__, summary="Act.")})


def test_a_stop_lists_every_finding_and_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        place = Location(path="issues/magazine.yaml", line=3, column=7)
        first = Finding(rule="wrong-date", where=place, what="this is no date", remedy="write 2019-01")
        raise Stop(first, Finding(rule="bad-id", where=place, what="this is no id", remedy="mend it", level=Level.NOTE))

    answer = CliRunner().invoke(desk_with(stop, monkeypatch), ["act"])
    assert answer.exit_code == EXIT_CONTENT
    assert answer.stdout.splitlines() == [
        "issues/magazine.yaml:3:7: error wrong-date this is no date — write 2019-01",
        "issues/magazine.yaml:3:7: note bad-id this is no id — mend it",
    ]
    assert answer.stderr == "1 error, 1 note\n"


def test_a_missing_package_sends_to_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise ModuleNotFoundError(name="weasyprint")

    answer = CliRunner().invoke(desk_with(load, monkeypatch), ["act"])
    assert answer.exit_code == EXIT_MACHINE
    assert "weasyprint" in answer.stderr
    assert "magazine doctor" in answer.stderr


def test_a_part_of_our_own_that_is_missing_is_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise ModuleNotFoundError(name="magazine.nowhere")

    answer = CliRunner().invoke(desk_with(load, monkeypatch), ["act"])
    assert isinstance(answer.exception, ModuleNotFoundError)


def test_a_terminal_without_arabic_letters_ends_nothing(new_magazine: Path) -> None:
    (new_magazine / "issues/magazine.yaml").write_text("title: مجلة\nعنوان: خطأ\n", encoding="utf-8")
    command = [sys.executable, "-c", "from magazine.cli import main; main()", "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "iso-8859-1"}
    answer = subprocess.run(command, capture_output=True, env=environment, cwd=new_magazine, check=False)
    assert answer.returncode == EXIT_CONTENT
    assert b"Traceback" not in answer.stderr
    assert b"\\u0639" in answer.stdout
