"""The machine's own Chromium, headless, for all tests that look at pages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.validators import CHROMIUM_ARGUMENTS, chromium_without_windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a browser, and close it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_without_windows(), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
