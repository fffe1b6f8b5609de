"""Prints of originals, taken by the crew and kept in the store: an original is decoded once, not at each audit."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_PRINT_PX, AUDIT_VERSION, DARKROOM_VERSION, PICTURE_MAX_PIXELS
from magazine.darkroom.app_icon import draw_icon
from magazine.darkroom.develop import processor_seconds
from magazine.darkroom.drawing import draw
from magazine.darkroom.negative import DECODERS, original_bytes
from magazine.darkroom.redaction import margin_of, painted_over
from magazine.darkroom.transparency import sample_bits, without_key
from magazine.darkroom.upright import turned
from magazine.issue.finding import Location, Stop
from magazine.issue.job import Job, content_key, version_of
from magazine.release.audit.exhibits import Lump
from magazine.release.audit.prints import Print, View, pixels_digest
from magazine.release.audit.readers.jpegs import jpeg
from magazine.release.audit.secrets import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magazine.issue.job import Crew
    from magazine.issue.picture import Picture

_ICON_PX: Final = 512
_PLAIN_PX: Final = 640
"""Longer side of a drawing that is published whole, for its print."""

Taken = tuple["Print | None", str, str]
"""A print, and the digests of an original's pixels and of a JPEG's scans; empty where there are none."""


def prints_of(
    pictures: Iterable[tuple[Picture, bool]], crew: Crew
) -> tuple[tuple[Print, ...], dict[str, Source], dict[str, Source]]:
    """Give the prints of originals, and the digests of their pixels and scans.

    What a card publishes whole is no secret of another card of the same picture, which crops it or is not published: it has no print of what
    is hidden, and its pixels are anyone's. What a card redacts stays a secret.

    Args:
        pictures: each with whether anything of it is published.
        crew: takes them.
    """
    ordered = list(pictures)
    files = crew.make([print_job(picture, published=published) for picture, published in ordered])
    taken: list[Taken] = [pickle.loads(file.read_bytes()) for file in files]  # noqa: S301 - our own bytes
    whole = {picture.digest for picture, published in ordered if not _hides(picture, published=published)}
    open_pixels = {
        digest for (picture, _), (_, digest, _) in zip(ordered, taken, strict=True) if picture.digest in whole
    }
    prints, pixels, scans = [], {}, {}
    for (picture, published), (print_, digest, scan) in zip(ordered, taken, strict=True):
        in_the_open = picture.digest in whole or (bool(digest) and digest in open_pixels)
        if print_ is not None and not (in_the_open and not published):
            prints.append(replace(print_, secret=()) if in_the_open and not picture.redactions else print_)
        if digest and not in_the_open and _hides(picture, published=published):
            pixels[digest] = Source(kind=Kind.PIXELS, where=_place(picture))
        if scan:
            scans[scan] = Source(kind=Kind.ORIGINAL, where=_place(picture))
    return tuple(prints), pixels, scans


def icon_prints(drawings: Mapping[str, str], crew: Crew) -> tuple[Print, ...]:
    """Give the prints of a theme's icons: an unpublished picture of the same star is not seen in them.

    Args:
        drawings: SVG by place.
        crew: takes them.
    """
    jobs = [
        Job(
            kind="print", name=place, key=content_key("icon print", AUDIT_VERSION, place, drawing), work=_icon_taken,
            arguments=(place, drawing),
        )
        for place, drawing in sorted(drawings.items())
    ]  # fmt: skip
    taken = [pickle.loads(file.read_bytes()) for file in crew.make(jobs)]  # noqa: S301 - our own bytes
    return tuple(one for one in taken if one is not None)


def _icon_taken(place: str, drawing: str) -> bytes:
    from magazine.release.audit.printing import take  # noqa: PLC0415 - as below

    try:
        with Image.open(io.BytesIO(draw_icon(drawing, _ICON_PX)), formats=("PNG",)) as drawn:
            image = _on_paper(drawn)
    except Exception:  # noqa: BLE001 - the web edition says what is wrong with it
        return pickle.dumps(None)
    return pickle.dumps(take(Source(kind=Kind.PIXELS, where=Location(path=place)), image, None, (), published=True))


def _hides(picture: Picture, *, published: bool) -> bool:
    return not published or picture.crop is not None or bool(picture.redactions)


def _place(picture: Picture) -> Location:
    return Location(path=picture.card.path, line=picture.card.line)


def print_job(picture: Picture, *, published: bool) -> Job:
    """Order the print of an original.

    Args:
        picture: the original, and what its card hides.
        published: False where nothing of it may be seen.
    """
    crop = picture.crop and [picture.crop.left, picture.crop.top, picture.crop.right, picture.crop.bottom]
    areas = [[area.left, area.top, area.right, area.bottom] for area in picture.redactions]
    shape = [field.name for kind in (Print, View) for field in fields(kind)]  # a print of another shape is none
    key = content_key(
        "print", AUDIT_VERSION, shape, picture.digest, picture.card.path, picture.card.line, crop, areas, published, version_of("pillow"), DARKROOM_VERSION
    )  # fmt: skip
    return Job(
        kind="print", name=picture.id, key=key, work=_taken, arguments=(picture, published), original=picture.id,
        processor_seconds=processor_seconds(picture),
    )  # fmt: skip


def _taken(picture: Picture, published: bool) -> bytes:  # noqa: FBT001 - a job's arguments have no names
    """Take the print of an original; none of one that cannot be decoded, of which nothing can be made either."""
    from magazine.release.audit.printing import take  # noqa: PLC0415 - OpenCV takes its time, and jobs alone need it

    nothing: Taken = (None, "", "")
    try:
        data = original_bytes(picture)
        image = decoded(picture, data, published=published)
    except Exception:  # noqa: BLE001 - the darkroom says what is wrong with it, where it is used
        return pickle.dumps(nothing)
    source = Source(kind=Kind.PIXELS, where=_place(picture))
    painted = painted_over(picture, margin_of(picture.format, data))
    print_ = take(source, image, picture.crop, picture.redactions, published=published, painted=painted)
    digest = pixels_digest(image) if picture.format not in {"SVG", "JPEG"} else ""
    return pickle.dumps((print_, digest, scan_digest(data) if picture.format == "JPEG" else ""))


def scan_digest(data: bytes) -> str:
    """Give the SHA-256 of a JPEG's first scan, which it keeps when its metadata is taken out."""
    return next((hashlib.sha256(one.data).hexdigest() for one in jpeg(data, "") if isinstance(one, Lump)), "")


def decoded(picture: Picture, data: bytes, *, published: bool = True) -> Image.Image:
    """Give an original's pixels, upright, nothing hidden, at no more than its print needs.

    Args:
        picture: the original.
        data: its bytes.
        published: False where nothing of it may be seen.
    """
    return _drawn(picture, published=published) if picture.format == "SVG" else _decoded(picture, data)


def _drawn(picture: Picture, *, published: bool) -> Image.Image:
    """Draw an original; one of which nothing is hidden is known by less, and a drawing costs time by its size."""
    most = AUDIT_PRINT_PX if _hides(picture, published=published) else _PLAIN_PX
    scale = min(1.0, most / max(picture.width, picture.height))
    return draw(picture, (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def _decoded(picture: Picture, data: bytes) -> Image.Image:
    """Decode an original upright; a JPEG no larger than its print needs."""
    with Image.open(io.BytesIO(data), formats=DECODERS[picture.format]) as opened:
        if opened.width * opened.height > PICTURE_MAX_PIXELS:
            raise Stop
        opened.draft(opened.mode, (AUDIT_PRINT_PX, AUDIT_PRINT_PX))
        opened.load()
        upright = turned(picture, data, opened)
        return _on_paper(without_key(upright, sample_bits(picture.format, data)))


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")
