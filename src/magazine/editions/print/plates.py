"""The job of a press sheet: a layout in light, which the screen's edition has too, made into inks with the press's own pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.darkroom.separation import Separation, house_mixes
from magazine.editions.print.press import picture_name
from magazine.issue.job import Job, content_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magazine.darkroom.separation import Inks, Light
    from magazine.editions.print.sheet import Asset
    from magazine.issue.theme import PrintingCondition

PLATES_VERSION: Final = 2
"""To be raised whenever the same layout is to give other plates."""


def plates_job(
    layout: Job, laid_out: Path, pictures: Sequence[Asset], tokens: Mapping[str, str], condition: PrintingCondition
) -> Job:
    """Make the job that makes the plates of a sheet.

    Args:
        layout: of the sheet, in light.
        laid_out: what it gave.
        pictures: as the press needs them, by the names under which the sheet asks for them.
        tokens: the theme's, with the inks of its colours.
        condition: how the press prints.
    """
    mixes = tuple(sorted(house_mixes(tokens).items()))
    named = sorted(pictures, key=lambda asset: asset.name)
    key = content_key(
        "plates", PLATES_VERSION, layout.key, [[asset.name, asset.digest] for asset in named], condition.digest,
        [[*light, *inks] for light, inks in mixes],
    )  # fmt: skip
    files = tuple((picture_name(asset.name), str(asset.file)) for asset in named)
    arguments = (str(laid_out), files, mixes, str(condition.file))
    return Job(kind="plates", name=layout.name, key=key, work=make_plates, arguments=arguments)


def make_plates(
    sheet: str, pictures: tuple[tuple[str, str], ...], mixes: tuple[tuple[Light, Inks], ...], profile: str
) -> bytes:
    """Give a laid-out sheet in process inks.

    Args:
        sheet: the file.
        pictures: how their names on the pages begin, and the files that take their places.
        mixes: inks of the house's colours.
        profile: file of the printing condition.
    """
    from magazine.editions.print.bindery.plates import plated  # noqa: PLC0415 - in workers only

    separation = Separation(profile=Path(profile).read_bytes(), mixes=dict(mixes))
    return plated(Path(sheet).read_bytes(), separation, {name: Path(file) for name, file in pictures})
