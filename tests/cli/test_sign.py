"""``magazine sign`` and ``magazine verify`` as people type them."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from magazine.cli.sign import PASSPHRASE as VARIABLE
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Location, Stop
from magazine.release.sums import LIST
from tests.cli.conftest import type_command
from tests.release.authority import PASSPHRASE, holder
from tests.release.bench import copy_of, place
from tests.release.conftest import house, signed, spoilt, unsigned

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type
    from tests.release.authority import Holder
    from tests.release.bench import Made

__all__ = ["house", "signed", "spoilt", "type_command", "unsigned"]


@pytest.fixture
def made(unsigned: Made, tmp_path: Path) -> Made:
    return copy_of(unsigned, tmp_path / "magazine")


@pytest.fixture
def key(house: Holder, tmp_path: Path) -> Path:
    return house.key_file(tmp_path / "house.p12")


@pytest.fixture
def certificate(house: Holder, tmp_path: Path) -> Path:
    file = tmp_path / "certificate.pem"
    file.write_bytes(house.pem)
    return file


def test_sign_then_verify_in_the_project(
    made: Made, key: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    result = type_command("-C", made.project, "sign", "--key", key, "--pin")
    assert result.exit_code == 0, result.output
    assert "Signed 3 files and 3 lists" in result.stdout
    assert PASSPHRASE not in result.output
    result = type_command(
        "-C", made.project, "verify", made.out / "site", made.out / "press", made.file(Edition.ARCHIVE)
    )
    assert result.exit_code == 0, result.output
    assert "altered: 0 · unknown: 0" in result.stdout


def test_the_passphrase_comes_from_a_descriptor_or_a_variable_and_is_no_option(
    made: Made, key: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSPHRASE}\n".encode())
    os.close(theirs)
    result = type_command("-C", made.project, "sign", "--key", key, "--passphrase-fd", str(ours), "--json")
    os.close(ours)
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["signed"]) == (
        0,
        [place(Edition.ARCHIVE), place(Edition.EPUB), place(Edition.SCREEN)],
    )
    assert type_command("-C", made.project, "sign", "--key", key).exit_code == 2, "nobody to ask"
    assert type_command("-C", made.project, "sign", "--key", key, "--passphrase", PASSPHRASE).exit_code == 2
    monkeypatch.setenv(VARIABLE, "another")
    result = type_command("-C", made.project, "sign", "--key", key, "--json")
    assert (result.exit_code, [each["rule"] for each in json.loads(result.stdout)["findings"]]) == (1, ["locked-key"])


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["people", "machines"])
def test_where_another_works_on_the_build_the_machine_is_at_fault(
    words: tuple[str, ...], house: Holder, tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Stop(Finding(rule="busy-folder", where=Location(path="build"), what="another", remedy="wait"))

    (tmp_path / "project/issues").mkdir(parents=True)
    (tmp_path / "project/issues/magazine.yaml").touch()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    monkeypatch.setattr("magazine.cli.sign._sign", busy)
    key = house.key_file(tmp_path / "house.p12")
    result = type_command("-C", tmp_path / "project", "sign", "--key", key, *words)
    assert (result.exit_code, "busy-folder" in result.output) == (3, True)


def test_where_the_disk_is_full_a_machine_gets_its_answer(
    house: Holder, tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "build/site/SHA256SUMS")

    (tmp_path / "project/issues").mkdir(parents=True)
    (tmp_path / "project/issues/magazine.yaml").touch()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    monkeypatch.setattr("magazine.cli.sign._sign", full)
    key = house.key_file(tmp_path / "house.p12")
    result = type_command("-C", tmp_path / "project", "sign", "--key", key, "--json")
    told = [each["rule"] for each in json.loads(result.stdout)["findings"]]
    assert (result.exit_code, told, result.stderr) == (3, ["disk-full"], "")


def test_a_key_that_is_not_there_is_told_once_and_is_no_fault_of_the_machine(
    tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project/issues").mkdir(parents=True)
    (tmp_path / "project/issues/magazine.yaml").touch()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    result = type_command("-C", tmp_path / "project", "sign", "--key", tmp_path / "none.p12", "--json")
    told = [each["rule"] for each in json.loads(result.stdout)["findings"]]
    assert (result.exit_code, told, result.stderr) == (1, ["missing-key"], "")


def test_a_key_within_the_project_is_refused(
    made: Made, house: Holder, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    key = house.key_file(made.project / "issues/house.p12")
    result = type_command("-C", made.project, "sign", "--key", key)
    assert result.exit_code == 1
    assert "key-in-project" in result.output


@pytest.mark.parametrize("words", [(), ("--key", "a.p12", "--token-module", __file__)], ids=["no key", "two keys"])
def test_one_key_is_named(words: tuple[str, ...], made: Made, type_command: Type) -> None:
    assert type_command("-C", made.project, "sign", *words).exit_code == 2


def test_a_reader_needs_the_file_and_the_certificate_alone(
    signed: Made, certificate: Path, tmp_path: Path, type_command: Type
) -> None:
    file = tmp_path / "temoin-2019-01-fr.pdf"
    content = signed.file(Edition.SCREEN).read_bytes()
    file.write_bytes(content)
    result = type_command("-C", tmp_path, "verify", "--certificate", certificate, "--in", "en", file)
    assert (result.exit_code, "true — signed by Le Témoin" in result.stdout) == (0, True)
    file.write_bytes(content[:3000] + b"?" + content[3001:])
    result = type_command("-C", tmp_path, "verify", "--certificate", certificate, "--json", file)
    (said,) = json.loads(result.stdout)["files"]
    assert (result.exit_code, said["verdict"], said["reason"]) == (1, "altered", "changed")
    file.write_bytes(b"")
    assert type_command("-C", tmp_path, "verify", "--certificate", certificate, file).exit_code == 1
    assert type_command("-C", tmp_path, "verify", file).exit_code == 2, "no certificate, nothing to hold it against"
    assert type_command("-C", tmp_path, "verify", "--certificate", file, file).exit_code == 2


@pytest.mark.parametrize(
    ("tongue", "locale", "word"),
    [
        ("ar", "C", "مجهول"),
        ("fr", "C", "inconnu"),
        (None, "fr_MA.UTF-8", "inconnu"),
        (None, "ar_MA.UTF-8", "مجهول"),
        (None, "C", "unknown"),
    ],
)
def test_it_answers_in_the_readers_language(  # noqa: PLR0917 - three of them are the case
    tongue: str | None,
    locale: str,
    word: str,
    certificate: Path,
    type_command: Type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    file = certificate.with_name("letter.txt")
    file.write_text("a letter", encoding="utf-8")
    result = type_command("verify", "--certificate", certificate, *(["--in", tongue] if tongue else []), file)
    assert (result.exit_code, word in result.stdout) == (1, True)


def test_a_list_is_never_believed_without_its_signature(spoilt: Made, certificate: Path, type_command: Type) -> None:
    site = spoilt.out / "site"
    page = site / "fr/2019-01/note/index.html"
    assert type_command("verify", "--certificate", certificate, "--list", site / LIST, page).exit_code == 0
    (site / f"{LIST}.p7s").unlink()
    result = type_command("verify", "--certificate", certificate, "--list", site / LIST, "--in", "en", page)
    assert (result.exit_code, "unknown — the list is not signed" in result.stdout) == (1, True)


def test_a_book_needs_no_list_and_a_page_is_told_where_it_is_to_be_had(
    signed: Made, certificate: Path, tmp_path: Path, type_command: Type
) -> None:
    book, page = tmp_path / "livre.epub", tmp_path / "page.html"
    book.write_bytes(signed.file(Edition.EPUB).read_bytes())
    page.write_bytes((signed.out / "site/fr/2019-01/note/index.html").read_bytes())
    words = ("verify", "--certificate", certificate, "--in", "en")
    result = type_command("-C", tmp_path, *words, book)
    assert (result.exit_code, "true — signed by Le Témoin" in result.stdout) == (0, True)
    result = type_command("-C", tmp_path, *words, page)
    assert (result.exit_code, "get SHA256SUMS and SHA256SUMS.p7s from the root" in result.stdout) == (1, True)
    result = type_command("-C", signed.project, *words, page)
    assert "get https://magazine.example/SHA256SUMS and https://magazine.example/SHA256SUMS.p7s" in result.stdout


@pytest.mark.parametrize(
    "words", [("--certificate", __file__), ("--list", __file__), ("--crl", __file__), ("--in", "fr")]
)
def test_nothing_that_is_of_files_goes_with_rebuild(words: tuple[str, str], made: Made, type_command: Type) -> None:
    result = type_command("-C", made.project, "verify", "--rebuild", *words)
    assert (result.exit_code, f"{words[0]} does not go with --rebuild" in result.output) == (2, True)


def test_a_name_cannot_write_on_the_terminal(certificate: Path, tmp_path: Path, type_command: Type) -> None:
    file = tmp_path / "x\x1b[2Kx.txt"
    file.write_text("x", encoding="utf-8")
    result = type_command("verify", "--certificate", certificate, file)
    assert "\x1b[2K" not in result.stdout


def test_a_pinned_certificate_on_a_disk_that_is_away_is_not_called_one_that_nobody_gave(
    tmp_path: Path, type_command: Type
) -> None:
    pin = tmp_path / "issues/certificate.pem"
    pin.parent.mkdir()
    (tmp_path / "issues/magazine.yaml").touch()
    file = tmp_path / "download.pdf"
    file.touch()
    result = type_command("-C", tmp_path, "verify", "--in", "en", file)
    assert (result.exit_code, "is not given" in result.output) == (2, True)
    pin.symlink_to(tmp_path / "share/certificate.pem")
    result = type_command("-C", tmp_path, "verify", "--in", "en", file)
    assert (result.exit_code, f"there is no {pin}" in result.output) == (2, True)


def test_a_private_key_is_no_certificate(tmp_path: Path, type_command: Type) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    file = tmp_path / "key.pem"
    file.write_bytes(holder().key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    result = type_command("verify", "--certificate", file, file)
    assert (result.exit_code, "private key" in result.output) == (2, True)


def test_where_the_disk_refuses_what_is_built_again_a_machine_gets_its_answer(
    tmp_path: Path, type_command: Type
) -> None:
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues/magazine.yaml").touch()
    (tmp_path / ".magazine").mkdir()
    (tmp_path / ".magazine/rebuilt").symlink_to(tmp_path / "issues")
    result = type_command("-C", tmp_path, "verify", "--rebuild", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["same"], answer["findings"][0]["rule"]) == (3, False, "machine-refused")
    assert answer["findings"][0]["file"] == ".magazine/rebuilt"
