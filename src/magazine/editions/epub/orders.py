"""What the pages ask for while they are written: pictures, charts, recordings. Names are known at once, the files are made later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from magazine.constants import EPUB_RECORDING_MAX_BYTES
from magazine.darkroom import recipes
from magazine.darkroom.develop import develop_job, published_size
from magazine.darkroom.recipe import Format
from magazine.editions.epub.book import BookFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from magazine.issue.job import Job
    from magazine.issue.picture import Picture, Recording

PICTURES: Final = "pictures"
CHARTS: Final = "charts"
RECORDINGS: Final = "recordings"
NAME_DIGITS: Final = 16
"""64 bits of SHA-256 in a file's name: no two files of one book meet by chance."""

OPUS_HEAD: Final = b"OpusHead"
OPUS_WITHIN: Final = 64
"""Bytes: an Ogg page head takes 28, the codec's name follows (RFC 7845, section 5.1)."""


@dataclass(kw_only=True)
class Orders:
    """Collects what a book's pages need.

    Attributes:
        jobs: work by the file's name, with the media type of what it gives.
        recordings: those that the book plays, by the file's name.
        ornaments: names of pictures whose cards say that they tell nothing.
    """

    jobs: dict[str, tuple[Job, str]] = field(default_factory=dict)
    recordings: dict[str, tuple[Recording, str]] = field(default_factory=dict)
    ornaments: set[str] = field(default_factory=set)

    def picture(self, picture: Picture) -> tuple[str, tuple[int, int]]:
        """Order a picture; give its name, and its width and height in pixels."""
        recipe = recipes.epub(picture)
        job = develop_job(picture, recipe)
        # Not for the job's key: it holds the digest of the original, of which nothing may leave the house.
        name = f"{PICTURES}/{hashlib.sha256(picture.id.encode()).hexdigest()[:NAME_DIGITS]}{recipe.format.ending}"
        self.jobs[name] = (job, recipe.format.media_type)
        if picture.decorative:
            self.ornaments.add(name)
        return name, published_size(picture, recipe)

    def cover(self, job: Job) -> str:
        """Order the cover; give its file's name."""
        name = f"{PICTURES}/cover.jpg"
        self.jobs[name] = (job, Format.JPEG.media_type)
        return name

    def job(self, job: Job, folder: str, ending: str, media_type: str) -> str:
        """Order any other work, of what is published whole; give its file's name."""
        name = f"{folder}/{job.key[:NAME_DIGITS]}{ending}"
        self.jobs[name] = (job, media_type)
        return name

    def recording(self, recording: Recording) -> str:
        """Take a recording into the book; give its name, or nothing where the book may not or cannot play it."""
        media_type = playable(recording)
        if not media_type:
            return ""
        name = f"{RECORDINGS}/{recording.digest[:NAME_DIGITS]}{PurePosixPath(recording.id).suffix.lower()}"
        self.recordings[name] = (recording, media_type)
        return name

    def files(self, made: Sequence[Path]) -> list[BookFile]:
        """Give all that was asked for; ``made`` are the results of the jobs, in their order."""
        developed = [
            _file(name, media_type, path) for (name, (_, media_type)), path in zip(self.jobs.items(), made, strict=True)
        ]
        played = [_file(name, media_type, recording.file) for name, (recording, media_type) in self.recordings.items()]
        return sorted([*developed, *played], key=lambda file: file.name)


def playable(recording: Recording) -> str:
    """Give the media type under which every reading system must play a recording, or nothing.

    Core media types for sound are MP3, AAC in MP4, and Opus in Ogg; films are exempt, MP4 is what systems know (EPUB 3.3, section 3.2).
    WAV is none of them, and what is too large for a download stays on the site.
    """
    if recording.file.stat().st_size > EPUB_RECORDING_MAX_BYTES:
        return ""
    if recording.media_type == "audio/ogg":
        with recording.file.open("rb") as file:
            return "audio/ogg; codecs=opus" if OPUS_HEAD in file.read(OPUS_WITHIN) else ""
    return recording.media_type if recording.media_type in {"audio/mpeg", "audio/mp4", "video/mp4"} else ""


def _file(name: str, media_type: str, path: Path) -> BookFile:
    stem = PurePosixPath(name)
    return BookFile(id=f"{stem.parent.name}-{stem.stem}", name=name, media_type=media_type, content=path)
