"""``magazine check``: everything that is to be said of issues, without building them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.finding import Stop, in_order
from magazine.works.manuscripts import open_copy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding


def inspect(project: Path, issue_ids: Iterable[str], as_of: datetime) -> tuple[Finding, ...]:
    """Join the findings of manuscripts and readings, in order; what stops a reading is among them."""
    findings: list[Finding] = []
    for issue_id in issue_ids:
        try:
            _, found = open_copy(project, issue_id, as_of)
        except Stop as stop:
            found = stop.findings
        findings += found
    return in_order(findings)
