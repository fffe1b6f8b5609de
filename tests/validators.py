"""Programs that look at editions from outside.

A check that did not run has failed: where CI=true, a missing program fails its tests.
"""

from __future__ import annotations

import os
from shutil import which

import pytest


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
