"""The only room that looks at the clock, and the date that every file bears instead."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from magazine.issue.dates import CoverDate


def now() -> datetime:
    """Give this moment, which only embargoes look at."""
    return datetime.now(UTC)


def file_moment(cover_date: CoverDate) -> datetime:
    """Give the date of every file: SOURCE_DATE_EPOCH (reproducible-builds.org), else the cover date.

    Raises:
        Stop: where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return cover_date.moment
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise Stop(
            Finding(
                rule="wrong-date",
                where=Location(path="SOURCE_DATE_EPOCH"),
                what=f"the environment's SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds",
                remedy="set it to seconds since 1970-01-01, or unset it",
            )
        ) from None
