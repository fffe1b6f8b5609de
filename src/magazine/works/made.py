"""What the darkroom makes of what is published: where the same lies in a draft, it gives nothing away.

Whoever writes of the last issue puts its cover into the next, or a photograph as the site has it. The audit knows such a file as one that
nothing published shows, and finds it wherever it was published. To tell, covers, share cards and pictures are ordered again, which the store
has most often: what covers and cards show, and the bytes and pixels of all, are no secrets. It costs too much to be done at each audit, so
this is for a second look (``release/audit/audit.py``).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_VERSION, ISSUE_FILE
from magazine.darkroom import recipes
from magazine.darkroom.develop import develop_job
from magazine.darkroom.recipe import Format
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

_CARD: Final = ".yaml"
"""What a card's name has behind that of its picture."""

Known = tuple["Print | None", str, tuple[str, ...]]
"""The print of a cover or card, and of all that was made the digest of its pixels, and those of its bytes and scan."""


def with_made(secrets: Secrets, project: Path, shelves: Iterable[Shelf], names: Collection[str], crew: Crew) -> Secrets:
    """Give the secrets, less what the darkroom makes of issues.

    Args:
        secrets: what must not be in the outputs.
        project: the folder that holds ``issues/``.
        shelves: the issues.
        names: of outputs; things are made of the issues in whose folders these lie.
        crew: makes them.
    """
    issues = {part for name in names for part in PurePosixPath(name).parts}
    try:
        jobs = [
            (shelf, job)
            for shelf in shelves
            if shelf.folder.name in issues
            for job in (*_layouts(shelf, project, crew), *_pictures(shelf))
        ]
        made = crew.make([job for _, job in jobs])
        files = crew.make([_known_job(shelf, job, file) for (shelf, job), file in zip(jobs, made, strict=True)])
    except Stop:  # what cannot be made explains nothing
        return secrets
    known: list[Known] = [pickle.loads(file.read_bytes()) for file in files]  # noqa: S301 - our own bytes
    colours = {colour for _, colour, _ in known}
    digests = {digest for _, _, own in known for digest in own}
    same = {source.where.path for digest, source in secrets.files.items() if digest in digests}
    same |= {_picture_of(source) for digest, source in secrets.pixels.items() if digest in colours}
    own = (
        replace(one, secret=()) if _picture_of(one.source) in same and not one.redacts else one
        for one in secrets.prints
    )
    return replace(
        secrets,
        prints=(*own, *(print_ for print_, _, _ in known if print_ is not None)),
        pixels={digest: source for digest, source in secrets.pixels.items() if digest not in colours},
        files={digest: source for digest, source in secrets.files.items() if digest not in digests},
    )


def _picture_of(source: Source) -> str:
    """Give the path of the picture whose card a source is."""
    return source.where.path.removesuffix(_CARD)


def _pictures(shelf: Shelf) -> Iterator[Job]:
    """Order the files that readers can take from the site and from books, in the formats that editors hand in."""
    for picture in () if shelf.issue is None else shelf.issue.pictures.values():
        if shelf.shown_in(picture.id):
            for recipe in (*recipes.web(picture), recipes.epub(picture)):
                if recipe.format in {Format.JPEG, Format.PNG}:
                    yield develop_job(picture, recipe)


def _layouts(shelf: Shelf, project: Path, crew: Crew) -> Iterator[Job]:
    """Order the covers and share cards."""
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


def _known_job(shelf: Shelf, job: Job, made: Path) -> Job:
    place, layout = f"{shelf.path}/{ISSUE_FILE}", job.kind != "picture"
    key = content_key("made", AUDIT_VERSION, place if layout else "", job.key, version_of("pillow"))
    return Job(kind="print", name=job.name, key=key, work=_taken, arguments=(made, place, layout))


def _taken(made: Path, place: str, layout: bool) -> bytes:  # noqa: FBT001 - a job's arguments have no names
    """Take what a thing is known by; a picture's print is that of its original."""
    from magazine.release.audit.printing import take  # noqa: PLC0415 - OpenCV takes its time, and jobs alone need it

    data = made.read_bytes()
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        image, scan = opened.convert("RGB"), scan_digest(data) if opened.format == "JPEG" else ""
    source = Source(kind=Kind.PIXELS, where=Location(path=place))
    print_ = take(source, image, None, (), published=True) if layout else None
    known: Known = print_, pixels_digest(image), (*digests_of(made), scan)
    return pickle.dumps(known)
