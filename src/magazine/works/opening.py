"""An issue opened for a build, with the digests of the very files that were read: an editor may save one at any moment.

The texts of an issue are read once, at the beginning. Its record names what was read then, not what stands there when the build ends; what has
changed in between is told (``since_built.py``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Stop
from magazine.manuscript.house import read_house
from magazine.works.manuscripts import open_copy
from magazine.works.sources import inputs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.works.manuscripts import Copy

_TRIES: Final = 3
"""Readings, where somebody saves in the middle of one; a person does not save so often."""


def open_unchanged(project: Path, issue_id: str, as_of: datetime, into: Path) -> tuple[Copy, tuple[Finding, ...]]:
    """Read an issue whose files are the same before and afterwards; after some tries, what has come then, with the digests from before.

    Args:
        project: the folder that holds ``issues/``.
        issue_id: of the issue.
        as_of: the moment at which embargoes are judged, with its time zone.
        into: a folder for copies of the readings.

    Raises:
        Stop: where house, theme or issue cannot be read at all.
    """
    before = standing_inputs(project, issue_id)
    for number in range(_TRIES):
        copy, findings = open_copy(project, issue_id, as_of, into / f"opened-{number}")
        after = standing_inputs(project, issue_id)
        if after == before:
            break
        if number + 1 < _TRIES:
            before = after
    return replace(copy, inputs=before), findings


def standing_inputs(project: Path, issue_id: str, theme: str = "") -> Mapping[str, str]:
    """Give the digests of what an issue is made from, as it stands now; without the theme where that is broken, none where nothing can be read.

    Args:
        project: the folder that holds ``issues/``.
        issue_id: of the issue.
        theme: the theme's name; without it the one that the house's sheet names now.
    """
    for _ in range(_TRIES):
        house = None if theme else read_house(project)[0]
        name = theme or (house.theme if house is not None else "")
        with suppress(FileNotFoundError):  # something goes while it is read, as where an editor saves
            try:
                return inputs(project, issue_id, name) if name else {}
            except Stop:  # of the theme
                return inputs(project, issue_id, "")
    return {}
