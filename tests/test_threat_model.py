"""Every defence that the manual claims has its test, and the test is one: it runs, it asserts, and where only a soak runs it, the page says so."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.proofs import ROOT, runs_in, weakness_of

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
PROOFS = sorted(set(re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`( \(soak\))?", PAGE)))


@pytest.mark.parametrize(("file", "name", "told"), PROOFS)
def test_a_proof_is_a_test_that_runs_and_asserts(file: str, name: str, told: str) -> None:
    assert weakness_of(file, name) == ""
    assert runs_in(file, name) == ("soak" if told else "daily")


def test_pytest_itself_collects_every_proof() -> None:
    """Ask pytest for each by its name, as a person would: it fails where one is not found, or where its file cannot be loaded."""
    names = [f"{file}::{name}" for file, name, _ in PROOFS]
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-qq",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "-m",
        "",
    ]
    found = subprocess.run([*asked, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]


def test_no_row_is_without_its_proof() -> None:
    parts = PAGE.partition("## What is not out, and what")[2]
    rows = [line for line in parts.split("\n") if line.startswith("| ") and not line.startswith("| who wants")]
    assert len(rows) > 30
    assert [row for row in rows if "::" not in row.rpartition(" | ")[2]] == []


PROOF = "def test_a():\n    assert shown() == 1\n"
HELPED = "from tests.helping import held\n\ndef test_a():\n    held(1)\n"
TABLES = '@pytest.mark.parametrize("a", [1, pytest.param(2, marks=pytest.mark.soak)])\n'


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (PROOF, ""),
        ("def test_a():\n    with pytest.raises(OSError):\n        x()\n", ""),
        (HELPED, ""),
        (f"{TABLES}{PROOF}", ""),
        ("def test_b():\n    assert x\n", "there is no such test"),
        (PROOF * 2, "there are two of that name"),
        (f"@pytest.mark.skip\n{PROOF}", "it is skipped"),
        (f"@pytest.mark.skipif(True, reason='x')\n{PROOF}", "it is skipped"),
        (f"@pytest.mark.xfail(reason='x')\n{PROOF}", "it is skipped"),
        (f"pytestmark = [pytest.mark.skip(reason='x')]\n{PROOF}", "it is skipped"),
        ("def test_a():\n    pytest.skip('later')\n    assert x\n", "it is skipped"),
        ("def test_a():\n    ...\n", "it asserts nothing"),
        ('def test_a():\n    """Says much."""\n', "it asserts nothing"),
        ("def test_a():\n    assert True\n", "it asserts nothing"),
        ("def test_a():\n    return\n    assert x\n", "it asserts nothing"),
        ("def test_a():\n    shown()\n", "it asserts nothing"),
        (f"@pytest.mark.parametrize('a', [])\n{PROOF}", "it has no cases"),
    ],
)
def test_a_proof_that_is_none_is_seen(source: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/helping.py").write_text("def held(one):\n    assert one\n", encoding="utf-8")
    (tmp_path / "tests/test_x.py").write_text(source, encoding="utf-8")
    assert weakness_of("tests/test_x.py", "test_a", root=tmp_path) == said
    assert weakness_of("tests/test_gone.py", "test_a", root=tmp_path) == "there is no such file"
    assert weakness_of("tests/helping.py", "held", root=tmp_path) == "nothing collects it"


@pytest.mark.parametrize(
    ("source", "run"),
    [
        (PROOF, "daily"),
        (f"@pytest.mark.soak\n{PROOF}", "soak"),
        (f"pytestmark = pytest.mark.soak\n{PROOF}", "soak"),
        (f"{TABLES}{PROOF}", "daily"),
        (f"@pytest.mark.at_length\n{PROOF}", "at_length"),
    ],
)
def test_what_only_a_soak_runs_is_told_apart(source: str, run: str, tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(source, encoding="utf-8")
    assert runs_in("test_x.py", "test_a", root=tmp_path) == run
