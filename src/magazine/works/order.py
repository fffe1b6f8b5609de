"""What a build is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.language import Language

ALL_EDITIONS = frozenset(Edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What to build.

    Attributes:
        project: the folder that holds ``issues/``.
        issues: ids, oldest first.
        out: the folder that stands for ``build/``.
        as_of: the moment that embargoes are held against, with its time zone.
        editions: which to make; the others stay as they were.
        languages: which to make, or None for all of each issue.
        jobs: worker processes.
        patience: how many seconds to wait where another works on ``out``.
        imposed: True where press editions are to be laid out in booklet spreads, too, for a proof.
    """

    project: Path
    issues: tuple[str, ...]
    out: Path
    as_of: datetime
    editions: frozenset[Edition] = ALL_EDITIONS
    languages: tuple[Language, ...] | None = None
    jobs: int = 1
    patience: float = 0
    imposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did.

    Attributes:
        files: what was written, relative to the output folder.
        findings: warnings and notes; errors stop a build.
        made: work that was done, as pairs of kind and name (``layout``, ``open-days/ar``).
        reused: how many results the store had already.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    made: tuple[tuple[str, str], ...] = field(default=())
    reused: int = 0
