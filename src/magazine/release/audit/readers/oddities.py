"""What has no business in a finished file, said the same way by all readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.release.audit.exhibits import Oddity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit


def metadata(place: str, what: str) -> Oddity:
    """Tell of words or numbers about a picture, a sound or a font that no reader is meant to see."""
    return Oddity(
        rule="leaked-metadata",
        place=place,
        what=what,
        remedy="write the file from its pixels or sounds alone; what is known about it belongs in its card",
    )


def behind(place: str, size: int) -> Oddity:
    """Tell of bytes after the end of a file, or between its parts."""
    return Oddity(
        rule="leaked-trailing-data",
        place=place,
        what=f"{size} bytes that belong to no part of the file",
        remedy="find the program that leaves them, and write the file afresh",
    )


def several(place: str, count: int) -> Oddity:
    """Tell of more than one picture in a file."""
    return Oddity(
        rule="leaked-second-picture",
        place=place,
        what=f"{count} pictures in one file",
        remedy="write one picture a file, from its pixels alone",
    )


def under_transparency(place: str) -> Oddity:
    """Tell of pixels that are there but cannot be seen."""
    return Oddity(
        rule="leaked-hidden-pixels",
        place=place,
        what="a drawing in pixels that are fully transparent",
        remedy="give transparent pixels one colour before the picture is written",
    )


def unread(place: str, why: str) -> Oddity:
    """Tell of a file, or a part of one, that could not be looked into: a check that did not run has failed."""
    return Oddity(
        rule="unread-output",
        place=place,
        what=f"a part that cannot be read ({why})",
        remedy="build again; if it stays, report this with the file",
    )


def foreign(place: str, what: str) -> Oddity:
    """Tell of something that the house does not make: what nobody writes on purpose, nobody can vouch for."""
    return Oddity(
        rule="unread-output",
        place=place,
        what=f"{what}, which no edition writes",
        remedy="find the program that writes it, and take it out; only kinds that the audit can read may leave",
    )


def guarded(found: Iterator[Exhibit], place: str) -> Iterator[Exhibit]:
    """Read on, whatever the file does to its reader: where that fails, the finding names this very file."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - parsers fail in a hundred ways on files made to break them
        yield unread(place, f"{type(error).__name__}: {error}"[:_LONGEST])


def within(place: str, what: str) -> str:
    """Name a part of a file, or of what stands in a file."""
    return f"{place}, {what}" if place else what


_LONGEST = 160  # letters of an error's own words
