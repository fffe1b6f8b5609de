"""The sample issue, built once for all tests by the command that editors type."""

from __future__ import annotations

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
        timeout=600,
    )


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
            (project / "built").write_text(result.stdout, encoding="utf-8")
    return project
