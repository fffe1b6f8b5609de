"""Signatures (CMS): beside the list of hashes, and in PDFs. When something was signed is the one moment that is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from asn1crypto import cms

from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
"""The number of signed data (RFC 5652, 5.1), as it is written."""
_SIGNED_AT: Final = re.compile(rb"(?:\d\d)?\d{12}(?:\.\d+)?Z")
"""UTCTime and GeneralizedTime: of signing, of a time stamp, of certificates."""


def is_seal(data: bytes) -> bool:
    """Say whether bytes begin as signed data does."""
    return data[:1] == b"\x30" and _SIGNED_DATA in data[2:20]


def seal(data: bytes, place: str) -> Iterator[Exhibit]:
    """Parse a signature to its end, and give the words in it and in its certificates. A signature in a PDF has room left: zeros."""
    content = cms.ContentInfo.load(data)
    size = len(content.dump())
    signed = content["content"]
    if (
        signed["encap_content_info"]["content"].native is not None
        and signed["encap_content_info"]["content_type"].native == "data"
    ):
        yield foreign(place, "a signature that holds what it signs, in a form")
    if data[size:].strip(b"\x00"):
        yield behind(place, len(data) - size)
    yield as_it_lies(_SIGNED_AT.sub(b" ", data), place)
