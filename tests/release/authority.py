"""Keys and certificates for the tests, made as they run: none is ever written into the repository."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from magazine.release.trust import Trust

if TYPE_CHECKING:
    from pathlib import Path

Key: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
HOUSE = "Le Témoin"
NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
PASSPHRASE = "une phrase, de passe"


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody with a key and a certificate."""

    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def signer(self) -> SimpleSigner:
        private = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return SimpleSigner(
            asn1_x509.Certificate.load(self.der), asn1_keys.PrivateKeyInfo.load(private), SimpleCertificateStore()
        )

    def trusted(self, *, revocations: tuple[bytes, ...] = (), clocks: tuple[bytes, ...] = ()) -> Trust:
        return Trust(certificates=(self.der,), revocations=revocations, clocks=clocks, moment=NOW)

    def key_file(self, path: Path, passphrase: str | None = PASSPHRASE) -> Path:
        lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"house", self.key, self.certificate, None, lock))
        path.chmod(0o600)
        return path

    def revoking(
        self,
        *holders: Holder,
        until: datetime = NOW + 30 * DAY,
        since: datetime = NOW - DAY,
        more: tuple[x509.Extension[x509.ExtensionType], ...] = (),
    ) -> bytes:
        """Give a revocation list that this authority has signed."""
        made = x509.CertificateRevocationListBuilder(self.certificate.subject, NOW - 2 * DAY, until)
        for holder in holders:
            entry = x509.RevokedCertificateBuilder(holder.certificate.serial_number, since)
            made = made.add_revoked_certificate(entry.build())
        for each in more:
            made = made.add_extension(each.value, critical=each.critical)
        return made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)


def holder(
    name: str = HOUSE,
    *,
    issuer: Holder | None = None,
    since: datetime = NOW - 100 * DAY,
    until: datetime = NOW + 500 * DAY,
    authority: bool = False,
    signs: bool = True,
    clock: bool = False,
    key: Key | None = None,
    more: tuple[x509.Extension[x509.ExtensionType], ...] = (),
) -> Holder:
    """Make a key, and a certificate for it, issued by another's or by itself."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=signs, content_commitment=signs, key_encipherment=False, data_encipherment=not signs,
        key_agreement=False, key_cert_sign=authority, crl_sign=authority, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if clock:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    for each in more:
        made = made.add_extension(each.value, critical=each.critical)
    return Holder(key=key, certificate=made.sign((issuer or Holder(key=key, certificate=None)).key, hashes.SHA256()))  # type: ignore[arg-type] # its own key


def clockmaker(name: str, bits: int = 2048) -> Holder:
    """Make a timestamp authority; pyHanko's for tests knows RSA alone."""
    return holder(name, clock=True, key=rsa.generate_private_key(65537, bits))
