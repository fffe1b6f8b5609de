"""Signatures within files: what a file's kind decides, PDF or EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.release.book import check_book, sign_book, unsigned_book
from magazine.release.pdf import check_pdf, sign_pdf, unsigned_length

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import PurePath

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

    from magazine.release.trust import Trust
    from magazine.release.verdict import Judgement

SIGNED_WITHIN: Final = ("site/*/*/*.pdf", "site/*/*/*.epub", "archive/*/*.pdf")
"""Editions that bear a signature of their own, as places within a build."""
_BOOK: Final = "epub"


def kind_of(path: PurePath) -> str:
    """Give the kind of a file of the house by its name: ``pdf``, ``epub``."""
    return path.suffix.removeprefix(".")


def sign_within(
    content: bytes, name: str, signer: Signer, moment: datetime, timestamper: TimeStamper | None = None
) -> bytes:
    """Sign a file; what is signed comes back out of it with ``unsigned``.

    Args:
        content: the file as the build made it.
        name: its name, which the signature bears out, and whose ending says its kind.
        signer: the key.
        moment: now, in UTC.
        timestamper: a timestamp authority, or None.
    """
    sign = sign_book if name.endswith(f".{_BOOK}") else sign_pdf
    return sign(content, name, signer, moment, timestamper)


def check_within(content: bytes, kind: str, trust: Trust) -> Judgement:
    """Say what the signature in a file proves."""
    return check_book(content, trust) if kind == _BOOK else check_pdf(content, trust)


def unsigned(content: bytes, kind: str) -> bytes:
    """Give a signed file as the build made it."""
    return unsigned_book(content) if kind == _BOOK else content[: unsigned_length(content)]
