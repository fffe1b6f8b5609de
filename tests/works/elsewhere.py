"""The same magazine on another machine, as far as one machine can be another: user, folder, settings, order and times of files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
OTHER: Final = 54321
"""Number of a user that has no name and no home on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is different elsewhere.

    Attributes:
        jobs: worker processes.
        umask: of the build.
        other: True for another user, where this one may become another.
        reverse: True where files are made in reverse order, with times of their own.
        environment: variables, beside those without which nothing runs.
    """

    jobs: int
    umask: int = 0o022
    other: bool = False
    reverse: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


HERE: Final = Setting(
    jobs=1,
    environment={
        "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "COLUMNS": "200", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
)  # fmt: skip
THERE: Final = Setting(
    jobs=4,
    umask=0o077,
    other=True,
    reverse=True,
    environment={
        "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "COLUMNS": "40", "USER": "zoubida",
        "LOGNAME": "zoubida",
    },
)  # fmt: skip
BETWEEN: Final = Setting(
    jobs=2,
    umask=0o002,
    environment={"LC_ALL": "ar_MA.UTF-8", "LANG": "fr_FR.UTF-8", "TZ": "Africa/Casablanca", "PYTHONHASHSEED": "random"},
)


def lay(source: Path, place: Path, setting: Setting) -> Path:
    """Copy a magazine's sources to a place, and give them to whoever will build there."""
    files = sorted(
        (
            file
            for top in ("issues", "themes", "conf.py")
            for file in (source / top, *(source / top).rglob("*"))
            if file.is_file()
        ),
        reverse=setting.reverse,
    )
    for number, file in enumerate(files):
        target = place / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        if setting.reverse:
            os.utime(target, (10**9 + number * 977,) * 2)
    home = place.with_name(f"{place.name} home")
    home.mkdir()
    if becomes_another(setting):
        for path in (place, home, *place.rglob("*")):
            os.chown(path, OTHER, OTHER)
    return place


def magazine(
    place: Path, setting: Setting, *words: str, locales: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the command in a magazine under a setting."""
    program = "import sys; from magazine.cli import main; main(prog_name='magazine')"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.with_name(f"{place.name} home")),
        "PYTHONPATH": f"{ROOT / 'src'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        **({"LOCPATH": str(locales)} if locales else {}),
        **setting.environment,
    }
    return subprocess.run(
        [*(as_another() if becomes_another(setting) else ()), sys.executable, "-c", program, "-C", str(place), *words],
        env=environment, umask=setting.umask, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        cwd=place,
    )  # fmt: skip


def build(place: Path, setting: Setting, *words: str, locales: Path | None = None) -> dict[str, str]:
    """Build all editions and give what came out: permissions and digest of each file and folder."""
    done = magazine(place, setting, "build", "--jobs", str(setting.jobs), *words, locales=locales)
    assert done.returncode == 0, f"{setting}: {done.stdout}{done.stderr}"
    return standing(place / "build")


def standing(folder: Path) -> dict[str, str]:
    """Give permissions and digest of each file and folder."""
    return {
        path.relative_to(folder).as_posix(): f"{path.stat().st_mode:o} "
        + (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in (folder, *folder.rglob("*"))
    }


def unlike(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Name what two builds do not share."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def becomes_another(setting: Setting) -> bool:
    """Say whether a setting's other user can be had: root can become anybody."""
    return setting.other and os.geteuid() == 0


@cache
def as_another() -> tuple[str, ...]:
    """Give the words that make a command another user's; one who may look into all folders where Python lies in root's own."""
    plain = ("setpriv", "--reuid", str(OTHER), "--regid", str(OTHER), "--clear-groups")
    looking = (*plain, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    again = (
        "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', 'import click']))"  # as workers start
    )
    for words in (plain, looking):
        try:
            code = subprocess.run([*words, sys.executable, "-c", again], capture_output=True, check=False).returncode
        except OSError:
            code = 1
        if code == 0:
            return words
    raise AssertionError("root cannot become another user here")


def locales_into(folder: Path) -> Path | None:
    """Make the locales that settings name; None where this machine cannot (Debian's package ``locales``)."""
    if shutil.which("localedef") is None or not Path("/usr/share/i18n/locales/tr_TR").is_file():
        return None
    for name in ("tr_TR", "ar_MA", "fr_FR"):
        subprocess.run(
            ["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")], check=False, capture_output=True
        )
    folder.chmod(0o755)
    return folder
