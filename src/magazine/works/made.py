"""Covers and share cards as the house makes them of what is published: one that lies in a draft gives nothing away.

Whoever writes of the last issue puts its cover into the next. The audit knows that picture as one that nothing published shows, and sees
it on every cover and card. To tell, covers and cards are ordered again, which the store has most often; what they show, and their very
bytes, are no secrets. They cost too much to be made for each audit, so this is for a second look (``release/audit/audit.py``).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image

from magazine.constants import AUDIT_VERSION, ISSUE_FILE
from magazine.editions.commission import Commission
from magazine.editions.epub.cover import book_cover_job
from magazine.editions.web.cards import card_jobs, front_jobs
from magazine.issue.finding import Location, Stop
from magazine.issue.job import Job, content_key, version_of
from magazine.manuscript.theme import read_theme
from magazine.markup.reading import NO_READING
from magazine.release.audit.digests import digests_of
from magazine.release.audit.prints import pixels_digest
from magazine.release.audit.secrets import Kind, Source
from magazine.works.clock import file_moment
from magazine.works.prints import scan_digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from magazine.issue.job import Crew
    from magazine.release.audit.prints import Print
    from magazine.release.audit.secrets import Secrets
    from magazine.works.shelves import Shelf

Known = tuple["Print", str, tuple[str, ...]]
"""The print of what was made, the digest of its pixels, and those of its bytes and scan."""


def with_made(secrets: Secrets, project: Path, shelves: Iterable[Shelf], names: Collection[str], crew: Crew) -> Secrets:
    """Give the secrets, less the covers and cards of issues.

    Args:
        secrets: what must not be in the outputs.
        project: the folder that holds ``issues/``.
        shelves: the issues.
        names: of outputs; covers and cards are made of the issues in whose folders these lie.
        crew: makes them.
    """
    issues = {part for name in names for part in PurePosixPath(name).parts}
    try:
        jobs = [
            (shelf, job) for shelf in shelves if shelf.folder.name in issues for job in _jobs_of(shelf, project, crew)
        ]
        made = crew.make([job for _, job in jobs])
        files = crew.make([_print_job(shelf, job, file) for (shelf, job), file in zip(jobs, made, strict=True)])
    except Stop:  # what cannot be made explains nothing
        return secrets
    known: list[Known] = [pickle.loads(file.read_bytes()) for file in files]  # noqa: S301 - our own bytes
    colours = {colour for _, colour, _ in known}
    digests = {digest for _, _, own in known for digest in own}
    return replace(
        secrets,
        prints=(*secrets.prints, *(print_ for print_, _, _ in known)),
        pixels={digest: source for digest, source in secrets.pixels.items() if digest not in colours},
        files={digest: source for digest, source in secrets.files.items() if digest not in digests},
    )


def _jobs_of(shelf: Shelf, project: Path, crew: Crew) -> Iterator[Job]:
    publication = shelf.publication
    if publication is None or not shelf.out:
        return
    theme = read_theme(project, publication.house.theme)
    for language in publication.languages:
        if not publication.contents[language]:
            continue
        commission = Commission(
            publication=publication,
            language=language,
            reading=NO_READING,
            theme=theme,
            into=project,
            editions=frozenset(),
            crew=crew,
            moment=file_moment(publication.cover_date),
            translate=lambda *_: "",
        )
        yield from (*card_jobs(commission), *front_jobs(commission), book_cover_job(publication, language, theme))


def _print_job(shelf: Shelf, job: Job, made: Path) -> Job:
    place = f"{shelf.path}/{ISSUE_FILE}"
    key = content_key("made print", AUDIT_VERSION, place, job.key, version_of("pillow"))
    return Job(kind="print", name=job.name, key=key, work=_taken, arguments=(made, place))


def _taken(made: Path, place: str) -> bytes:
    from magazine.release.audit.printing import take  # noqa: PLC0415 - OpenCV takes its time, and jobs alone need it

    data = made.read_bytes()
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
        image = opened.convert("RGB")
    source = Source(kind=Kind.PIXELS, where=Location(path=place))
    known: Known = (
        take(source, image, None, (), published=True),
        pixels_digest(image),
        (*digests_of(made), scan_digest(data)),
    )
    return pickle.dumps(known)
