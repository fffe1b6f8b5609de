"""What a reader finds in a file, for the searches to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text that someone can read out of a file, shown or not.

    Attributes:
        place: where in the file, as a person would say it (``a comment``, ``EPUB/nav.xhtml``); empty for the file as such.
        text: inline elements joined, blocks on lines of their own.
    """

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A part that is not read yet: only what looks for words pays for it.

    Attributes:
        place: where in the file.
        read: gives what is in it.
        pictures: True where that may be a picture, too.
    """

    place: str
    read: Callable[[], Iterator[Exhibit]]
    pictures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lump:
    """A file, an entry or a stream as it is.

    Attributes:
        place: where in the file.
        data: the bytes.
        opened: True where a reader gives what is in it, so that the bytes need not be searched as they lie.
    """

    place: str
    data: bytes
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Bytes within others that nobody has looked into yet.

    Attributes:
        place: where in the file.
        data: the bytes.
    """

    place: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A picture that is not decoded yet: only what looks at pictures pays for it.

    Attributes:
        place: where in the file.
        key: of all that its pixels hang on, so that a picture that stands in several files is looked at once.
        develop: gives its pixels, and what is odd about them, for a place.
    """

    place: str
    key: str
    develop: Callable[[str], Iterator[Exhibit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture, decoded; grey or colour, without transparency.

    Attributes:
        place: where in the file.
        image: its pixels, those under transparency as they are stored.
    """

    place: str
    image: Image.Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something that has no business in a finished file, whatever it says.

    Attributes:
        rule: the rule of the finding.
        place: where in the file.
        what: what is there, without a verb (``a thumbnail``).
        remedy: what to do.
    """

    rule: str
    place: str
    what: str
    remedy: str


Exhibit = Words | Reading | Lump | Packet | Film | Shot | Oddity
