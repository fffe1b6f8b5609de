"""The machine's own Chromium, headless, for all tests that look at pages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.validators import CHROMIUM_ARGUMENTS, chromium, chromium_without_windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@contextmanager
def open_browser(*, whole: bool = False) -> Iterator[Browser]:
    """Start a browser, and close it at the end.

    Args:
        whole: True for the program that readers have, where the engine alone does otherwise: with updates of service workers.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium() if whole else chromium_without_windows(), args=CHROMIUM_ARGUMENTS
        )
        yield browser
        browser.close()
