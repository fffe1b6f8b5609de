from __future__ import annotations

import ctypes
import json
import sys
from typing import TYPE_CHECKING

import pytest

from magazine.constants import EXIT_DONE, EXIT_MACHINE
from magazine.works import doctor

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def needs_by_name(output: str) -> dict[str, dict[str, object]]:
    """Read what ``--json`` printed."""
    return {need["name"]: need for need in json.loads(output)["needs"]}


def test_a_machine_that_runs_the_tests_is_ready(type_command: Type, new_magazine: Path) -> None:
    answer = type_command("-C", new_magazine, "doctor")
    assert answer.exit_code == EXIT_DONE, answer.output
    assert answer.stdout.endswith("This machine is ready.\n")


def test_it_looks_at_every_requirement_and_at_fonts_and_folders(type_command: Type, new_magazine: Path) -> None:
    needs = needs_by_name(type_command("-C", new_magazine, "doctor", "--json").stdout)
    assert {"Python", "weasyprint", "sphinx", "pillow", "Pango", "theme", "cache folder", "build folder"} <= set(needs)
    assert {name for name, need in needs.items() if not need["necessary"]} == {
        "Java",
        "Chromium",
        "Poppler",
        "ssh",
        "rsync",
        "obstore",
    }
    assert all(need["remedy"] for need in needs.values())


def test_outside_of_a_magazine_it_looks_at_the_machine_alone(type_command: Type, tmp_path: Path) -> None:
    needs = needs_by_name(type_command("-C", tmp_path, "doctor", "--json").stdout)
    assert "Pango" in needs
    assert "theme" not in needs


@pytest.mark.parametrize(
    ("requirement", "ready"),
    [
        ("pillow>=12.0", True),
        ("pillow>=999", False),
        ("fonttools[woff]>=4.60", True),
        ("weasyprint==1.0", False),
        ("no-such-package>=1", False),
        ("click", True),
    ],
)
def test_requirements_are_held_against_what_is_installed(
    requirement: str, monkeypatch: pytest.MonkeyPatch, *, ready: bool
) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: [requirement, "other>=9; extra == 'x'"])
    needs = [need for need in doctor.examine(None) if need.purpose.startswith("Python package")]
    assert [need.ready for need in needs] == [ready]


def test_without_pango_the_machine_is_not_ready(
    type_command: Type, new_magazine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint.text.ffi", None)
    answer = type_command("-C", new_magazine, "doctor")
    assert answer.exit_code == EXIT_MACHINE
    assert "lacking  Pango" in answer.stdout
    assert "apt-get install --no-install-recommends libpango-1.0-0" in answer.stdout


def test_without_pango_a_build_of_print_is_not_begun(
    type_command: Type, new_magazine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_library(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    monkeypatch.setitem(sys.modules, "weasyprint.text.ffi", None)
    answer = type_command("-C", new_magazine, "build")
    assert answer.exit_code == EXIT_MACHINE
    assert "apt-get install" in answer.stderr
    assert not (new_magazine / "build").exists()


def test_a_font_that_is_not_the_vendored_one_is_seen(type_command: Type, new_magazine: Path) -> None:
    fonts = new_magazine / "themes/police/fonts"
    fonts.mkdir(parents=True)
    (fonts / "Own.ttf").write_bytes(b"another font")
    entry = {
        "family": "Own",
        "file": "Own.ttf",
        "weight": 400,
        "style": "normal",
        "scripts": ["Arab"],
        "sha256": "0" * 64,
    }
    (fonts / "fonts.json").write_text(json.dumps([entry]), encoding="utf-8")
    answer = type_command("-C", new_magazine, "doctor")
    assert answer.exit_code == EXIT_MACHINE
    assert "Own.ttf" in answer.stdout


def test_a_folder_that_cannot_be_written_to_is_seen(
    type_command: Type, new_magazine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", "/proc/nowhere")
    answer = type_command("-C", new_magazine, "doctor")
    assert answer.exit_code == EXIT_MACHINE
    assert "lacking  cache folder" in answer.stdout
