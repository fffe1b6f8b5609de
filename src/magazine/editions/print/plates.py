"""The job of a press sheet: laid out in light, then made into inks, in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from magazine.darkroom.separation import Separation, house_mixes
from magazine.issue.job import Job, content_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magazine.darkroom.separation import Inks, Light
    from magazine.issue.theme import PrintingCondition

PLATES_VERSION: Final = 1
"""To be raised whenever the same layout is to give other plates."""


def plates_job(layout: Job, tokens: Mapping[str, str], condition: PrintingCondition) -> Job:
    """Make the job that lays out a sheet as ``layout`` does and makes its plates.

    Args:
        layout: of the sheet, in light.
        tokens: the theme's, with the inks of its colours.
        condition: how the press prints.
    """
    mixes = tuple(sorted(house_mixes(tokens).items()))
    key = content_key(
        "plates", PLATES_VERSION, layout.key, condition.digest, [[*light, *inks] for light, inks in mixes]
    )
    arguments = (layout.work, layout.arguments, mixes, str(condition.file))
    return Job(kind=layout.kind, name=layout.name, key=key, work=lay_plates, arguments=arguments)


def lay_plates(
    lay_out: Callable[..., bytes], arguments: tuple[Any, ...], mixes: tuple[tuple[Light, Inks], ...], profile: str
) -> bytes:
    """Lay out a sheet and give it in process inks."""
    from magazine.editions.print.bindery.plates import plated  # noqa: PLC0415 - in workers only

    separation = Separation(profile=Path(profile).read_bytes(), mixes=dict(mixes))
    return plated(lay_out(*arguments), separation)
