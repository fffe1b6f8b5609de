"""Whom a reader trusts: the house's certificate, and what is known against it.

A certificate counts as the house's where it is the very one that was given, or was issued directly by one that was given and that may
issue certificates. Its name proves nothing: anybody can make a certificate with the same name.
"""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509.oid import NameOID

from magazine.release.hitches import Hitch
from magazine.release.verdict import Judgement, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

CERTIFICATE_MAX_BYTES: Final = 256_000  # a bundle of a hundred certificates
REVOCATIONS_MAX_BYTES: Final = 20_000_000  # the largest lists of public authorities
FACTOR_MIN_BITS: Final = 2048  # RSA and DSA (NIST SP 800-131A)
CURVE_MIN_BITS: Final = 224  # elliptic curves (ibid.)
SIGNING_USES: Final = frozenset(
    x509.ObjectIdentifier(each)
    for each in (
        "2.5.29.37.0",  # any use (RFC 5280, 4.2.1.12)
        "1.3.6.1.5.5.7.3.36",  # documents (RFC 9336)
        "1.3.6.1.5.5.7.3.4",  # mail, which authorities have long written into certificates for documents
        "1.3.6.1.5.5.7.3.3",  # code
        "1.3.6.1.4.1.311.10.3.12",  # Microsoft's documents
        "1.2.840.113583.1.1.5",  # Adobe's
    )
)
"""What a certificate with uses of its own must name one of. One of a server (TLS), of the same authority, signs no magazine."""
CLOCKS_APART: Final = timedelta(hours=26)  # a claimed moment may lie ahead by a wrong time zone and a slow clock
_PEM_KEY: Final = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_PEM_CERTIFICATE: Final = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\s*", re.DOTALL)
_PEM_LIST: Final = re.compile(rb"-----BEGIN X509 CRL-----.+?-----END X509 CRL-----\s*", re.DOTALL)
_ODD: Final = (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
"""What reading the extensions of a certificate or a list raises, where they are not understood here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What a file is held against. Certificates and lists are in DER, so that a worker process can take them.

    Attributes:
        certificates: the house's.
        revocations: certificate revocation lists (RFC 5280, section 5).
        issuers: certificates of who issued the house's: they bear out revocation lists, and vouch for nobody.
        clocks: certificates of timestamp authorities.
        moment: now, with its time zone.
    """

    certificates: tuple[bytes, ...]
    revocations: tuple[bytes, ...] = ()
    issuers: tuple[bytes, ...] = ()
    clocks: tuple[bytes, ...] = ()
    moment: datetime


class PrivateKeyError(ValueError):
    """A file that should hold certificates holds a private key."""

    def __init__(self) -> None:
        super().__init__("the file holds a private key; readers need the certificate alone")


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep off the terminal what the library says of an odd certificate or list, such as one with a longer name than the norm allows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


@_quietly()
def read_certificates(content: bytes) -> tuple[bytes, ...]:
    """Read certificates, PEM or DER, and give each in DER.

    Raises:
        PrivateKeyError: where the file holds a private key.
        ValueError: where there is no certificate, or one cannot be read.
    """
    if _PEM_KEY.search(content):
        raise PrivateKeyError
    if b"-----BEGIN" in content:
        return tuple(_der(each) for each in x509.load_pem_x509_certificates(content))
    return (_der(x509.load_der_x509_certificate(content)),)


@_quietly()
def read_revocations(content: bytes) -> tuple[bytes, ...]:
    """Read revocation lists, PEM or DER, and give each in DER.

    Raises:
        ValueError: where there is none, or where one cannot be read.
    """
    if b"-----BEGIN" in content:
        found = [x509.load_pem_x509_crl(each[0]) for each in _PEM_LIST.finditer(content)]
        if not found:
            raise ValueError("the file holds no revocation list")
    else:
        found = [x509.load_der_x509_crl(content)]
    return tuple(each.public_bytes(serialization.Encoding.DER) for each in found)


@_quietly()
def read_issuers(content: bytes) -> tuple[bytes, ...]:
    """Read the certificates that stand beside revocation lists in PEM, and give each in DER.

    Raises:
        ValueError: where one cannot be read.
    """
    return tuple(_der(x509.load_pem_x509_certificate(each[0])) for each in _PEM_CERTIFICATE.finditer(content))


@_quietly()
def read_certificate(der: bytes) -> x509.Certificate:
    """Read a certificate, a stranger's too.

    Raises:
        ValueError: where it cannot be read.
    """
    return x509.load_der_x509_certificate(der)


def fingerprint(certificate: bytes) -> str:
    """Give a certificate's fingerprint: SHA-256 of its DER, 64 hexadecimal digits."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(certificate)
    return digest.finalize().hex()


def in_groups(print_of: str) -> str:
    """Write a fingerprint as people compare it: ``3F2A 91C0 …``, groups of four."""
    return " ".join(re.findall(".{4}", print_of.upper()))


@_quietly()
def name_of(certificate: bytes) -> str:
    """Give the name on a certificate: its common name, else its whole subject; fit to be shown on a terminal."""
    subject = read_certificate(certificate).subject
    common = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(common[0].value) if common else subject.rfc4514_string()
    return printable(name)[:200]


def printable(text: str) -> str:
    """Give a text that a terminal may show: a stranger's file could bear codes that colour, move or hide what stands there."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def valid_until(certificate: bytes) -> datetime:
    """Give the last moment of a certificate's validity."""
    return read_certificate(certificate).not_valid_after_utc


@_quietly()
def doubt(trust: Trust, signer: bytes, claimed: datetime | None, stamped: datetime | None) -> Judgement | None:
    """Say what keeps a signature, valid in itself, from proving anything; None where nothing does.

    Args:
        trust: whom the reader trusts.
        signer: the certificate that the signature was made with.
        claimed: when it was made, as it says itself.
        stamped: when a trusted timestamp says that it was there already, or None.
    """
    certificate = read_certificate(signer)
    voucher = next(_vouchers(trust, certificate), None)
    if voucher is None:
        names = {read_certificate(each).subject for each in trust.certificates}
        reason = Reason.SAME_NAME if certificate.subject in names else Reason.OTHER_SIGNER
        return about(reason, signer, claimed, stamped)
    found = (
        _unfit(certificate, voucher)
        or _out_of_time(trust, {certificate, voucher}, claimed, stamped)
        or _revoked(trust, certificate, stamped)
    )
    return None if found is None else about(found[0], signer, claimed, stamped, found[1])


def about(
    reason: Reason, signer: bytes, claimed: datetime | None, stamped: datetime | None, detail: str = ""
) -> Judgement:
    """Give a judgement on a signature, with who made it and when."""
    moment = stamped or claimed
    return Judgement(
        reason=reason,
        time=moment.astimezone(UTC).isoformat(timespec="seconds") if moment else "",
        stamped=stamped is not None,
        signer=name_of(signer),
        fingerprint=fingerprint(signer),
        detail=detail,
    )


def _vouchers(trust: Trust, certificate: x509.Certificate) -> Iterator[x509.Certificate]:
    """Give the trusted certificates that stand for one: itself, or those that issued it and may issue."""
    for each in trust.certificates:
        trusted = read_certificate(each)
        if trusted == certificate or (_may_issue(trusted) and issued(trusted, certificate)):
            yield trusted


def issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Say whether a certificate names another as its issuer, and is signed with that one's key (RFC 5280, 6.1.3)."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _may_issue(certificate: x509.Certificate) -> bool:
    try:
        authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, *_ODD):
        return False
    usage = _usage(certificate)
    return authority and (usage is None or usage.key_cert_sign)


def _usage(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None


def _unfit(certificate: x509.Certificate, voucher: x509.Certificate) -> tuple[Reason, str] | None:
    if _weak_key(certificate) or _weak_key(voucher):
        return Reason.UNFIT, Hitch.KEY
    return None if _may_sign(certificate) else (Reason.UNFIT, Hitch.USE)


def _weak_key(certificate: x509.Certificate) -> bool:
    """Say whether a key can be found (NIST SP 800-131A); those of other kinds than these have one size alone."""
    match certificate.public_key():
        case rsa.RSAPublicKey() | dsa.DSAPublicKey() as key:
            return key.key_size < FACTOR_MIN_BITS
        case ec.EllipticCurvePublicKey() as key:
            return key.key_size < CURVE_MIN_BITS
    return False


def _may_sign(certificate: x509.Certificate) -> bool:
    """Say whether a certificate is one for signatures, and asks for nothing that is not understood here (RFC 5280, 4.2)."""
    try:
        extensions = list(certificate.extensions)
    except _ODD:
        return False
    for each in extensions:
        match each.value:
            case x509.KeyUsage() as usage:
                fits = usage.digital_signature or usage.content_commitment
            case x509.ExtendedKeyUsage() as uses:
                fits = not SIGNING_USES.isdisjoint(uses)
            case x509.UnrecognizedExtension():
                fits = not each.critical
            case _:
                fits = True
        if not fits:
            return False
    return True


def _out_of_time(
    trust: Trust, certificates: set[x509.Certificate], claimed: datetime | None, stamped: datetime | None
) -> tuple[Reason, str] | None:
    """Hold the certificates' time against now, or against a trusted timestamp, and the moment that the signature claims against both."""
    for told in (claimed, stamped):
        if told is not None and told > trust.moment + CLOCKS_APART:
            return Reason.NOT_YET, told.date().isoformat()
    for moment in (stamped or trust.moment, *([claimed] if claimed else [])):
        for each in certificates:
            if moment > each.not_valid_after_utc:
                return Reason.EXPIRED, each.not_valid_after_utc.date().isoformat()
            if moment < each.not_valid_before_utc:
                return Reason.NOT_YET, each.not_valid_before_utc.date().isoformat()
    return None


def _revoked(trust: Trust, certificate: x509.Certificate, stamped: datetime | None) -> tuple[Reason, str] | None:
    """Look a certificate up in the lists of who issued it: whoever that is, its key has signed the certificate.

    A list that does not speak of all such certificates can tell that this one is revoked, and not that it stands.
    """
    if not trust.revocations:
        return None
    known = [read_certificate(each) for each in (*trust.certificates, *trust.issuers)]
    issuers = [each for each in known if issued(each, certificate)]
    lists = [x509.load_der_x509_crl(each) for each in trust.revocations]
    own = [each for each in lists if any(_is_list_of(each, issuer) for issuer in issuers)]
    for each in own:
        entry = each.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if entry is not None and (stamped is None or stamped >= entry.revocation_date_utc):
            return Reason.REVOKED, entry.revocation_date_utc.date().isoformat()
    current = [
        each
        for each in own
        if _speaks_of(each, certificate) and (each.next_update_utc is None or each.next_update_utc >= trust.moment)
    ]
    return None if current else (Reason.NO_REVOCATIONS, "")


def _is_list_of(revocations: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    try:
        return revocations.issuer == issuer.subject and revocations.is_signature_valid(key)  # type: ignore[arg-type] # it raises for others
    except (TypeError, ValueError, UnsupportedAlgorithm):
        return False


def _speaks_of(revocations: x509.CertificateRevocationList, certificate: x509.Certificate) -> bool:
    """Say whether a certificate would stand in a list if it were revoked: what narrows a list is critical (RFC 5280, 5.2.4 and 5.2.5)."""
    try:
        critical = [each.value for each in revocations.extensions if each.critical]
        own = [each.value for each in certificate.extensions]
    except _ODD:
        return False
    places = [each for each in own if isinstance(each, x509.CRLDistributionPoints)]
    known = {name for each in places for point in each for name in point.full_name or ()}
    authority = any(isinstance(each, x509.BasicConstraints) and each.ca for each in own)
    return all(
        isinstance(each, x509.IssuingDistributionPoint)
        and not (each.only_contains_user_certs if authority else each.only_contains_ca_certs)
        and not (each.only_contains_attribute_certs or each.only_some_reasons)
        and not each.relative_name
        and (each.full_name is None or not known.isdisjoint(each.full_name))
        for each in critical
    )


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)
