"""A signature holds nothing that nobody signs: no byte of it may be another, and what is laid into it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from magazine.release.cms import check_detached, sign_detached
from magazine.release.envelope import der_length, is_lean
from magazine.release.verdict import Reason
from tests.release import attacks
from tests.release.authority import NOW, clockmaker, holder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Times
    from tests.release.authority import Holder

CONTENT = b"what is signed"
FORGERIES: dict[str, Callable[[bytes], bytes]] = {
    "a certificate": lambda signature: attacks.with_certificate(signature, holder("Un autre").der),
    "an attribute": attacks.with_attribute,
    "a second signer": attacks.with_second_signer,
    "the signer's name in other letters": attacks.with_other_letters,
}


def with_chain(signer: Holder, *others: Holder) -> SimpleSigner:
    """Give a signer that lays other certificates beside its own, as a PKCS#12 file with a chain does."""
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(each.der) for each in others)
    own = signer.signer
    return SimpleSigner(own.signing_cert, own.signing_key, store, embed_roots=True)


@pytest.mark.parametrize("bits", [0, 2048], ids=["elliptic", "RSA"])
def test_what_the_house_writes_is_lean(bits: int) -> None:
    signer = holder(key=rsa.generate_private_key(65537, bits) if bits else None)
    assert is_lean(sign_detached(CONTENT, signer.signer, NOW), signer.der, [signer.der])


def test_the_chain_may_stand_in_it_and_nobody_else() -> None:
    authority = holder("L’autorité", authority=True)
    office = holder("Le bureau", issuer=authority, authority=True)
    agent = holder("Un agent", issuer=office)
    for others in ((office,), (office, authority)):
        signature = sign_detached(CONTENT, with_chain(agent, *others), NOW)
        assert is_lean(signature, agent.der, [office.der])
        assert check_detached(CONTENT, signature, office.trusted()).reason is Reason.SIGNED
    assert not is_lean(attacks.with_certificate(signature, holder().der), agent.der, [office.der])
    assert not is_lean(attacks.with_certificate(signature, holder("Le bureau").der), agent.der, [office.der])


def test_a_timestamp_may_stand_in_it_and_no_other_attribute(house: Holder) -> None:
    own = clockmaker("L’heure").signer
    clock = DummyTimeStamper(own.signing_cert, own.signing_key, fixed_dt=NOW)
    signature = sign_detached(CONTENT, house.signer, NOW, clock)
    assert is_lean(signature, house.der, [house.der])
    assert not is_lean(attacks.with_attribute(signature), house.der, [house.der])


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_is_laid_into_it_is_seen(forgery: str, house: Holder) -> None:
    signature = sign_detached(CONTENT, house.signer, NOW)
    forged = FORGERIES[forgery](signature)
    assert forged != signature
    assert not is_lean(forged, house.der, [house.der])
    assert check_detached(CONTENT, forged, house.trusted()).reason in {Reason.APPENDED, Reason.UNREADABLE}


def test_every_byte_of_a_signature_counts(house: Holder, times: Times) -> None:
    """Change one bit after another, in a long run of every byte: none may stay true."""
    signature, trust = sign_detached(CONTENT, house.signer, NOW), house.trusted()
    count = times(daily=200, soak=3 * len(signature))
    for number in range(count):
        at, bit = number * 3 * len(signature) // count // 3, (0x01, 0x20, 0x80)[number % 3]
        spoilt = bytearray(signature)
        spoilt[at] ^= bit
        assert check_detached(CONTENT, bytes(spoilt), trust).reason is not Reason.SIGNED, (at, bit)


def test_an_object_ends_where_its_length_says() -> None:
    assert der_length(b"\x04\x02ab\x00\x00") == 4
    with pytest.raises(ValueError, match="nsufficient"):
        der_length(b"\x04\x09ab")
