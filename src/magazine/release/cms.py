"""Signatures in CMS (RFC 5652): made over a file that stays as it is, and opened again. A door to pyHanko and asn1crypto."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import cms, x509
from pyhanko.sign.ades.api import CAdESSignedAttrSpec
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation.generic_cms import (
    collect_timing_info,
    extract_certs_for_validation,
    extract_self_reported_ts,
    validate_sig_integrity,
)
from pyhanko_certvalidator import ValidationContext

from magazine.release.envelope import is_lean
from magazine.release.hitches import Hitch
from magazine.release.trust import about, doubt
from magazine.release.verdict import Judgement, Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

    from magazine.release.trust import Trust

DIGEST: Final = "sha256"
DIGESTS: Final = frozenset({"sha256", "sha384", "sha512"})
"""What counts as a digest; SHA-1 and MD5 can be forged."""
STRANGERS: Final = frozenset({Reason.OTHER_SIGNER, Reason.SAME_NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A signature, opened; whether its signer is to be trusted is another question.

    Attributes:
        signer: the certificate, DER.
        fits: the digest that was signed is the content's.
        valid: the signature is the certificate's.
        claimed: when it was made, as it says itself.
        stamped: when a trusted timestamp says that it was there, or None.
        lean: nothing stands in it that nothing signs (``envelope``).
        chain: the other certificates in it.
    """

    signer: bytes
    fits: bool
    valid: bool
    claimed: datetime | None
    stamped: datetime | None
    lean: bool
    chain: tuple[bytes, ...]


class UnfitError(ValueError):
    """The signature uses what can be forged, or leaves out what must be there."""

    def __init__(self, hitch: Hitch, signer: bytes) -> None:
        super().__init__(hitch)
        self.hitch, self.signer = hitch, signer

    def judge(self, trust: Trust) -> Judgement:
        """Say what it is: another's signature is that above all."""
        stranger = doubt(trust, self.signer, None, None)
        if stranger is not None and stranger.reason in STRANGERS:
            return stranger
        return about(Reason.UNFIT, self.signer, None, None, self.hitch)


def sign_detached(content: bytes, signer: Signer, moment: datetime, timestamper: TimeStamper | None = None) -> bytes:
    """Sign a content and give the signature in DER; the content is not in it."""
    attributes = PdfCMSSignedAttributes(signing_time=moment, cades_signed_attrs=CAdESSignedAttrSpec())
    made = asyncio.run(
        signer.async_sign_general_data(
            content, DIGEST, detached=True, timestamper=timestamper, signed_attr_settings=attributes
        )
    )
    return bytes(made.dump())


def check_detached(content: bytes, signature: bytes, trust: Trust) -> Judgement:
    """Say what a detached signature proves of a content."""
    try:
        opened = open_signed(signature, lambda name: hashlib.new(name, content).digest(), trust)
    except UnfitError as error:
        return error.judge(trust)
    except Exception:  # noqa: BLE001 - the bytes are a stranger's, and the parser raises whatever it meets
        return Judgement(reason=Reason.UNREADABLE, detail=Hitch.BROKEN)
    return judge(opened, trust)


def open_signed(
    signature: bytes, digest: Callable[[str], bytes], trust: Trust, claimed: datetime | None = None
) -> Opened:
    """Open a signature.

    Args:
        signature: CMS, in DER, and nothing behind it.
        digest: gives the content's digest by the algorithm's name.
        trust: whose timestamps count.
        claimed: when it was made, as it is said elsewhere in the file.

    Raises:
        UnfitError: see there.
        Exception: whatever the parser meets in a stranger's bytes.
    """
    whole = cms.ContentInfo.load(signature, strict=True)
    if whole["content_type"].native != "signed_data":
        raise ValueError("no signature")
    signed = whole["content"]
    info = extract_signer_info(signed)
    found = extract_certs_for_validation(signed)
    certificate = found.signer_cert
    if info["signed_attrs"].native is None:
        raise UnfitError(Hitch.FORM, certificate.dump())
    if signed["encap_content_info"]["content"].native is not None:
        raise UnfitError(Hitch.FORM, certificate.dump())
    algorithm = info["digest_algorithm"]["algorithm"].native
    if algorithm not in DIGESTS or _hash_of(info["signature_algorithm"]) not in {*DIGESTS, None}:
        raise UnfitError(Hitch.DIGEST, certificate.dump())
    fits, valid = validate_sig_integrity(info, certificate, "data", digest(algorithm))
    return Opened(
        signer=certificate.dump(),
        fits=fits,
        valid=valid,
        claimed=extract_self_reported_ts(info) or claimed,
        stamped=_stamped(info, digest, trust),
        lean=is_lean(signature, certificate.dump(), trust.certificates),
        chain=tuple(each.dump() for each in found.other_certs),
    )


def judge(opened: Opened, trust: Trust) -> Judgement:
    """Say what an opened signature proves: first whose it is, then whether it fits, then whether the certificate stood."""
    known = replace(trust, issuers=(*trust.issuers, *opened.chain))
    judged = doubt(known, opened.signer, opened.claimed, opened.stamped)
    if judged is not None and judged.reason in STRANGERS:
        return judged
    said = judged or about(Reason.SIGNED, opened.signer, opened.claimed, opened.stamped)
    if not (opened.fits and opened.valid):
        return replace(said, reason=Reason.CHANGED, detail="")
    return said if opened.lean else replace(said, reason=Reason.APPENDED, detail="")


def _hash_of(algorithm: Any) -> str | None:
    try:
        return str(algorithm.hash_algo)
    except ValueError:  # Ed25519 and the like have their own
        return None


def _stamped(info: Any, digest: Callable[[str], bytes], trust: Trust) -> datetime | None:
    """Give the moment of a timestamp of an authority that the reader trusts; others count for nothing."""
    if not trust.clocks:
        return None
    roots = [x509.Certificate.load(each) for each in trust.clocks]
    with suppress(Exception):  # a broken timestamp is as good as none
        context = ValidationContext(
            trust_roots=roots, allow_fetching=False, moment=trust.moment, revocation_mode="soft-fail"
        )
        found = asyncio.run(collect_timing_info(info, context, digest)).get("timestamp_validity")
        if found is not None and found.intact and found.valid and found.trusted:
            stamped: datetime = found.timestamp
            return stamped
    return None
