"""Who asks ``magazine verify`` wrongly is told so in the language that was asked for, with what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from magazine.cli.asked import WORDS, Asked, Slip, read_named
from magazine.cli.verify import TONGUES, own_tongue
from magazine.issue.language import Language
from magazine.release.pinned import PINNED
from tests.cli.conftest import type_command
from tests.release.authority import holder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type

__all__ = ["type_command"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder with a certificate, a letter, a folder and a private key."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    house = holder()
    (tmp_path / "certificate.pem").write_bytes(house.pem)
    (tmp_path / "letter.txt").write_text("a letter", encoding="utf-8")
    (tmp_path / "huge.pem").write_bytes(b"x" * 300_000)
    (tmp_path / "key.pem").write_bytes(house.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (tmp_path / "folder").mkdir()
    return tmp_path


SLIPS = {
    "nothing": ((), Slip.NOTHING),
    "no certificate": (("letter.txt",), Slip.NO_CERTIFICATE),
    "no file": (("--certificate", "certificate.pem", "gone.pdf"), Slip.GONE),
    "no certificate file": (("--certificate", "gone.pem", "letter.txt"), Slip.GONE),
    "no list": (("--certificate", "certificate.pem", "--list", "gone", "letter.txt"), Slip.GONE),
    "a folder for a certificate": (("--certificate", "folder", "letter.txt"), Slip.FOLDER),
    "a folder for a list": (("--certificate", "certificate.pem", "--list", "folder", "letter.txt"), Slip.FOLDER),
    "an empty folder": (("--certificate", "certificate.pem", "folder"), Slip.EMPTY),
    "an empty folder beside a file": (("--certificate", "certificate.pem", "letter.txt", "folder"), Slip.EMPTY),
    "a letter for a certificate": (("--certificate", "letter.txt", "letter.txt"), Slip.NO_CERTIFICATE_IN_IT),
    "a large file for one": (("--certificate", "huge.pem", "letter.txt"), Slip.NO_CERTIFICATE_IN_IT),
    "a key for a certificate": (("--certificate", "key.pem", "letter.txt"), Slip.PRIVATE_KEY),
    "a letter for revocations": (
        ("--certificate", "certificate.pem", "--crl", "letter.txt", "letter.txt"),
        Slip.NO_REVOCATIONS_IN_IT,
    ),
    "a letter for a clock": (
        ("--certificate", "certificate.pem", "--timestamp-certificate", "letter.txt", "letter.txt"),
        Slip.NO_CERTIFICATE_IN_IT,
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("language", TONGUES, ids=lambda each: each.tag)
def test_a_slip_is_told_in_the_readers_language(slip: str, language: Language, desk: Path, type_command: Type) -> None:
    words, expected = SLIPS[slip]
    named = [desk / word if (desk / word).exists() or word.startswith("gone") else word for word in words]
    result = type_command("-C", desk, "verify", "--in", language.tag, *named)
    first = WORDS[expected][language].partition("{name}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert first[0] in result.stderr
    assert first[2] in result.stderr
    assert not {"Error", "Usage", "Try "} & set(re.findall(r"\w+", result.stderr))


def test_a_file_that_may_not_be_read_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError

    file = desk / "certificate.pem"
    assert read_named(file, 300_000, Language.FRENCH, Slip.NO_CERTIFICATE_IN_IT) == file.read_bytes()
    monkeypatch.setattr(type(file), "open", closed)
    with pytest.raises(Asked, match="ne se laisse pas lire"):
        read_named(file, 300_000, Language.FRENCH, Slip.NO_CERTIFICATE_IN_IT)


def test_a_pinned_file_that_is_no_certificate_is_told(desk: Path, type_command: Type) -> None:
    (desk / "issues").mkdir()
    (desk / "issues/magazine.yaml").write_text("", encoding="utf-8")
    (desk / "conf.py").write_text("", encoding="utf-8")
    (desk / PINNED).write_text("none", encoding="utf-8")
    result = type_command("-C", desk, "verify", "--in", "fr", desk / "letter.txt")
    assert (result.exit_code, "n’est pas un certificat" in result.stderr) == (2, True)


@pytest.mark.parametrize("slip", Slip)
def test_every_slip_has_its_words_in_every_language(slip: Slip) -> None:
    assert set(WORDS[slip]) == set(TONGUES)
    assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in WORDS[slip].values()}) == 1


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ar", Language.ARABIC),
        ("ar_MA.UTF-8", Language.ARABIC),
        ("fr_FR@euro", Language.FRENCH),
        ("fr-MA", Language.FRENCH),
        ("fr.UTF-8", Language.FRENCH),
        ("arn_CL.UTF-8", Language.ENGLISH),
        ("aragonese", Language.ENGLISH),
        ("frp", Language.ENGLISH),
        ("fry_NL", Language.ENGLISH),
        ("C.UTF-8", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_the_locale_s_language_is_a_whole_word(
    locale: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    assert own_tongue() is language


def test_a_name_in_arabic_letters_turns_no_line_round(desk: Path, type_command: Type) -> None:
    file = desk / "رسالة.txt"
    file.write_text("a letter", encoding="utf-8")
    result = type_command("verify", "--in", "fr", "--certificate", desk / "certificate.pem", file)
    assert f"\u2068{file}\u2069: inconnu" in result.stdout
    result = type_command("verify", "--in", "fr", "--certificate", desk / "certificate.pem", desk / "x\u202egpj.exe")
    assert (result.exit_code, "\u202e" in result.output) == (2, False)
