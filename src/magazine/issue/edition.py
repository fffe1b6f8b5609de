"""The editions an issue is made into."""

from __future__ import annotations

from enum import Enum


class Edition(Enum):
    """What comes out, by the word that editors type after ``--edition``."""

    WEB = "web"
    EPUB = "epub"
    SCREEN = "screen"
    """The PDF to download: tagged, in screen colours, trimmed."""
    PRESS = "press"
    """The PDF for the printer: process inks, bleed, marks."""
    ARCHIVE = "archive"
    """The PDF for the shelf: PDF/A."""
