"""Sound and film of the issue's own."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from typing import TYPE_CHECKING, Final

from magazine.constants import RECORDING_MAX_BYTES
from magazine.issue.picture import Recording
from magazine.manuscript.recording_traces import remedy_for, trace_in

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


_MPEG_FRAME: Final = re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]", re.DOTALL)
"""Eleven bits set, then a version that is not reserved and a layer that exists (ISO/IEC 11172-3, 2.4.2.3)."""
_START: Final = 64  # bytes in which each format says what it is


def read_recording(item: IssueFile, notes: Notes) -> Recording | None:
    """Read a recording's name and digest; None, with a finding, where it cannot be opened or is something else than its name says."""
    try:
        with os.fdopen(os.open(item.file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            about = os.fstat(stream.fileno())
            size = about.st_size if stat.S_ISREG(about.st_mode) else 0
            start = stream.read(_START) if size else b""
            stream.seek(0)
            known = 0 < size <= RECORDING_MAX_BYTES and _is_of(start, MEDIA_TYPES[item.ending])
            digest = hashlib.file_digest(stream, "sha256").hexdigest() if known else ""
            trace = trace_in(stream, MEDIA_TYPES[item.ending]) if known else ""
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = f"the file cannot be opened ({reason})"
        notes.find("unreadable-file", item.where, what, "check its name and permissions")
        return None
    if size == 0:
        notes.find("empty-file", item.where, "the file holds nothing", "put the recording here again")
        return None
    if size > RECORDING_MAX_BYTES:
        what = f"the recording is larger than {RECORDING_MAX_BYTES // 1_000_000} MB"
        notes.find("huge-file", item.where, what, "make it shorter or smaller; readers download it whole")
        return None
    if not known:
        what = f"this file is not a recording of the kind that its name says ({item.ending})"
        remedy = "put the recording itself here (MP3, M4A, Ogg, Opus, WAV, MP4 or WebM), named for its format"
        notes.find("not-a-recording", item.where, what, remedy)
        return None
    if trace:
        what = f"beside sound and film the recording carries {trace}, which would be published with it"
        remedy = remedy_for(item.id.rpartition("/")[2], MEDIA_TYPES[item.ending])
        notes.find("recording-with-traces", item.where, what, remedy)
        return None
    return Recording(id=item.id, file=item.file, digest=digest, media_type=MEDIA_TYPES[item.ending])


def _is_of(start: bytes, media_type: str) -> bool:
    """Say whether a file begins as its format does: a page or a program under a recording's name would be published as it is.

    Sources: MIME Sniffing (WHATWG), section 6.2; ISO/IEC 14496-12, 4.3; RFC 3533, section 6; EBML (RFC 8794), 11.2.1.
    """
    match media_type:
        case "audio/mpeg":
            return start.startswith(b"ID3") or _MPEG_FRAME.match(start) is not None
        case "audio/mp4" | "video/mp4":
            return start[4:8] == b"ftyp"
        case "audio/ogg":
            return start.startswith(b"OggS\x00")
        case "audio/wav":
            return start[:4] == b"RIFF" and start[8:12] == b"WAVE"
        case "video/webm":
            return start.startswith(b"\x1a\x45\xdf\xa3")
    return False
