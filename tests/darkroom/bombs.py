"""Work that never ends or takes all memory; at the top of a module, so that worker processes find it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.darkroom.specimens import quarters, saved

from magazine.issue.job import Job, content_key

if TYPE_CHECKING:
    from magazine.works.store import Store


def many_scans(side: int = 7_000, times: int = 3_000) -> bytes:
    """A progressive JPEG within all limits, whose last scan comes again and again: each is a pass over 49 million pixels."""
    data = bytearray(saved(quarters((64, 64)).convert("L"), "JPEG", progressive=True))
    place = data.index(b"\xff\xc2")
    data[place + 5 : place + 9] = struct.pack(">HH", side, side)
    last = bytes(data[data.rindex(b"\xff\xda") : -2])
    return bytes(data[:-2]) + last * times + b"\xff\xd9"


def layers(times: int) -> str:
    """Give masks as large as the drawing, within the bounds of its markup: each takes a second at the size of a page."""
    mask = '<mask id="m"><rect width="99" height="99" fill="#fff"/></mask>'
    return mask + '<rect width="99" height="99" mask="url(#m)"/>' * times


def hoard(size: int) -> bytes:
    """Take so many bytes, and give how many they were."""
    return str(len(bytearray(size))).encode()


def hoarding(size: int, store: Store) -> Job:
    return Job(
        kind="picture",
        name="patrol/crowd.jpg",
        key=content_key("hoard", size, str(store.folder)),
        work=hoard,
        arguments=(size,),
    )
