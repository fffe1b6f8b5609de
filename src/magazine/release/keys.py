"""The house's key: in an encrypted file (PKCS#12) or on a token (PKCS#11), and never within the project. A door to pyHanko.

Nothing here writes a key or its passphrase anywhere, and no message holds either.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyhanko.sign.signers.pdf_cms import Signer

KEY_MAX_BYTES: Final = 1_000_000
OPEN_TO_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A PKCS#12 file (``.p12``, ``.pfx``), with key, certificate and the certificates of its issuers."""

    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key on a PKCS#11 token.

    Attributes:
        module: the token's library, ``/usr/lib/softhsm/libsofthsm2.so``.
        label: the token's, or nothing where there is only one.
        key: label of the key and its certificate, or nothing where there is only one.
    """

    module: Path
    label: str
    key: str


def refuse_within(project: Path, key: KeyFile) -> None:
    """Refuse a key that lies in the project, or in the repository around it, by its name or by what its name leads to.

    Where nothing has that name, no key lies there: who opens it says so.

    Raises:
        Stop: where it does.
    """
    root = next((folder for folder in (project, *project.parents) if (folder / ".git").exists()), project)
    within = [root.resolve(), project.resolve()]
    named = [Path(os.path.abspath(key.path)), key.path.resolve()]  # noqa: PTH100 - the name as it is, links and all
    if os.path.lexists(key.path) and any(name.is_relative_to(folder) for name in named for folder in within):
        raise _stop(
            "key-in-project",
            str(key.path),
            "the signing key lies within the project, from where it can get into the repository or onto the site",
            "move it out, to a folder of yours alone (chmod 700); if it was ever committed, revoke its certificate",
        )


@contextmanager
def opened(source: KeyFile | Token, secret: str) -> Iterator[Signer]:
    """Open a key for signing.

    Args:
        source: where it is.
        secret: the file's passphrase or the token's PIN.

    Raises:
        Stop: where it cannot be opened, or is not kept as it should be.
    """
    if isinstance(source, KeyFile):
        yield _from_file(source.path, secret)
    else:
        with _from_token(source, secret) as signer:
            yield signer


def certificate_of(signer: Signer) -> bytes:
    """Give the certificate that a key signs with, in DER."""
    certificate = signer.signing_cert
    if certificate is None:
        raise _stop("incomplete-key", "key", "the key has no certificate", "export both together")
    return bytes(certificate.dump())


def _from_file(path: Path, passphrase: str) -> Signer:
    from pyhanko.sign.signers.pdf_cms import SimpleSigner  # noqa: PLC0415 - the help must not wait for it
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    content = _read(path)
    if _opens(content, None) or _opens(content, b""):
        raise _stop(
            "unencrypted-key", str(path), "the key in this file is not encrypted",
            "export it again with a passphrase: openssl pkcs12 -export …",
        )  # fmt: skip
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except (ValueError, TypeError) as error:
        raise _stop(
            "locked-key", str(path), "the file does not open with this passphrase, or is no PKCS#12 file",
            "give the right passphrase, and the .p12 file",
        ) from error  # fmt: skip
    if key is None or certificate is None:
        raise _stop(
            "incomplete-key", str(path), "the file lacks a key or its certificate", "export both into one PKCS#12 file"
        )
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(each.public_bytes(der)) for each in others)
    return SimpleSigner(
        x509.Certificate.load(certificate.public_bytes(der)),
        keys.PrivateKeyInfo.load(private),
        store,
        embed_roots=False,
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_mode & OPEN_TO_OTHERS:
            raise _stop(
                "open-key",
                str(path),
                "others on this machine may read the key",
                f"keep it to yourself: chmod 600 {quote(str(path))}",
            )
        with path.open("rb") as file:
            return file.read(KEY_MAX_BYTES)
    except OSError as error:
        raise _stop(
            "missing-key", str(path), f"the key cannot be read ({error.strerror})", "name the file with --key"
        ) from error


def _opens(content: bytes, passphrase: bytes | None) -> bool:
    try:
        pkcs12.load_key_and_certificates(content, passphrase)
    except (ValueError, TypeError):
        return False
    return True


@contextmanager
def _from_token(token: Token, pin: str) -> Iterator[Signer]:
    try:
        from pkcs11 import Attribute, Mechanism, ObjectClass, PKCS11Error  # noqa: PLC0415 - only who has a token has the library
        from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415
    except ImportError as error:
        raise _stop(
            "no-token-library", str(token.module), "this machine has no library for PKCS#11 tokens",
            "install it: pip install 'police-magazine[token]'",
        ) from error  # fmt: skip
    try:
        criteria = TokenCriteria(label=token.label) if token.label else None
        session = open_pkcs11_session(str(token.module), token_criteria=criteria, user_pin=pin)
    except (PKCS11Error, OSError, RuntimeError) as error:
        raise _stop(
            "locked-key", str(token.module), f"the token does not open ({type(error).__name__})",
            "name the library, the token's label and the right PIN",
        ) from error  # fmt: skip
    with session:
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE} | ({Attribute.LABEL: token.key} if token.key else {})
        found = list(session.get_objects(wanted))
        labels = {each[Attribute.LABEL] for each in found}
        if len(labels) != 1:
            raise _stop(
                "incomplete-key", str(token.module),
                f"the token has {'several certificates' if labels else 'no certificate of this label'}",
                "name the label of key and certificate with --token-key" if labels
                else "put the certificate beside the key, under the same label: pkcs11-tool --write-object house.der --type cert …",
            )  # fmt: skip
        label = labels.pop()
        if not any(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: label})):
            raise _stop(
                "incomplete-key", str(token.module), f"the token has a certificate “{label}”, and no private key of this label",
                "give the key the certificate's label, or name another with --token-key",
            )  # fmt: skip
        certificate = x509.Certificate.load(found[0][Attribute.VALUE])
        whole = Mechanism.ECDSA_SHA256 in session.token.slot.get_mechanisms()  # SoftHSM 2.6 signs digests alone
        raw = certificate.public_key.algorithm == "ec" and not whole
        signer = PKCS11Signer(
            session, key_label=label, signing_cert=certificate, other_certs_to_pull=(), use_raw_mechanism=raw, embed_roots=False
        )  # fmt: skip
        try:
            yield signer
        except PKCS11Error as error:
            raise _stop(
                "refused-by-token", str(token.module), f"the token does not sign ({type(error).__name__} {error})",
                "leave it plugged in until the end, and use a key that is made for signing",
            ) from error  # fmt: skip


def _stop(rule: str, path: str, what: str, remedy: str) -> Stop:
    return Stop(Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy))
