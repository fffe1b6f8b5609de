"""Signatures within PDFs: PAdES baseline B-B, and B-T where a timestamp authority answers (ETSI EN 319 142-1). A door to pyHanko.

The signature is a certification that allows no change (ISO 32000-1, 12.8.2.2). It is appended: the bytes that the build made stay as
they are in front of it, with tags, boxes, fonts and metadata. Its field is seen by nobody: without size, outside every page, which is
what PDF/A-2 and PDF/UA-1 both allow.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.validation.status import SignatureCoverageLevel

from magazine.release.cms import DIGEST, STRANGERS, UnfitError, judge, open_signed
from magazine.release.envelope import der_length
from magazine.release.hitches import Hitch
from magazine.release.trust import fingerprint, name_of
from magazine.release.verdict import Judgement, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    from magazine.release.trust import Trust

FIELD: Final = "HouseSignature"
_CONTENTS: Final = re.compile(rb"/Contents\s*<([0-9A-Fa-f\s]{64,400000})>")
"""A signature's place in a file that cannot be parsed any more."""


logging.getLogger("pyhanko").addHandler(logging.NullHandler())
"""What it meets in a stranger's file is told by a verdict, not by a traceback on the reader's terminal."""


class _Update(IncrementalPdfFileWriter):
    """An appended revision that leaves the document's metadata alone: its dates and tools are the edition's, not the signature's."""

    def _update_meta(self) -> None:
        """Do nothing, where pyHanko would write today's date and its own name."""


class _Signing(PdfSigner):
    """Signs at a given moment, where pyHanko would ask the clock, and tell the machine's time zone."""

    moment: datetime

    def init_signing_session(self, *arguments: Any, **named: Any) -> Any:
        session = super().init_signing_session(*arguments, **named)
        session.system_time = self.moment
        return session


def sign_pdf(
    content: bytes, name: str, signer: Signer, moment: datetime, timestamper: TimeStamper | None = None
) -> bytes:
    """Sign a PDF.

    Args:
        content: the file; it comes back with the signature behind it.
        name: the file's name, which the signature bears out.
        signer: the key.
        moment: now, in UTC.
        timestamper: a timestamp authority, or None.
    """
    invisible = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    signing = _Signing(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm=DIGEST,
            reason=name,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=False,
        ),
        signer,
        timestamper=timestamper,
        new_field_spec=SigFieldSpec(FIELD, on_page=0, invis_sig_settings=invisible),
    )
    signing.moment = moment
    signed = bytes(signing.sign_pdf(_Update(BytesIO(content))).getvalue())
    if not signed.startswith(content):
        raise ValueError("the signature is not behind the file's own bytes")
    return signed


def check_pdf(content: bytes, trust: Trust) -> Judgement:
    """Say what the signature in a PDF proves."""
    try:
        found = list(PdfFileReader(BytesIO(content), strict=True).embedded_signatures)
        judged = [(each, _judge(each, trust)) for each in found]
    except Exception:  # noqa: BLE001 - the bytes are a stranger's, and the parser raises whatever it meets
        return _remains(content, trust)
    if not judged:
        return _remains(content, trust) if b"/ByteRange" in content else Judgement(reason=Reason.UNSIGNED)
    own = [(each, said) for each, said in judged if said.reason not in STRANGERS]
    if not own:
        return judged[0][1]
    (signature, said), *more = own
    if said.reason not in {Reason.CHANGED, Reason.UNFIT} and (
        more or len(judged) > 1 or not _covers_all(signature, content)
    ):
        return Judgement(reason=Reason.APPENDED, signer=said.signer, fingerprint=said.fingerprint, time=said.time)
    return said


def unsigned_length(content: bytes) -> int:
    """Give the number of bytes that stood in a PDF before its last revision, or all of them where there was but one."""
    reader = PdfFileReader(BytesIO(content), strict=True)
    if reader.total_revisions == 1:
        return len(content)
    before = content.rfind(b"%%EOF", 0, content.rfind(b"%%EOF"))
    end = before + len(b"%%EOF")
    return end + len(content[end : end + 2]) - len(content[end : end + 2].lstrip(b"\r\n"))


def _judge(signature: EmbeddedPdfSignature, trust: Trust) -> Judgement:
    contents: bytes = signature.pkcs7_content
    try:
        opened = open_signed(
            contents[: der_length(contents)],
            lambda name: _digest(signature, name),
            trust,
            signature.self_reported_timestamp,
        )
    except UnfitError as error:
        return error.judge(trust)
    reason = signature.sig_object.get("/Reason", "")
    return replace(judge(opened, trust), name=str(reason)[:200])


def _digest(signature: EmbeddedPdfSignature, name: str) -> bytes:
    digest: bytes = signature.compute_digest(name)
    return digest


def _covers_all(signature: EmbeddedPdfSignature, content: bytes) -> bool:
    """Say whether a signature covers every byte of its file but its own, nothing was appended since, and nothing stands where it stands.

    The gap for it is wider than it is: what is left is filled with noughts (ISO 32000-1, 12.8.1), and nobody signs those. So it must be
    written as signing writes it, to the digit.
    """
    if signature.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        return False
    contents: bytes = signature.pkcs7_content
    _, start, end, rest = map(int, signature.byte_range)
    fits = end + rest == len(content) and content[start:end] == b"<" + contents.hex().upper().encode() + b">"
    return fits and not contents[der_length(contents) :].strip(b"\0")


def _marks(certificate: bytes) -> tuple[bytes, bytes]:
    """Give what is the certificate's alone and stands in each signature made with it, in hexadecimal digits: its key and its own signature."""
    known = x509.load_der_x509_certificate(certificate)
    key = known.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return key.hex().encode(), known.signature.hex().encode()


def _remains(content: bytes, trust: Trust) -> Judgement:
    """Look for the house's signature in a file that cannot be read as a signed PDF: where there is one, the file was the house's."""
    for match in _CONTENTS.finditer(content):
        digits = re.sub(rb"\s", b"", match[1])
        bears = next(
            (each for each in trust.certificates if any(part in digits.lower() for part in _marks(each))), None
        )
        if bears is not None:
            return Judgement(
                reason=Reason.DAMAGED,
                signer=name_of(bears),
                fingerprint=fingerprint(bears),
            )
    return Judgement(reason=Reason.UNREADABLE, detail=Hitch.BROKEN)
