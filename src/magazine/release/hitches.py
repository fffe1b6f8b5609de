"""What keeps a file from being read, or a signature from being one: each has a sentence in each language (``wording.OF_HITCH``). Pure."""

from __future__ import annotations

from enum import StrEnum


class Hitch(StrEnum):
    """Why a file cannot be read, or what is wrong with a signature: stands as a judgement's detail."""

    LINK = "link"
    """A link in a folder, which is not followed."""
    ODD = "odd"
    """A device, a pipe or the like."""
    GONE = "gone"
    """There was a file, or the name has signs that no file can have."""
    FORBIDDEN = "forbidden"
    """The reader may not open it."""
    DISK = "disk"
    """The disk or the network gave it up."""
    LARGE = "large"
    """Larger than anything that the magazine publishes."""
    SLOW = "time"
    """It was not read in the time that there is."""
    HEAVY = "memory"
    """It took more memory than there is."""
    BROKEN = "broken"
    """It is not what its name or its beginning says: cut off, damaged, or made up."""

    DIGEST = "digest"
    """SHA-1, MD5 and the like can be forged."""
    KEY = "key"
    """Too short, so that it can be found."""
    USE = "use"
    """The certificate says that it is for other things."""
    FORM = "form"
    """The signature lacks what the house's have, or holds what is signed."""


class TooLargeError(ValueError):
    """A file has more bytes than are read of it."""


class OddFileError(OSError):
    """What should be read is no file: a pipe would be waited for without end."""


def hitch_of(error: Exception) -> Hitch:
    """Say what kept a file from being read."""
    if isinstance(error, TooLargeError):
        return Hitch.LARGE
    if isinstance(error, OddFileError):
        return Hitch.ODD
    if isinstance(error, PermissionError):
        return Hitch.FORBIDDEN
    if isinstance(error, MemoryError):
        return Hitch.HEAVY
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return Hitch.GONE
    return Hitch.DISK if isinstance(error, OSError) else Hitch.BROKEN
