"""Prints of originals: each as it may be published, and what must not be seen of it, with the marks by which it is known again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

    from magazine.issue.picture import Area
    from magazine.release.audit.secrets import Source


REDACTED: Final = "redacted area"
"""What a covered area is called, before its number."""


@dataclass(frozen=True, slots=True)
class Grey:
    """A picture in grey.

    Attributes:
        width: in pixels.
        greys: by rows.
    """

    width: int
    greys: bytes


@dataclass(frozen=True, slots=True)
class Marks:
    """Local features of a picture: places with a look of their own.

    Attributes:
        places: for each, its x and y, its size (all in pixels) and its angle (in radians), as 32-bit floats.
        looks: for each, the ``LOOK`` numbers that describe it, a byte each.
    """

    places: bytes
    looks: bytes


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """A picture, or a part of it at its own scale.

    Attributes:
        grey: its pixels, no larger than they are compared.
        marks: its features.
        area: where it lies in the original.
        hidden: what must not be seen of it, as a finding calls it, and where, in parts of the view.
        small: True where it is sought at every size as well, because it has too few features to be known by.
    """

    grey: Grey
    marks: Marks
    area: Area
    hidden: tuple[tuple[str, Area], ...] = ()
    small: bool = False

    @cached_property
    def key(self) -> str:
        """Name the view by all that a result hangs on."""
        told = [(what, *sides(area)) for what, area in self.hidden]
        parts = (
            self.grey.greys,
            self.marks.places,
            self.marks.looks,
            repr((self.grey.width, self.small, sides(self.area), told)).encode(),
        )
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Print:
    """An original as the audit knows it.

    Attributes:
        source: the picture's card.
        shown: what is published of it; None where nothing is.
        secret: the original and its parts, nothing covered; none where nothing of it is hidden.
    """

    source: Source
    shown: View | None
    secret: tuple[View, ...] = ()

    @property
    def hides(self) -> bool:
        """Say whether anything of it must not be seen."""
        return bool(self.secret)

    @property
    def redacts(self) -> bool:
        """Say whether an area of it is covered, which is for somebody's sake, not the page's."""
        return any(what.startswith(REDACTED) for view in self.secret for what, _ in view.hidden)

    @property
    def key_parts(self) -> tuple[object, ...]:
        """What an audit by this print hangs on."""
        where = self.source.kind.value, str(self.source.where)
        return (*where, self.shown.key if self.shown else "", [view.key for view in self.secret])


def sides(area: Area) -> tuple[float, float, float, float]:
    """Give an area's left, top, right and bottom."""
    return area.left, area.top, area.right, area.bottom


def pixels_digest(image: Image.Image) -> str:
    """Give the SHA-256 of a picture's colours and size."""
    colours = image if image.mode == "RGB" else image.convert("RGB")
    return hashlib.sha256(f"{colours.size}".encode() + colours.tobytes()).hexdigest()
