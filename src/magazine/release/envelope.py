"""What stands in a signature that the signature does not cover. Pure.

A CMS signature covers its signed attributes, and through them a digest of the content (RFC 5652, 5.4); certificates, revocation lists,
unsigned attributes and the way of writing are covered by nothing. Whoever holds a signed file could so lay a page or a program into it, and
it would still be true. So there is one way to write a signature of the house's, and another way of writing is not the house's.

What stays free, since nothing could be hidden in it or nothing can be done: a timestamp may be added (RFC 3161; it is made after the
signature), certificates of the chain may be left out, and to each signature on an elliptic curve belongs a second one that is as valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asn1crypto import cms, parser
from asn1crypto import x509 as asn1

from magazine.release.trust import issued, read_certificate

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNIVERSAL, _CONTEXT = 0, 2
_INTEGER, _OCTETS, _SEQUENCE, _SET = 2, 4, 16, 17
_TIMESTAMP = "signature_time_stamp_token"


def is_lean(signature: bytes, signer: bytes, known: Iterable[bytes]) -> bool:
    """Say whether a signature is written as the house writes them, with nothing in it that it does not need.

    Args:
        signature: CMS, in DER.
        signer: the certificate that it was made with.
        known: the reader's certificates of the house.

    Raises:
        ValueError: where it is no signature.
    """
    signed = cms.ContentInfo.load(signature, strict=True)["content"]
    if len(signed["signer_infos"]) != 1:
        return False
    certificates = [each.chosen.dump() for each in signed["certificates"]] if signed["certificates"] else []
    added = set(certificates) - {signer, *known}
    return (
        signer in certificates
        and _vouch_for({signer, *(set(certificates) - added)}, added)
        and _written(signed, signer, sorted(set(certificates))) == signature
    )


def der_length(contents: bytes) -> int:
    """Give the number of bytes that the first object in DER takes.

    Raises:
        ValueError: where there is none.
    """
    return int(parser.peek(contents))


def _vouch_for(vouched: set[bytes], added: set[bytes]) -> bool:
    """Say whether each added certificate issued one that is there: the chain up from the signer's, and nothing else."""
    left = {each: read_certificate(each) for each in added}
    below = [read_certificate(each) for each in vouched]
    while left:
        issuers = [each for each, issuer in left.items() if any(issued(issuer, one) for one in below)]
        if not issuers:
            return False
        below = [left.pop(each) for each in issuers]
    return True


def _written(signed: Any, signer: bytes, certificates: list[bytes]) -> bytes:
    """Write a signature anew from the parts that are signed or checked (RFC 5652, 5.1 and 5.3)."""
    info = signed["signer_infos"][0]
    digest = info["digest_algorithm"].dump()
    stamps = info["unsigned_attrs"]
    named = asn1.Certificate.load(signer)
    one = b"".join(
        [
            _INTEGER_ONE,
            _made(_SEQUENCE, named.issuer.dump() + named["tbs_certificate"]["serial_number"].dump()),
            digest,
            info["signed_attrs"].dump(),
            info["signature_algorithm"].dump(),
            _made(_OCTETS, info["signature"].native, constructed=False),
            _stamp(stamps) if stamps else b"",
        ]
    )
    whole = b"".join(
        [
            _INTEGER_ONE,
            _made(_SET, digest),
            _made(_SEQUENCE, cms.ContentType("data").dump()),
            _tagged(0, b"".join(certificates)),
            _made(_SET, _made(_SEQUENCE, one)),
        ]
    )
    return _made(_SEQUENCE, cms.ContentType("signed_data").dump() + _tagged(0, _made(_SEQUENCE, whole)))


def _stamp(attributes: Any) -> bytes:
    """Write the one unsigned attribute that there may be: a timestamp; of others there is nothing to write."""
    stamps = [each for each in attributes if each["type"].native == _TIMESTAMP and len(each["values"]) == 1]
    if not stamps:
        return b""
    token = stamps[0]["values"][0].dump()
    return _tagged(1, _made(_SEQUENCE, stamps[0]["type"].dump() + _made(_SET, token)))


def _made(tag: int, contents: bytes, *, constructed: bool = True) -> bytes:
    return bytes(parser.emit(_UNIVERSAL, int(constructed), tag, contents))


def _tagged(tag: int, contents: bytes) -> bytes:
    return bytes(parser.emit(_CONTEXT, 1, tag, contents))


_INTEGER_ONE = _made(_INTEGER, b"\x01", constructed=False)
"""The version of both: certificates are named by issuer and number, and there are none but X.509's."""
