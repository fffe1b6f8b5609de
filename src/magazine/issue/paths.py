"""How an article names a file of its issue: a path from its own folder, resolved here for the editions, the copy desk and the audit alike."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit


def join_path(folder: str, path: str) -> str | None:
    """Join a path to a folder of the issue: ``crowd.jpg`` in ``open-days`` is ``open-days/crowd.jpg``; None leads outside."""
    try:
        parts = urlsplit(path)
    except ValueError:  # “http://[” is no address, and no path either
        return None
    if parts.scheme or parts.netloc or "\\" in path or "\0" in path:
        return None
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    normal = posixpath.normpath(joined)
    return None if normal.startswith("..") or normal == "." else normal


def unquoted(path: str) -> str:
    """Undo the percent signs that Markdown puts into an address, so that Arabic file names read as written."""
    return unquote(path)
