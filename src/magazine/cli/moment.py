"""A moment as editors type it after ``--as-of``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from magazine.works.clock import now


class Moment(click.ParamType[datetime]):
    """A date and time of day with its time zone, as ISO 8601 writes it: ``2019-01-05T08:00+01:00``."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read a moment; a wrong one is a wrongly typed command."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a moment; write it like 2019-01-05T08:00+01:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"“{value}” lacks its time zone; write it like 2019-01-05T08:00+01:00", param, ctx)
        return moment


as_of_option = click.option(
    "--as-of",
    type=Moment(),
    metavar="MOMENT",
    default=now,
    show_default="now",
    help="Judge embargoes as at this moment, like 2019-01-05T08:00+01:00.",
)
