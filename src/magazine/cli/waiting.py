"""``--wait``: how long a command waits where another works on the same folder."""

from __future__ import annotations

from typing import Final

import click

PATIENCE_SECONDS: Final = 600
"""Longer than a build of the sample from nothing takes on two cores; shorter than an editor's lunch."""

wait_option = click.option(
    "--wait",
    "patience",
    type=click.IntRange(min=0),
    metavar="SECONDS",
    default=PATIENCE_SECONDS,
    show_default=True,
    help="Wait so long where another command works on the same folder, then give up (code 3).",
)
