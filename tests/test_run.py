"""The script ``run``, with stand-ins for the machine around it: nothing is installed and nothing fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHELLS = [shell for shell in ("sh", "dash") if shutil.which(shell)]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of what ``run`` looks at, and a folder of stand-ins that comes first in PATH."""
    folder = tmp_path / "a checkout"
    (folder / "requirements").mkdir(parents=True)
    for name in ("run", "pyproject.toml", "requirements/magazine.lock", "requirements/test.lock"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "stand-ins").mkdir()
    return folder


def stand_in(checkout: Path, name: str, script: str) -> Path:
    """Put a program into PATH, or into a place of the checkout; ``note`` in it takes down its own call."""
    program = checkout / ("stand-ins" if "/" not in name else "") / name
    program.parent.mkdir(parents=True, exist_ok=True)
    note = f'note() {{ printf "%s\\n" "${{0##*/}} $*" >>"{checkout}/calls"; }}'
    program.write_text(f"#!/bin/sh\n{note}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def run(checkout: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script among the stand-ins."""
    own = {"PATH": f"{checkout}/stand-ins:{os.environ['PATH']}", "HOME": str(checkout), **environment}
    return subprocess.run([checkout / "run", *words], capture_output=True, text=True, env=own, check=False)


def calls(checkout: Path) -> list[str]:
    """Give what the stand-ins took down."""
    taken = checkout / "calls"
    return taken.read_text(encoding="utf-8").splitlines() if taken.exists() else []


def machine(checkout: Path, libraries: str = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0") -> None:
    """Stand in for a machine that has these libraries, a Python that makes environments, and apt."""
    stand_in(checkout, "ldconfig", f"echo '{libraries}'")
    stand_in(checkout, "apt-get", "note $*")
    stand_in(checkout, "sudo", 'note $*; "$@"')
    stand_in(checkout, "id", "echo 1000")
    stand_in(checkout, "python3", PYTHON.format(checkout=checkout))


PYTHON = """
case $* in
-V) echo 'Python 3.12.1' ;;
-c*) exit 0 ;;
'-m venv'*) note $*; rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/pip
    printf '#!/bin/sh\\nprintf "magazine %%s\\\\n" "$*" >>"{checkout}/calls"\\n' >.venv/bin/magazine
    chmod 755 .venv/bin/magazine ;;
*) note $* ;;
esac"""


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_it_is_plain_shell(shell: str, script: str) -> None:
    assert (ROOT / script).read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run([shell, "-n", ROOT / script], check=True)


def test_help_names_every_verb() -> None:
    answer = subprocess.run([ROOT / "run", "help"], capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in answer.stdout.splitlines() if line.startswith("  ")} == {
        "issue",
        "test",
        "soak",
        "lock",
        "help",
    }


def test_an_unknown_verb_is_a_wrongly_typed_command(checkout: Path) -> None:
    answer = run(checkout, "isue")
    assert answer.returncode == 2
    assert "usage: ./run" in answer.stderr


def test_the_checking_machine_does_what_a_developer_does() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == 'exec "$(dirname "$0")/../run" test'


def test_missing_packages_are_named_with_reasons_then_installed_by_sudo_in_one_call(checkout: Path) -> None:
    machine(checkout, libraries="libpango-1.0.so.0")
    answer = run(checkout, "issue")
    said = answer.stdout.splitlines()
    assert said[0] == "run: this machine lacks:"
    assert [line.split()[0] for line in said[1:3]] == ["libpangoft2-1.0-0", "libharfbuzz-subset0"]
    assert all(len(line.split()) > 4 for line in said[1:3])
    assert "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0" in said[3]
    installs = [call for call in calls(checkout) if call.startswith("apt-get") and "install" in call]
    assert len(installs) == 1
    assert installs[0].endswith("--no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0")
    # The stand-in for apt installs nothing, and the script sees it.
    assert answer.returncode == 3
    assert "still not to be found after installing: libpangoft2-1.0.so.0 libharfbuzz-subset.so.0" in answer.stderr


def test_root_needs_no_sudo(checkout: Path) -> None:
    machine(checkout, libraries="")
    stand_in(checkout, "id", "echo 0")
    run(checkout, "issue")
    assert not [call for call in calls(checkout) if call.startswith("sudo")]
    assert [call for call in calls(checkout) if call.startswith("apt-get -q update")]


def test_apt_that_fails_is_heard(checkout: Path) -> None:
    machine(checkout, libraries="")
    stand_in(checkout, "apt-get", "echo 'E: no space left'; exit 100")
    answer = run(checkout, "issue")
    assert answer.returncode == 3
    assert "E: no space left" in answer.stderr


def test_an_old_python_is_refused_before_anything_is_installed(checkout: Path) -> None:
    machine(checkout)
    old = stand_in(checkout, "python-old", "case $1 in -V) echo 'Python 3.9.2' ;; *) exit 1 ;; esac")
    answer = run(checkout, "issue", PYTHON=str(old))
    assert answer.returncode == 3
    assert "Python 3.9.2 is too old: 3.11 or newer is needed" in answer.stderr
    assert not calls(checkout)


def test_the_first_run_fills_the_environment_from_the_lock_and_builds(checkout: Path) -> None:
    machine(checkout)
    answer = run(checkout, "issue", "2019-01", "--lang", "ar")
    assert answer.returncode == 0, answer.stderr
    venv, packages, project, build = calls(checkout)
    assert venv == "python3 -m venv --clear .venv"
    assert packages.startswith("python -m pip install")
    assert packages.endswith("--require-hashes -r requirements/magazine.lock")
    assert project.endswith("--no-deps --no-build-isolation -e .")
    assert build == "magazine build 2019-01 --lang ar"


def test_the_second_run_only_builds(checkout: Path) -> None:
    machine(checkout)
    run(checkout, "issue")
    before = len(calls(checkout))
    answer = run(checkout, "issue")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert calls(checkout)[before:] == ["magazine build"]


@pytest.mark.parametrize("name", ["requirements/magazine.lock", "pyproject.toml"])
def test_a_change_of_what_is_installed_is_seen(checkout: Path, name: str) -> None:
    machine(checkout)
    run(checkout, "issue")
    before = len(calls(checkout))
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    run(checkout, "issue")
    assert calls(checkout)[before] == "python3 -m venv --clear .venv"


def test_an_installation_that_failed_is_done_again(checkout: Path) -> None:
    machine(checkout)
    stand_in(checkout, "python3", PYTHON.format(checkout=checkout).replace("*) note $* ;;", "*) note $*; exit 1 ;;"))
    assert run(checkout, "issue").returncode != 0
    machine(checkout)
    before = len(calls(checkout))
    assert run(checkout, "issue").returncode == 0
    assert calls(checkout)[before] == "python3 -m venv --clear .venv"


def test_it_leaves_the_settings_of_pip_alone() -> None:
    text = (ROOT / "run").read_text(encoding="utf-8")
    assert not [
        word for word in ("PIP_", "--index-url", "--extra-index", "--trusted-host", "--cert", "://") if word in text
    ]
