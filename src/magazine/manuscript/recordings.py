"""Sound and film of the issue's own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from magazine.issue.picture import Recording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.notes import Notes

# Endings by media type (IANA's registry), of the formats that browsers and EPUB readers play.
MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}


def read_recording(item: IssueFile, notes: Notes) -> Recording | None:
    """Read a recording's name and digest; None, with a finding, where it cannot be opened."""
    try:
        with item.file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"the file cannot be opened ({reason})"
        notes.find("unreadable-file", item.where, what, "check its name and permissions")
        return None
    if size == 0:
        notes.find("empty-file", item.where, "the file holds nothing", "put the recording here again")
        return None
    return Recording(id=item.id, file=item.file, digest=digest, media_type=MEDIA_TYPES[item.ending])
