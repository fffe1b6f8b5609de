"""One store for tests that only look at what a build gives: layouts and pictures of the specimen are then made once, not by every module.

Keys are contents, so nobody is given another's result. Tests of the making itself (what is made again, the same bytes anywhere) keep
a store of their own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def share_store(cache: Path, factory: pytest.TempPathFactory) -> Path:
    """Let a cache folder (a project's ``.magazine``) have the store that all test processes share; give the cache folder."""
    base = factory.getbasetemp()
    common = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "common-store"
    common.mkdir(exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "store").symlink_to(common)
    return cache
