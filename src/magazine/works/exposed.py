"""A face that one card covers, and another shows: two cards of one photograph, and the redaction stands on one alone.

A card says what readers see of its own picture, and each is made as its card says; so nothing that looks at one issue, or at one output, can
tell. A photograph is the same by its bytes; or by its look, where a copy was saved again, smaller or as another kind of file.

A crop hides for the page's sake, and a photograph that is whole elsewhere gives nothing away. A redaction hides for somebody's.
"""

from __future__ import annotations

import json
import math
import os
import pickle
import re
from dataclasses import replace
from itertools import pairwise
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_VERSION, YAML_MAX_BYTES
from magazine.darkroom.develop import processor_seconds
from magazine.darkroom.negative import original_bytes
from magazine.darkroom.redaction import margin_of, painted_over
from magazine.issue.finding import Finding, Location
from magazine.issue.job import Job, content_key
from magazine.issue.picture import Area
from magazine.manuscript.notes import Notes, nearest
from magazine.manuscript.pictures import is_picture
from magazine.manuscript.text import read_text
from magazine.release.audit.prints import REDACTED
from magazine.release.audit.secrets import Secrets
from magazine.release.outlets.inventory import digest_of
from magazine.works.prints import decoded, print_job
from magazine.works.shelves import pictures_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from magazine.issue.job import Crew
    from magazine.issue.picture import Picture
    from magazine.release.audit.prints import Print, View
    from magazine.works.shelves import Shelf

_OPEN: Final = 0.1
"""Of a redacted area, what another card may leave open: two people draw a rectangle around a face alike, not the same."""
_CELLS: Final = 24
"""Cells a side of a picture as a whole."""
_ALIKE: Final = 0.75
"""Correlation of two pictures as a whole from which on they are compared closely; of copies it is 0.9 and more, less what either covers."""
_SAME_SHAPE: Final = 0.04
"""How far, in parts, the proportions of two copies may differ."""
_FIELD: Final = re.compile(r"^[ \t]*(\w+)[ \t]*:", re.MULTILINE)
_LIKE_REDACT: Final = 0.8
"""Likeness from which on a word was meant for ``redact`` (0 to 1); that of ``credit`` is 0.67."""
_REDACT: Final = re.compile(r"^redact\s*:", re.MULTILINE)


def exposed(pictures: Iterable[tuple[Picture, bool]], crew: Crew) -> Iterator[Finding]:
    """Find what a card redacts and a published picture shows.

    Args:
        pictures: all of the project, each with whether anything of it is published.
        crew: compares copies.
    """
    ordered = list(pictures)
    covering = [picture for picture, _ in ordered if picture.redactions]
    if not covering:
        return
    shown = [picture for picture, published in ordered if published]
    for cover in covering:
        for other in shown:
            if other.digest == cover.digest and other.card != cover.card:
                yield from _finding(cover, other, [f"{REDACTED} {number}" for number in left_open(cover, other)])
    pairs = list(_alike(covering, shown, crew))
    for (cover, other, _), file in zip(pairs, crew.make([_pair_job(*pair) for pair in pairs]), strict=True):
        yield from _finding(cover, other, json.loads(file.read_bytes()), copy=True)


def unread(shelves: Iterable[Shelf]) -> Iterator[Finding]:
    """Find published pictures whose file lies in another place, too, where a card that redacts something cannot be read."""
    shelves = list(shelves)
    shown = {picture.digest: picture for picture, published in pictures_of(shelves) if published}
    for shelf in shelves:
        for name in sorted(_without_card(shelf)):
            file = shelf.folder / name
            cards = [card for card in _cards_beside(file) if _may_redact(card)]
            other = shown.get(digest_of(file)) if cards and file.is_file() else None
            if other is not None:
                yield Finding(
                    rule="leaked-redaction",
                    where=Location(path=f"{shelf.path}/{cards[0].relative_to(shelf.folder).as_posix()}"),
                    what=f"what this covers cannot be read, and a published picture is the same as {file.name}: {other.card.path}",
                    remedy=f"mend this card as `magazine check {shelf.folder.name}` says",
                )


def _without_card(shelf: Shelf) -> Iterator[str]:
    """Give the places of pictures of an issue of which it is not known what their cards say."""
    if shelf.issue is not None:
        yield from (name for name in shelf.issue.unusable if is_picture(name))
        return
    known = {picture.file for picture in shelf.pictures}
    for folder, _, names in os.walk(shelf.folder):
        for name in names:
            file = Path(folder, name)
            if is_picture(name) and file not in known and file.is_file() and not file.is_symlink():
                yield file.relative_to(shelf.folder).as_posix()


def _cards_beside(picture: Path) -> list[Path]:
    """Give what is a picture's card, or was meant for it, under whatever name; not the card of another."""
    like = re.compile(rf"{re.escape(picture.stem)}.*\.ya?ml.*", re.IGNORECASE | re.DOTALL)
    beside = [file for file in picture.parent.iterdir() if like.fullmatch(file.name)]
    return sorted(file for file in beside if file.with_suffix("") == picture or not file.with_suffix("").is_file())


def _may_redact(card: Path) -> bool:
    """Say whether a line of a file begins like the field that covers something."""
    text = read_text(card, card.name, Notes(), most=YAML_MAX_BYTES) or ""
    return any(nearest(name.lower(), ("redact",), _LIKE_REDACT) for name in _FIELD.findall(text))


def _finding(cover: Picture, other: Picture, areas: Sequence[str], *, copy: bool = False) -> Iterator[Finding]:
    if areas:
        same = "a copy of the same picture" if copy else "the same picture"
        yield Finding(
            rule="leaked-redaction",
            where=_redacts(other),
            what=f"a published picture shows what {_place(_redacts(cover))} covers ({', '.join(areas)}): it is {same}",
            remedy="write the same `redact` on this card, too; where readers may see it, take it off the other",
        )


def _place(where: Location) -> str:
    return f"{where.path}:{where.line}"


def _redacts(picture: Picture) -> Location:
    """Give the line of a card that says what is covered; the card, where nothing is."""
    found = _REDACT.search(picture.source)
    return (
        Location(path=picture.card.path, line=picture.source.count("\n", 0, found.start()) + 1)
        if found
        else picture.card
    )


def left_open(cover: Picture, other: Picture) -> Iterator[int]:
    """Number the areas that one card covers and another, of the same picture, leaves open."""
    for number, area in enumerate(cover.redactions, start=1):
        if _part_left_open(area, other) > _OPEN:
            yield number


def _part_left_open(area: Area, picture: Picture) -> float:
    """Say how much of an area readers see, in parts: in the fields into which the edges of all that covers and crops part it."""
    seen = picture.crop or area
    lines = (area, seen, *picture.redactions)
    across = sorted({min(max(x, area.left), area.right) for line in lines for x in (line.left, line.right)})
    down = sorted({min(max(y, area.top), area.bottom) for line in lines for y in (line.top, line.bottom)})
    left_open = sum(
        (right - left) * (bottom - top)
        for left, right in pairwise(across)
        for top, bottom in pairwise(down)
        if _holds(seen, middle := ((left + right) / 2, (top + bottom) / 2))
        and not any(_holds(covered, middle) for covered in picture.redactions)
    )
    return left_open / ((area.right - area.left) * (area.bottom - area.top))


def _holds(area: Area, point: tuple[float, float]) -> bool:
    return area.left <= point[0] < area.right and area.top <= point[1] < area.bottom


def _alike(
    covering: Sequence[Picture], shown: Sequence[Picture], crew: Crew
) -> Iterator[tuple[Picture, Picture, Path]]:
    """Give the pictures of other bytes that look, as a whole, like one that is redacted, and that one's print."""
    files = crew.make([print_job(picture, published=True) for picture in (*covering, *shown)])
    prints: list[Print | None] = [pickle.loads(file.read_bytes())[0] for file in files]  # noqa: S301 - our own bytes
    frames = [None if one is None or one.shown is None else _framed(_image(one.shown)) for one in prints]
    for cover, known, file in zip(covering, prints, files, strict=False):
        if known is None or not known.secret:
            continue
        whole = _image(known.secret[0])
        own = _framed(whole)
        for other, frame in zip(shown, frames[len(covering) :], strict=True):
            if frame is None or other.digest == cover.digest or not _same_shape(cover, other):
                continue
            frame_of_cover = own if other.crop is None else _framed(whole.crop(other.crop.inside(whole.size)))
            if sum(map(mul, frame_of_cover, frame)) >= _ALIKE:
                yield cover, other, file


def _same_shape(one: Picture, other: Picture) -> bool:
    return abs(one.width * other.height / (one.height * other.width) - 1) <= _SAME_SHAPE


def _image(view: View) -> Image.Image:
    grey = view.grey
    return Image.frombytes("L", (grey.width, len(grey.greys) // grey.width), grey.greys)


def _framed(grey: Image.Image) -> list[float]:
    """Give a picture as a whole: its cells, of mean nothing and length one, so that the sum of two's products is their correlation."""
    cells = grey.resize((_CELLS, _CELLS), Image.Resampling.BOX).tobytes()
    mean = sum(cells) / len(cells)
    length = math.dist(cells, [mean] * len(cells))
    return [(cell - mean) / length if length else 0.0 for cell in cells]


def _pair_job(cover: Picture, other: Picture, known: Path) -> Job:
    key = content_key(
        "exposed side by side",
        AUDIT_VERSION,
        print_job(cover, published=True).key,
        print_job(other, published=True).key,
    )
    return Job(
        kind="print", name=f"{other.id} beside {cover.id}", key=key, work=_open_areas, arguments=(known, cover, other), original=other.id,
        processor_seconds=processor_seconds(cover) + processor_seconds(other),
    )  # fmt: skip


def _open_areas(known: Path, cover: Picture, other: Picture) -> bytes:
    """Say which redacted areas of a picture show in another, as that is published: side by side, or, where it lies otherwise, by its likeness."""
    from magazine.release.audit.likeness import likeness_traces  # noqa: PLC0415 - OpenCV takes its time, and jobs alone need it
    from magazine.release.audit.printing import as_published, small  # noqa: PLC0415 - likewise
    from magazine.release.audit.side_by_side import open_areas  # noqa: PLC0415 - likewise

    data = original_bytes(other)
    covered = (*other.redactions, *painted_over(other, margin_of(other.format, data)))
    image = decoded(other, data)
    own = decoded(cover, original_bytes(cover)).convert("L")
    laid = open_areas(own, image.convert("L"), cover.redactions, other.crop or Area(0, 0, 1, 1), covered)
    told = {f"{REDACTED} {number}": is_open for number, is_open in (laid or {}).items()}
    found = {what for what, is_open in told.items() if is_open}
    print_: Print = pickle.loads(known.read_bytes())[0]  # noqa: S301 - our own bytes
    secret = [_left(view, told) for view in print_.secret]
    secrets = Secrets(prints=(replace(print_, secret=tuple(view for view in secret if view.hidden)),))
    shown = as_published(small(image), other.crop, covered)
    return json.dumps(sorted(found | {trace.quote for trace in likeness_traces(shown, secrets)})).encode()


def _left(view: View, told: Collection[str]) -> View:
    """Give a view with the covered areas alone that are still to be told of."""
    return replace(
        view, hidden=tuple((what, area) for what, area in view.hidden if what.startswith(REDACTED) and what not in told)
    )
