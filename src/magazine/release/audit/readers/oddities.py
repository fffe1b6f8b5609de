"""What has no business in a finished file, said the same way by all readers."""

from __future__ import annotations

from magazine.release.audit.exhibits import Oddity


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
