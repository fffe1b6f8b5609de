"""What must not leave the house, as fingerprints."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_VERSION
from magazine.issue.job import content_key
from magazine.release.audit.index import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.finding import Location
    from magazine.release.audit.prints import Print


class Kind(Enum):
    """Kinds of secret; the value is the rule of a finding."""

    DRAFT = "leaked-draft"
    EMBARGO = "leaked-embargo"
    COMMENT = "leaked-comment"
    WAIVER = "leaked-waiver"
    LEDGER = "leaked-ledger"
    CARD = "leaked-card"
    DATA = "leaked-data"
    ADDRESS = "leaked-address"
    ORIGINAL = "leaked-original"
    PIXELS = "leaked-pixels"
    MACHINE = "leaked-machine"
    TIME = "leaked-time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a secret stands in the house, and what it is."""

    kind: Kind
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A string that is looked for exactly as it is.

    Attributes:
        text: what is looked for.
        whole: True where it must stand alone, not within a longer word.
        source: what it is.
        within: longer strings that hold it and are no secret: a published text says them.
        joints: signs that make it a part of a longer word, as letters and figures do.
    """

    text: str
    whole: bool
    source: Source
    within: tuple[str, ...] = ()
    joints: str = "-_"


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """Fingerprints of all that must not be in the outputs, less what the published set says.

    Attributes:
        windows: runs of ``AUDIT_WINDOW`` letters of unpublished passages.
        phrases: unpublished titles, names and remarks too short for a window, as folded words.
        needles: addresses of unpublished articles, and the building machine's names and paths.
        files: SHA-256 of the files that editors wrote or handed in, in hexadecimal.
        pixels: SHA-256 of decoded originals of which something is hidden (mode, size and pixels).
        prints: perceptual prints of originals, and of what is hidden of them.
        paths: paths as of machines that a published text says, without the names of this machine.
        moments: moments that files may bear, as ``20190101000000`` in universal time; to the minute or the second.
        days: the day of building in the forms that programs write.
        clock: the day of building in seconds since 1970, from and to, or None.
    """

    windows: Mapping[str, Source] = field(default_factory=dict)
    phrases: Mapping[str, Source] = field(default_factory=dict)
    needles: tuple[Needle, ...] = ()
    files: Mapping[str, Source] = field(default_factory=dict)
    pixels: Mapping[str, Source] = field(default_factory=dict)
    prints: tuple[Print, ...] = ()
    paths: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    days: tuple[Needle, ...] = ()
    clock: tuple[int, int] | None = None

    @cached_property
    def index(self) -> Index:
        """The windows and phrases, ready to be looked for."""
        return Index(self.windows, self.phrases)

    def __getstate__(self) -> dict[str, object]:
        """Leave the index out where secrets are sent to a worker: it is made there faster than it is sent."""
        return {name: value for name, value in self.__dict__.items() if name != "index"}

    @cached_property
    def words_key(self) -> str:
        """Name what texts are searched for; days are left out, as a file that was looked at before today was not made today."""
        return content_key(
            AUDIT_VERSION,
            sorted((text, _said(source)) for text, source in self.windows.items()),
            sorted((text, _said(source)) for text, source in self.phrases.items()),
            [(needle.text, needle.whole, needle.within, _said(needle.source)) for needle in self.needles],
            sorted((digest, _said(source)) for digest, source in self.files.items()),
            sorted(self.paths),
            sorted(self.moments),
        )

    @cached_property
    def pictures_key(self) -> str:
        """Name what pictures are held against."""
        return content_key(
            AUDIT_VERSION,
            sorted((digest, _said(source)) for digest, source in self.pixels.items()),
            [one.key_parts for one in self.prints],
        )


def _said(source: Source) -> str:
    return f"{source.kind.value} {source.where}"


REMEDY: Final[Mapping[Kind, str]] = {
    Kind.DRAFT: "find what brings the draft in; set `status: ready` only if it may be read",
    Kind.EMBARGO: "find what brings the article in; it may be read when its embargo is over",
    Kind.COMMENT: "find what brings the comment in, or take it out of the manuscript",
    Kind.WAIVER: "find what brings the waiver in, or word its reason so that it may be read",
    Kind.LEDGER: "find what brings the fact in; no published article uses it",
    Kind.CARD: "find what brings the card in, or take the words out of it",
    Kind.DATA: "find what brings the table in; no published article shows it",
    Kind.ADDRESS: "find what names the article; readers must not learn that there is one",
    Kind.ORIGINAL: "publish what the darkroom makes of it, never the file itself",
    Kind.PIXELS: "publish what the darkroom makes of the picture; its card says what is hidden",
    Kind.MACHINE: "find the program that writes it, and give it a name that is the same everywhere",
    Kind.TIME: "find the program that writes it; files bear SOURCE_DATE_EPOCH or the cover date",
}
