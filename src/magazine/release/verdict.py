"""What is said of a file: true, altered or unknown, and why.

*True* is said only where a signature of the house proves it. *Altered* is said where the house's own signature, or a list that it has
signed, shows that the bytes are not those that left the house. All else is *unknown*: nothing is proved, in either direction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Word(Enum):
    """The answer in one word."""

    TRUE = "true"
    ALTERED = "altered"
    UNKNOWN = "unknown"


class Reason(Enum):
    """Why; each leads to one word (``WORDS``), and has a sentence in each language (``wording.SENTENCES``)."""

    SIGNED = "signed"
    """The file bears the house's signature, over every byte of it."""
    LISTED = "listed"
    """A list that the house has signed names the file with this digest."""
    LIST_SIGNED = "list-signed"
    """The file is such a list, or the signature of one."""

    CHANGED = "changed"
    """The signature is the house's, the bytes are not those that were signed."""
    APPENDED = "appended"
    """Something stands in the file that the signature does not cover."""
    DAMAGED = "damaged"
    """The house's signature is in the file, and the file cannot be read as what it should be."""
    OTHER_BYTES = "other-bytes"
    """A signed list names the file with another digest."""
    OTHER_NAME = "other-name"
    """A true file that bears the name of another one."""
    MISSING = "missing"
    """A signed list names a file that is not in the folder."""

    UNSIGNED = "unsigned"
    """No signature, and no list was given or found beside the file."""
    NOT_LISTED = "not-listed"
    """No signature, and the list does not name the file."""
    OTHER_SIGNER = "other-signer"
    """Signed with a certificate that is neither the house's nor issued by it."""
    SAME_NAME = "same-name"
    """Signed with a certificate that bears the house's name and is another."""
    EXPIRED = "expired"
    """The certificate's time is over, and no timestamp proves that the signature is older."""
    NOT_YET = "not-yet"
    """The certificate's time had not begun, or the signature names a moment that has not come."""
    REVOKED = "revoked"
    """The certificate has been revoked."""
    NO_REVOCATIONS = "no-revocations"
    """The revocation list that was given says nothing of this certificate, or is too old."""
    UNFIT = "unfit"
    """The certificate is not for signatures, or key or digest are too weak."""
    LIST_UNSIGNED = "list-unsigned"
    """The list has no signature: what it names is not proved."""
    LIST_UNTRUE = "list-untrue"
    """The list is altered or of another signer: what it names is not proved."""
    PACKED = "packed"
    """A packed folder (ZIP, tar) with a PDF or an EPUB in it: what is in it can be checked, it cannot."""
    UNREADABLE = "unreadable"
    """The file cannot be read, is too large, or took too long."""


WORDS: Final[Mapping[Reason, Word]] = {
    Reason.SIGNED: Word.TRUE,
    Reason.LISTED: Word.TRUE,
    Reason.LIST_SIGNED: Word.TRUE,
    Reason.CHANGED: Word.ALTERED,
    Reason.APPENDED: Word.ALTERED,
    Reason.DAMAGED: Word.ALTERED,
    Reason.OTHER_BYTES: Word.ALTERED,
    Reason.OTHER_NAME: Word.ALTERED,
    Reason.MISSING: Word.ALTERED,
    Reason.UNSIGNED: Word.UNKNOWN,
    Reason.NOT_LISTED: Word.UNKNOWN,
    Reason.OTHER_SIGNER: Word.UNKNOWN,
    Reason.SAME_NAME: Word.UNKNOWN,
    Reason.EXPIRED: Word.UNKNOWN,
    Reason.NOT_YET: Word.UNKNOWN,
    Reason.REVOKED: Word.UNKNOWN,
    Reason.NO_REVOCATIONS: Word.UNKNOWN,
    Reason.UNFIT: Word.UNKNOWN,
    Reason.LIST_UNSIGNED: Word.UNKNOWN,
    Reason.LIST_UNTRUE: Word.UNKNOWN,
    Reason.PACKED: Word.UNKNOWN,
    Reason.UNREADABLE: Word.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a signature proves.

    Attributes:
        reason: why.
        name: the file's name when it was signed; empty where it is not known.
        time: when it was signed, as the signature says, ISO 8601.
        stamped: True where a timestamp authority that is trusted bears that moment out.
        signer: the name on the certificate.
        fingerprint: SHA-256 of the certificate, in hexadecimal digits.
        detail: what else a person may want to know: a date, a place, a ``Hitch``.
    """

    reason: Reason
    name: str = ""
    time: str = ""
    stamped: bool = False
    signer: str = ""
    fingerprint: str = ""
    detail: str = ""

    @property
    def word(self) -> Word:
        """The answer in one word."""
        return WORDS[self.reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of one file.

    Attributes:
        path: the file, as it was asked for.
        judgement: why, and by whom.
        listed: the list that names it, or nothing.
    """

    path: str
    judgement: Judgement
    listed: str = field(default="")

    @property
    def word(self) -> Word:
        """The answer in one word."""
        return self.judgement.word

    @property
    def reason(self) -> Reason:
        """Why."""
        return self.judgement.reason
