"""Whose certificate counts, and for what: one that is weak, or was made for other things, signs no magazine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from asn1crypto import algos
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from magazine.release.cms import check_detached, sign_detached
from magazine.release.hitches import Hitch
from magazine.release.trust import PrivateKeyError, doubt, read_certificates, read_issuers, read_revocations
from magazine.release.verdict import Reason
from tests.release.authority import DAY, NOW, holder

if TYPE_CHECKING:
    from collections.abc import Callable

    from magazine.release.trust import Trust
    from tests.release.authority import Holder

SERVERS, MAIL = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.1"), x509.ObjectIdentifier("1.3.6.1.5.5.7.3.4")
DOCUMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.7"), b"\x05\x00")


def extension(value: x509.ExtensionType, *, critical: bool = False) -> x509.Extension[x509.ExtensionType]:
    return x509.Extension(value.oid, critical, value)


@pytest.fixture(scope="module")
def authority() -> Holder:
    return holder("L’autorité", authority=True)


@pytest.mark.parametrize(
    ("value", "critical", "hitch"),
    [
        (x509.ExtendedKeyUsage([DOCUMENTS]), False, None),
        (x509.ExtendedKeyUsage([SERVERS, MAIL]), True, None),
        (x509.ExtendedKeyUsage([SERVERS]), False, Hitch.USE),
        (UNKNOWN, False, None),
        (UNKNOWN, True, Hitch.USE),
    ],
    ids=["documents", "mail", "a server", "something unknown", "something unknown that is a condition"],
)
def test_a_certificate_for_other_things_signs_nothing(
    value: x509.ExtensionType,
    critical: bool,  # noqa: FBT001 - it is the case
    hitch: Hitch | None,
    authority: Holder,
) -> None:
    agent = holder("Un agent", issuer=authority, more=(extension(value, critical=critical),))
    said = doubt(authority.trusted(), agent.der, NOW, None)
    assert (None if said is None else (said.reason, said.detail)) == (hitch and (Reason.UNFIT, hitch))


@pytest.mark.parametrize(
    ("key", "fit"),
    [
        (rsa.generate_private_key(65537, 1024), False),
        (rsa.generate_private_key(65537, 2048), True),
        (ec.generate_private_key(ec.SECP192R1()), False),
        (ec.generate_private_key(ec.SECP256R1()), True),
    ],
    ids=["RSA 1024", "RSA 2048", "P-192", "P-256"],
)
def test_a_short_key_proves_nothing_nor_does_one_that_it_vouches_for(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    fit: bool,  # noqa: FBT001 - it is the case
) -> None:
    own, issuer = holder(key=key), holder("L’autorité", authority=True, key=key)
    for trust, signer in (
        (own.trusted(), own),
        (issuer.trusted(), holder("Un agent", issuer=issuer)),
    ):
        said = doubt(trust, signer.der, NOW, None)
        assert (None if said is None else (said.reason, said.detail)) == (None if fit else (Reason.UNFIT, Hitch.KEY))


def test_an_authority_s_word_over_a_weak_digest_counts_for_nothing(authority: Holder) -> None:
    agent = holder("Un agent", issuer=authority)
    assert doubt(authority.trusted(), agent.der, NOW, None) is None
    made = asn1.Certificate.load(agent.der)
    made["signature_algorithm"] = made["tbs_certificate"]["signature"] = algos.SignedDigestAlgorithm(
        {"algorithm": "sha1_ecdsa"}
    )
    assert isinstance(authority.key, ec.EllipticCurvePrivateKey)
    made["signature_value"] = authority.key.sign(
        made["tbs_certificate"].dump(force=True), ec.ECDSA(hashes.SHA1())
    )  # fmt: skip
    said = doubt(authority.trusted(), made.dump(force=True), NOW, None)
    assert said is not None
    assert said.reason is Reason.OTHER_SIGNER


@pytest.mark.parametrize(("ahead", "counts"), [(timedelta(hours=20), True), (2 * DAY, False)])
def test_neither_a_signature_nor_a_timestamp_of_the_future_counts(ahead: timedelta, counts: bool) -> None:  # noqa: FBT001
    house = holder()
    for claimed, stamped in ((NOW + ahead, None), (NOW, NOW + ahead)):
        said = doubt(house.trusted(), house.der, claimed, stamped)
        assert (None if said is None else said.reason) is (None if counts else Reason.NOT_YET)


def test_a_pinned_certificate_of_an_authority_is_held_against_the_authority_s_list(authority: Holder) -> None:
    agent, other = holder("Un agent", issuer=authority), holder("L’autorité", authority=True)

    def said(trust: Trust) -> Reason | None:
        found = doubt(trust, agent.der, NOW, None)
        return None if found is None else found.reason

    clean, revoking = authority.revoking(), authority.revoking(agent)
    known = replace(agent.trusted(), issuers=(other.der, authority.der))
    assert said(replace(known, revocations=(clean,))) is None
    assert said(replace(known, revocations=(revoking,))) is Reason.REVOKED
    assert said(replace(known, revocations=(other.revoking(),))) is Reason.NO_REVOCATIONS
    assert said(agent.trusted(revocations=(clean,))) is Reason.NO_REVOCATIONS, "who issued it is not known"
    assert said(replace(holder().trusted(), issuers=(authority.der,))) is Reason.OTHER_SIGNER, (
        "issuers vouch for nobody"
    )


SHARD, OTHER_SHARD = (x509.UniformResourceIdentifier(f"http://authority.example/{name}.crl") for name in ("1", "2"))


def shard(**words: object) -> x509.IssuingDistributionPoint:
    """Say that a list is of some certificates only."""
    limits: dict[str, Any] = {
        "full_name": None,
        "relative_name": None,
        "only_contains_user_certs": False,
        "only_contains_ca_certs": False,
        "only_some_reasons": None,
        "indirect_crl": False,
        "only_contains_attribute_certs": False,
    }
    return x509.IssuingDistributionPoint(**limits | words)


@pytest.mark.parametrize(
    ("narrowed", "counts"),
    [
        (shard(only_contains_user_certs=True), True),
        (shard(full_name=[OTHER_SHARD, SHARD]), True),
        (shard(full_name=[OTHER_SHARD]), False),
        (shard(only_contains_ca_certs=True), False),
        (shard(only_some_reasons=frozenset([x509.ReasonFlags.key_compromise])), False),
        (x509.DeltaCRLIndicator(1), False),
    ],
    ids=["of users", "of these", "of others", "of authorities", "for one reason", "of what is new"],
)
def test_a_list_of_some_certificates_shows_of_others_nothing(
    narrowed: x509.ExtensionType,
    counts: bool,  # noqa: FBT001 - it is the case
    authority: Holder,
) -> None:
    places = x509.CRLDistributionPoints([x509.DistributionPoint([SHARD], None, None, None)])
    agent = holder("Un agent", issuer=authority, more=(extension(places),))
    critical = extension(narrowed, critical=True)
    for revoked, reason in (((), None if counts else Reason.NO_REVOCATIONS), ((agent,), Reason.REVOKED)):
        said = doubt(
            authority.trusted(revocations=(authority.revoking(*revoked, more=(critical,)),)), agent.der, NOW, None
        )
        assert (None if said is None else said.reason) is reason


@pytest.mark.parametrize(("words", "counts"), [("only_contains_user_certs", False), ("only_contains_ca_certs", True)])
def test_what_may_issue_certificates_stands_in_the_list_of_those_that_may(
    words: str,
    counts: bool,  # noqa: FBT001 - it is the case
    authority: Holder,
) -> None:
    service = holder("Un service", issuer=authority, authority=True)
    narrowed = authority.revoking(more=(extension(shard(**{words: True}), critical=True),))
    said = doubt(authority.trusted(revocations=(narrowed,)), service.der, NOW, None)
    assert (None if said is None else said.reason) is (None if counts else Reason.NO_REVOCATIONS)


def test_a_list_that_bounds_itself_in_words_that_nobody_reads_shows_nothing(authority: Holder) -> None:
    """Its place is an address of X.400."""
    bounds = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.28"), bytes.fromhex("300aa008a006a30430020500"))
    agent = holder("Un agent", issuer=authority)
    narrowed = authority.revoking(more=(extension(bounds, critical=True),))
    said = doubt(authority.trusted(revocations=(narrowed,)), agent.der, NOW, None)
    assert said is not None
    assert said.reason is Reason.NO_REVOCATIONS


def test_an_issuer_s_certificate_comes_with_its_list_or_with_the_signature(authority: Holder) -> None:
    middle = holder("Un service", issuer=authority, authority=True)
    agent = holder("Un agent", issuer=middle)
    signer = agent.signer
    signer.cert_registry.register(asn1.Certificate.load(middle.der))
    signature = sign_detached(b"a list", signer, NOW)
    for revocations, reason in ((middle.revoking(), Reason.SIGNED), (middle.revoking(agent), Reason.REVOKED)):
        assert check_detached(b"a list", signature, agent.trusted(revocations=(revocations,))).reason is reason
    armour = x509.load_der_x509_crl(middle.revoking()).public_bytes(Encoding.PEM)
    assert (read_issuers(armour + middle.pem), len(read_revocations(armour + middle.pem))) == ((middle.der,), 1)
    assert read_issuers(middle.revoking()) == ()


def a_number_below_zero(made: asn1.TbsCertificate) -> None:
    made["serial_number"] = -5


def a_name_beyond_all_bounds(made: asn1.TbsCertificate) -> None:
    made["subject"] = made["issuer"] = asn1.Name.build({"common_name": "La direction " * 9, "country_name": "MAR"})


@pytest.mark.parametrize("odd_by", [a_number_below_zero, a_name_beyond_all_bounds])
def test_of_a_stranger_s_odd_certificate_the_library_says_nothing_to_readers(
    odd_by: Callable[[asn1.TbsCertificate], None],
) -> None:
    """Warnings are errors here."""
    stranger = holder("Un inconnu")
    made = asn1.Certificate.load(stranger.der)
    odd_by(made["tbs_certificate"])
    assert isinstance(stranger.key, ec.EllipticCurvePrivateKey)
    made["signature_value"] = stranger.key.sign(made["tbs_certificate"].dump(force=True), ec.ECDSA(hashes.SHA256()))
    odd = asn1.Certificate.load(made.dump(force=True))
    signer = SimpleSigner(odd, stranger.signer.signing_key, SimpleCertificateStore())
    said = check_detached(b"a list", sign_detached(b"a list", signer, NOW), holder().trusted())
    assert said.reason is Reason.OTHER_SIGNER


def test_a_file_for_readers_holds_certificates_and_no_key() -> None:
    house = holder()
    assert read_certificates(house.pem) == read_certificates(house.der) == (house.der,)
    key = house.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(PrivateKeyError):
        read_certificates(house.pem + key)
    for read in (read_certificates, read_revocations):
        for content in (b"", b"a letter", b"-----BEGIN nothing"):
            with pytest.raises(ValueError, match=r"."):
                read(content)
