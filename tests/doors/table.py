"""Every door of the house, in one table: what comes in there, and what takes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.doors import marked, placed, shown, spoken, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.doors.door import Door

DOORS: Final[Mapping[str, Door]] = {**written.DOORS, **marked.DOORS, **shown.DOORS, **placed.DOORS, **spoken.DOORS}
