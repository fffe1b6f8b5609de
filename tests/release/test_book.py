"""The signature within an EPUB: what usual programs make of it, and what holds it together."""

from __future__ import annotations

import hashlib
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from magazine.release import book as door
from magazine.release.book import LINE, SEALED, check_book, sign_book, unsigned_book
from magazine.release.sums import read_sums
from magazine.release.verdict import Reason
from tests.release.authority import NOW, holder
from tests.release.bench import book
from tests.validators import program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Times
    from tests.release.authority import Holder

NAME = "temoin-2019-01-fr.epub"


@pytest.fixture
def sealed(house: Holder) -> bytes:
    return sign_book(book(), NAME, house.signer, NOW)


def test_the_signed_book_is_what_was_built_and_two_entries_more(sealed: bytes, house: Holder) -> None:
    assert unsigned_book(sealed) == book()
    assert unsigned_book(book()) == book()
    with ZipFile(BytesIO(sealed)) as signed, ZipFile(BytesIO(book())) as built:
        assert signed.testzip() is None
        assert signed.namelist() == [*built.namelist(), LINE, SEALED]
        assert {entry.date_time for entry in signed.infolist()[-2:]} == {built.infolist()[0].date_time}
        assert read_sums(signed.read(LINE)) == {NAME: hashlib.sha256(book()).hexdigest()}
    said = check_book(sealed, house.trusted())
    assert (said.reason, said.name) == (Reason.SIGNED, NAME)


def test_every_byte_counts(sealed: bytes, house: Holder, times: Times) -> None:
    """Change one bit after another, in a long run of every byte: none may stay true."""
    trust, count = house.trusted(), times(daily=40, soak=3 * len(sealed))
    for number in range(count):
        at, bit = number * 3 * len(sealed) // count // 3, (0x01, 0x20, 0x80)[number % 3]
        spoilt = bytearray(sealed)
        spoilt[at] ^= bit
        assert check_book(bytes(spoilt), trust).reason is not Reason.SIGNED, (at, bit)


def test_what_is_no_plain_container_is_not_signed(sealed: bytes, house: Holder) -> None:
    for content in (b"", b"PK", book() + b"x", sealed, book()[:-1] + b"\1x"):
        with pytest.raises(ValueError, match="no plain container"):
            sign_book(content, NAME, house.signer, NOW)


def test_without_putting_it_together_again_a_forged_book_would_be_true(
    sealed: bytes, house: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take the comparison away, and bytes between the entries and the directory pass: so it is this that finds them."""
    at = int.from_bytes(sealed[-6:-2], "little")
    gap = sealed[:at] + b"faux" + sealed[at:-6] + (at + 4).to_bytes(4, "little") + sealed[-2:]
    assert check_book(gap, house.trusted()).reason is Reason.CHANGED
    stored = door._stored  # noqa: SLF001 - what stands behind the entries is forgotten

    def forget(content: bytes, name: bytes) -> tuple[bytes, bytes]:
        found, rest = stored(content, name)
        return found, rest if name.endswith(b"txt") else b""

    class Anything(bytes):
        def __ne__(self, _: object) -> bool:
            return False

        __hash__ = bytes.__hash__

    monkeypatch.setattr(door, "_stored", forget)
    monkeypatch.setattr(door, "_tail", lambda *_: Anything())
    assert check_book(gap, house.trusted()).reason is Reason.SIGNED


@pytest.mark.soak
def test_usual_programs_check_it(sealed: bytes, house: Holder, tmp_path: Path) -> None:
    """Do what the page on the site tells readers to do."""
    for name, content in (("FILE.epub", sealed), ("certificate.pem", house.pem)):
        (tmp_path / name).write_bytes(content)
    with ZipFile(BytesIO(sealed)) as signed:
        for name in (LINE, SEALED):
            (tmp_path / name.rpartition("/")[2]).write_bytes(signed.read(name))

    def do(*words: str) -> str:
        words = (program(words[0]), *words[1:])
        return subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    told = do(
        "openssl", "cms", "-verify", "-binary", "-inform", "PEM", "-in", "house-signature.pem",
        "-content", "house-signature.txt", "-CAfile", "certificate.pem", "-purpose", "any",
    )  # fmt: skip
    do("zip", "-q", "-d", "FILE.epub", "META-INF/house-signature.*")
    assert do("sha256sum", "FILE.epub").split()[0] == told.split()[0]
    assert (tmp_path / "FILE.epub").read_bytes() == book()


def test_a_stranger_s_signature_is_never_the_house_s(house: Holder) -> None:
    other = sign_book(book(), NAME, holder().signer, NOW)
    assert check_book(other, house.trusted()).reason is Reason.SAME_NAME
