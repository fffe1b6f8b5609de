"""A file that stays in the house is told by any digest that programs write of it."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

import pytest

from magazine.issue.finding import Location
from magazine.release.audit.digests import DigestSearch, digests_of
from magazine.release.audit.secrets import Kind, Source

if TYPE_CHECKING:
    from pathlib import Path

DATA = b"an original as it was handed in"
SOURCE = Source(kind=Kind.ORIGINAL, where=Location(path="issues/1/x/a.jpg"))
SHA256 = hashlib.sha256(DATA)


def search(tmp_path: Path) -> DigestSearch:
    file = tmp_path / "a.jpg"
    file.write_bytes(DATA)
    return DigestSearch(dict.fromkeys(digests_of(file), SOURCE))


@pytest.mark.parametrize(
    "text",
    [
        *(
            hashlib.new(name, DATA, usedforsecurity=False).hexdigest()
            for name in ("sha256", "sha1", "sha384", "sha512", "md5")
        ),
        SHA256.hexdigest().upper(),
        f"x_{SHA256.hexdigest()}.jpg",
        SHA256.digest().hex(":"),
        f"/pictures/{SHA256.hexdigest()[:16]}.jpg",
        f'integrity="sha256-{base64.b64encode(SHA256.digest()).decode()}"',
        f"sha384-{base64.b64encode(hashlib.sha384(DATA).digest()).decode()}",
        base64.urlsafe_b64encode(SHA256.digest()).decode().rstrip("="),
    ],
)
def test_a_digest_is_told_in_every_form(text: str, tmp_path: Path) -> None:
    assert [source for source, _ in search(tmp_path)(f"a {text} b")] == [SOURCE]


@pytest.mark.parametrize("text", [hashlib.sha256(b"another").hexdigest(), SHA256.hexdigest()[:12], "0" * 64, ""])
def test_other_digests_are_not(text: str, tmp_path: Path) -> None:
    assert list(search(tmp_path)(text)) == []
