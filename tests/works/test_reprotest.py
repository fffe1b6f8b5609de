"""Debian's judge of reproducible builds (reprotest, with disorderfs) builds a magazine twice, each circumstance another the second time.

Time is left as it is: no output has any, which the leak audit proves. The kernel's name decides nothing here. Another user is left to ``test_same``: reprotest asks sudo for it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from tests.works.elsewhere import ROOT, locales_into
from tests.works.tiny import NEW, OLD, write_tiny

if TYPE_CHECKING:
    from pathlib import Path

VARIED: Final = (
    "environment", "build_path", "aslr", "num_cpus", "fileordering", "domain_host", "home", "locales", "exec_path", "timezone", "umask",
)  # fmt: skip
LOCALE: Final = "tr_TR.UTF-8"
"""Turkish turns i into İ, which has spoiled many a program's names."""
SECONDS: Final = 1800
_ROOTS: Final = frozenset({"domain_host"})
"""What only root can vary without sudo."""


def varied() -> tuple[str, ...]:
    return tuple(name for name in VARIED if os.geteuid() == 0 or name not in _ROOTS)


def reprotest(sources: Path, into: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Let reprotest build twice; code 0 says that the folder ``build`` came out the same, 1 that it did not."""
    assert shutil.which("reprotest"), "Debian's package reprotest is lacking"
    assert shutil.which("disorderfs"), "Debian's package disorderfs is lacking"
    variations = ",".join((*(f"+{name}" for name in varied()), f"locales.locale={LOCALE}"))
    return subprocess.run(
        [
            "reprotest", "--verbosity", "1", "--no-diffoscope", "--store-dir", into, f"--variations=-all,{variations}",
            "-s", sources, command, "build",
        ],
        capture_output=True, text=True, check=False, timeout=SECONDS,
        env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": os.environ["HOME"]},  # not this test's Python
    )  # fmt: skip


@pytest.mark.soak
def test_reprotest_finds_all_editions_the_same(tmp_path: Path) -> None:
    sources, out = tmp_path / "magazine", tmp_path / "out"
    write_tiny(sources)
    shutil.rmtree(sources / "issues" / OLD)
    (tmp_path / "locales").mkdir()
    locales = locales_into(tmp_path / "locales")
    assert locales is not None, "Debian's package locales is lacking"
    program = "import sys; from magazine.cli import main; main(prog_name='magazine')"
    words = [
        f"LOCPATH={locales}", f"PYTHONPATH={ROOT / 'src'}", "PYTHONDONTWRITEBYTECODE=1",
        sys.executable, "-c", program, "build", "--jobs", "2",
    ]  # fmt: skip
    done = reprotest(sources, out, f"env {shlex.join(words)}")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for shelf in ("site/fr", "press", "archive", "reports"):
        assert any((out / "control/source-root/build" / shelf / NEW).iterdir())
    assert all(f"vary {name}" in done.stderr for name in varied())


@pytest.mark.soak
@pytest.mark.parametrize(
    "told",
    [
        "pwd", "echo $HOME", "umask", "date +%z", "nproc", "echo $LC_ALL", "ls -U files", "uname -n", "echo $PATH",
        "echo $REPROTEST_CAPTURE_ENVIRONMENT",
    ],
)  # fmt: skip
def test_reprotest_would_find_what_a_build_told_of_its_circumstances(tmp_path: Path, told: str) -> None:
    sources = tmp_path / "magazine"
    (sources / "files").mkdir(parents=True)
    for number in range(40):
        (sources / "files" / str(number)).touch()
    done = reprotest(sources, tmp_path / "out", f"mkdir build && {{ {told}; }} > build/told")
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.soak
def test_reprotest_calls_the_same_the_same(tmp_path: Path) -> None:
    (tmp_path / "magazine").mkdir()
    done = reprotest(tmp_path / "magazine", tmp_path / "out", "mkdir build && echo same > build/told")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
