"""Where the key may be, and how it is opened: an encrypted file outside the project, or a token."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from magazine.issue.finding import Stop
from magazine.release.cms import check_detached, sign_detached
from magazine.release.keys import KeyFile, Token, certificate_of, opened, refuse_within
from magazine.release.pdf import check_pdf, sign_pdf
from magazine.release.verdict import Reason
from tests.release.authority import NOW, PASSPHRASE, holder
from tests.release.bench import pdf
from tests.validators import program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.release.authority import Holder

PIN = "1234"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so")


def rules(stop: pytest.ExceptionInfo[Stop]) -> list[str]:
    return [finding.rule for finding in stop.value.findings]


def test_an_encrypted_file_opens_with_its_passphrase(house: Holder, tmp_path: Path) -> None:
    with opened(KeyFile(path=house.key_file(tmp_path / "house.p12")), PASSPHRASE) as signer:
        assert certificate_of(signer) == house.der
        assert check_detached(b"list", sign_detached(b"list", signer, NOW), house.trusted()).reason is Reason.SIGNED


@pytest.mark.parametrize("passphrase", ["", "another"])
def test_it_opens_with_no_other(passphrase: str, house: Holder, tmp_path: Path) -> None:
    key = KeyFile(path=house.key_file(tmp_path / "house.p12"))
    with pytest.raises(Stop) as stop, opened(key, passphrase):
        pass
    assert rules(stop) == ["locked-key"]
    assert PASSPHRASE not in str(stop.value)


def test_a_file_without_a_passphrase_is_refused(house: Holder, tmp_path: Path) -> None:
    key = KeyFile(path=house.key_file(tmp_path / "house.p12", None))
    with pytest.raises(Stop) as stop, opened(key, PASSPHRASE):
        pass
    assert rules(stop) == ["unencrypted-key"]


def test_a_file_that_others_may_read_is_refused(house: Holder, tmp_path: Path) -> None:
    key = house.key_file(tmp_path / "our key.p12")
    key.chmod(0o640)
    with pytest.raises(Stop) as stop, opened(KeyFile(path=key), PASSPHRASE):
        pass
    assert rules(stop) == ["open-key"]
    assert shlex.split(stop.value.findings[0].remedy)[-1] == str(key)


@pytest.mark.parametrize("content", [None, b"junk"])
def test_what_is_no_key_is_told(content: bytes | None, tmp_path: Path) -> None:
    key = tmp_path / "house.p12"
    if content is not None:
        key.write_bytes(content)
        key.chmod(0o600)
    with pytest.raises(Stop) as stop, opened(KeyFile(path=key), PASSPHRASE):
        pass
    assert rules(stop) == ["missing-key" if content is None else "locked-key"]


@pytest.mark.parametrize("place", ["magazine/keys/house.p12", "keys/house.p12"])
def test_a_key_within_the_project_or_its_repository_is_refused(place: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "magazine").mkdir()
    key = tmp_path / place
    refuse_within(tmp_path / "magazine", KeyFile(path=key))  # it is not there: who opens it says so
    key.parent.mkdir()
    key.touch()
    with pytest.raises(Stop) as stop:
        refuse_within(tmp_path / "magazine", KeyFile(path=key))
    assert rules(stop) == ["key-in-project"]


def test_so_is_one_that_a_link_leads_to_or_from(tmp_path: Path) -> None:
    project, outside = tmp_path / "magazine", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    (project / "in.p12").touch()
    (outside / "out.p12").touch()
    (outside / "link.p12").symlink_to(project / "in.p12")
    (project / "link.p12").symlink_to(outside / "out.p12")
    for key in (outside / "link.p12", project / "link.p12"):
        with pytest.raises(Stop):
            refuse_within(project, KeyFile(path=key))


def test_a_key_elsewhere_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "magazine").mkdir()
    refuse_within(tmp_path / "magazine", KeyFile(path=tmp_path / "keys" / "house.p12"))


@pytest.fixture
def token(house: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    """Give a token with the house's key, as a smart card would hold it."""
    from pathlib import Path as Place  # noqa: PLC0415

    import pkcs11  # noqa: PLC0415 - it looks for the configuration when it is used

    util = program("softhsm2-util")
    module = next(Place(each) for each in MODULES if Place(each).exists())
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", encoding="utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    key = tmp_path / "key.pem"
    key.write_bytes(house.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    for words in (
        ("--init-token", "--free", "--label", "house", "--so-pin", "0000", "--pin", PIN),
        ("--import", str(key), "--token", "house", "--label", "signing", "--id", "01", "--pin", PIN),
    ):
        subprocess.run([util, *words], check=True, capture_output=True)
    key.unlink()
    library = pkcs11.lib(str(module))
    library.reinitialize()
    with library.get_token(token_label="house").open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "signing",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: house.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: house.der,
            }
        )
    return Token(module=module, label="house", key="signing")


def test_a_key_on_a_token_signs_pdfs_and_lists(token: Token, house: Holder) -> None:
    with opened(token, PIN) as signer:
        assert certificate_of(signer) == house.der
        signed = sign_pdf(pdf("ua"), "x.pdf", signer, NOW)
        signature = sign_detached(b"list", signer, NOW)
    assert check_pdf(signed, house.trusted()).reason is Reason.SIGNED
    assert check_detached(b"list", signature, house.trusted()).reason is Reason.SIGNED
    assert check_detached(b"list", signature, holder().trusted()).reason is Reason.SAME_NAME
    with pytest.raises(Stop) as stop, opened(token, "9999"):
        pass
    assert rules(stop) == ["locked-key"]


def test_a_certificate_without_its_key_and_a_label_that_nothing_bears_are_told(token: Token) -> None:
    import pkcs11  # noqa: PLC0415

    for label, word in (("nothing", "--write-object"), ("lonely", "certificate's label")):
        if label == "lonely":
            with pkcs11.lib(str(token.module)).get_token(token_label="house").open(user_pin=PIN, rw=True) as session:
                (there,) = session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE})
                there.copy({pkcs11.Attribute.LABEL: label})
        with pytest.raises(Stop) as stop, opened(replace(token, key=label), PIN):
            pass
        assert rules(stop) == ["incomplete-key"]
        assert word in stop.value.findings[0].remedy


def test_a_token_that_is_pulled_out_is_told(token: Token) -> None:
    from pkcs11 import DeviceRemoved  # noqa: PLC0415

    with pytest.raises(Stop) as stop, opened(token, PIN):
        raise DeviceRemoved
    assert rules(stop) == ["refused-by-token"]
    with pytest.raises(ValueError, match="of the program"), opened(token, PIN):
        raise ValueError("of the program")
