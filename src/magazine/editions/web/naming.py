"""Names of files that are made from what is in them: other bytes, another name, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from typing import Final

HASH_DIGITS: Final = 12
"""48 bits of SHA-256: among thousands of files of one site, no two meet by chance."""
NAME_DIGITS: Final = 16
"""64 bits of SHA-256 where the digest is the whole name: no two pictures of one issue meet by chance."""


def content_tag(content: bytes) -> str:
    """Give the digest that tells files of one name apart."""
    return hashlib.sha256(content).hexdigest()[:HASH_DIGITS]


def tagged_name(name: str, content: bytes) -> str:
    """Give a name its content's tag: ``style.css`` becomes ``style-1f2e3d4c5b6a.css``."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{content_tag(content)}.{ending}"


def content_name(content: bytes, ending: str) -> str:
    """Name a file for its content alone; ``ending`` has its dot."""
    return f"{hashlib.sha256(content).hexdigest()[:NAME_DIGITS]}{ending}"
