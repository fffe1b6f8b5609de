"""Sound and film of the issue's own: which the pages play, and under what names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from magazine.editions.web.naming import NAME_DIGITS
from magazine.markup.nodes import Film, Sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.editions.commission import Commission

RECORDINGS_FOLDER: Final = "recordings"


def name_recordings(commission: Commission) -> tuple[dict[str, str], dict[str, Path]]:
    """Name the recordings that published articles play: name by id, and the file to copy by name."""
    recordings = commission.publication.recordings
    ids = dict.fromkeys(name for name in _played(commission) if name in recordings)
    names = {
        recording_id: f"{RECORDINGS_FOLDER}/{recordings[recording_id].digest[:NAME_DIGITS]}"
        f"{PurePosixPath(recording_id).suffix.lower()}"
        for recording_id in ids
    }
    return names, {name: recordings[recording_id].file for recording_id, name in names.items()}


def _played(commission: Commission) -> Iterator[str]:
    for document in commission.reading.documents.values():
        yield from (node["recording"] for node in document.findall(Film))
        yield from (node["recording"] for node in document.findall(Sound))
