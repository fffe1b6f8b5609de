"""Where the works keep what is worth keeping."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from magazine.constants import CACHE_FOLDER


def cache_folder(project: Path) -> Path:
    """Give the folder for results that need not be made twice; ``MAGAZINE_CACHE`` may name another, to share one."""
    return Path(os.environ.get("MAGAZINE_CACHE") or project / CACHE_FOLDER)


def store_folder(project: Path) -> Path:
    """Give the folder of the content-addressed store."""
    return cache_folder(project) / "store"


def spare_folder(project: Path, out: Path) -> Path:
    """Give the folder for names that wait for the next build into ``out``; each output folder has its own."""
    place = out.resolve()
    above = next(folder for folder in place.parents if folder.exists())
    name = hashlib.sha256(f"{above.stat().st_dev}:{place}".encode()).hexdigest()[:16]
    return cache_folder(project) / "spare" / name
