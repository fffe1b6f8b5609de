"""The sample issue, built once for all tests by the command that editors type."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
MAGAZINE = Path(sys.executable).with_name("magazine")


def copy_project(into: Path) -> Path:
    """Lay a copy of the magazine's sources into a folder."""
    for name in ("issues", "themes"):
        shutil.copytree(ROOT / name, into / name)
    shutil.copyfile(ROOT / "conf.py", into / "conf.py")
    return into


def run_magazine(
    project: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a project."""
    return subprocess.run(
        [str(MAGAZINE), *arguments],
        cwd=project,
        env={**os.environ, **(settings or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )


def hashes(folder: Path) -> dict[str, str]:
    """Give the hash of each file by its place."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def identities(folder: Path) -> dict[str, list[int]]:
    """Say of each file which it is, and when it was written: what rsync, servers and caches go by."""
    return {
        file.relative_to(folder).as_posix(): [file.stat().st_ino, file.stat().st_mtime_ns]
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def rebuilt(project: Path) -> dict[str, object]:
    """Build again what nobody has changed; give what the command reports, and the files before and after."""
    before = [hashes(project / "build"), identities(project / "build")]
    for manuscript in project.glob("issues/**/*.md"):
        os.utime(manuscript)
    result = run_magazine(project, "build", "2019-01", "--json")
    after = [hashes(project / "build"), identities(project / "build")]
    said = result.stdout if result.returncode == 0 else json.dumps({"failed": result.stdout + result.stderr})
    return {"report": json.loads(said), "before": before, "after": after}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with the sample issue built, shared by all test processes; nobody writes to it."""
    shared = (
        tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    )
    project = shared / "sample"
    with FileLock(shared / "sample.lock"):
        if not (project / "built").is_file():
            shutil.rmtree(project, ignore_errors=True)
            project.mkdir()
            copy_project(project)
            result = run_magazine(project, "build", "2019-01")
            assert result.returncode == 0, result.stdout + result.stderr
            # Here, since a copy elsewhere would be audited anew: the audit looks for the project's path among others.
            (project / "rebuilt.json").write_text(json.dumps(rebuilt(project)), encoding="utf-8")
            (project / "built").write_text(result.stdout, encoding="utf-8")
    return project
