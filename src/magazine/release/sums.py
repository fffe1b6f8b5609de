"""Lists of hashes in the form of GNU coreutils: ``sha256sum -c SHA256SUMS`` takes them, in the folder where they lie. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SHELVES: Final = ("site", "press", "archive")
"""The folders of a build that leave the house, each with a list of its own; reports stay in it."""
LIST: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.p7s"
"""The list's signature: a detached CMS signature in DER (RFC 5652), which ``openssl cms -verify -inform DER`` takes."""
LIST_MAX_BYTES: Final = 64_000_000  # half a million files; four hundred issues have a tenth of that
SIGNATURE_MAX_BYTES: Final = 1_000_000  # a signature with a chain of certificates and a timestamp has ten thousand

_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([^\x00-\x1f\x7f\\]+)")
"""Digest, a space, ``*`` or a space, and the name; names with line ends or backslashes are written otherwise, and refused here."""


class BadListError(ValueError):
    """The list is not of the form that this house writes."""


def write_sums(digests: Mapping[str, str]) -> str:
    """Write a list.

    Args:
        digests: SHA-256 in hexadecimal digits, by the file's place from the list's folder.

    Raises:
        BadListError: where a name would not come back as it is.
    """
    text = "".join(f"{digest}  {place}\n" for place, digest in sorted(digests.items()))
    if read_sums(text.encode()) != dict(digests):
        raise BadListError("a name does not come back as it was written")
    return text


def read_sums(content: bytes) -> dict[str, str]:
    """Read a list: digests by place.

    Raises:
        BadListError: where a line is of another form, a place leads out of the folder, or is named twice.
    """
    if len(content) > LIST_MAX_BYTES:
        raise BadListError("the list is too large")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise BadListError("the list is not UTF-8") from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None or _leads_out(match[2]):
            raise BadListError(f"line {number} is not a digest and a place")
        if match[2] in found:
            raise BadListError(f"line {number} names a file again")
        found[match[2]] = match[1]
    return found


def _leads_out(place: str) -> bool:
    return place.startswith("/") or not {".", "..", ""}.isdisjoint(place.split("/"))
