"""The scripts of the theme are what their JSDoc says, by TypeScript's own strict rules."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.validators import NPM, lacking, node

WEB = Path(__file__).parents[2] / "themes/police/web"
SCRIPTS = WEB / "scripts"
FOLDERS = sorted({path.parent for path in WEB.rglob("*.js")})
"""Pages' scripts, and what runs in a worker: another world, with its own names."""


def complaints(project: Path) -> list[str]:
    """Give what TypeScript has to say about the scripts of a folder with a ``jsconfig.json``."""
    compiler = NPM / "typescript/bin/tsc"
    if not compiler.is_file():
        lacking("this machine has no TypeScript in .tools/npm: ./run test installs it")
    command = [node(), str(compiler), "-p", str(project / "jsconfig.json"), "--listFilesOnly", "--pretty", "false"]
    looked_at = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60).stdout
    scripts = {path.name for path in project.glob("*.js")}
    assert scripts <= {Path(line).name for line in looked_at.splitlines()}, "TypeScript did not look at every script"
    command.remove("--listFilesOnly")
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    found = result.stdout.splitlines()
    assert bool(found) == bool(result.returncode), result.stderr
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_script_keeps_its_types(folder: Path) -> None:
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("/** @param {string} name */ export function call(name) { return name.toUpper(); }", "TS2339"),
        ("export function call(name) { return name; }", "TS7006"),
        ("document.querySelector('a').focus();", "TS2531"),
    ],
)
def test_a_script_that_does_not_is_found(tmp_path: Path, script: str, code: str) -> None:
    shutil.copy(SCRIPTS / "jsconfig.json", tmp_path)
    (tmp_path / "wrong.js").write_text(script, encoding="utf-8")
    assert code in "\n".join(complaints(tmp_path))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_rules_are_the_strict_ones(folder: Path) -> None:
    rules = json.loads((folder / "jsconfig.json").read_text(encoding="utf-8"))["compilerOptions"]
    assert rules["strict"]
    assert rules["checkJs"]
    assert rules["noEmit"]
