"""The only room that looks at the clock, and the date that every file bears instead."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from magazine.issue.dates import ARCHIVE_YEARS, COVER_YEARS
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
    fault = "no number of seconds"
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
        if COVER_YEARS[0] <= moment.year <= ARCHIVE_YEARS[-1]:
            return moment
        fault = "further away than files can say"
    except (ValueError, OverflowError, OSError):
        pass
    raise Stop(
        Finding(
            rule="wrong-date",
            where=Location(path="SOURCE_DATE_EPOCH"),
            what=f"the environment's SOURCE_DATE_EPOCH is '{epoch}', which is {fault}",
            remedy="set it to seconds since 1970-01-01, or unset it",
        )
    )
