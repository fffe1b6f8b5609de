"""Digests by which a file can be recognised by whoever has it: none of a file that stays in the house may leave."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING, Final

from magazine.release.audit.runs import Runs, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from magazine.release.audit.secrets import Source

_ALGORITHMS: Final = ("sha256", "sha1", "sha384", "sha512", "md5")
_BEGINNING: Final = 16
"""Figures of a SHA-256 that name a file, as programs shorten them: chance writes the same once in 10 to the 19."""
_STEP: Final = 1 << 20
_HEXADECIMAL: Final = frozenset(b"0123456789abcdefABCDEF")
_SIXTEENS: Final = re.compile(r"[0-9a-fA-F]{16,128}")
_RUNS_OF_SIXTEENS: Final = Runs(_HEXADECIMAL, _BEGINNING)
_PAIRS: Final = re.compile(r"(?:[0-9a-fA-F]{2}[: ]){15,63}[0-9a-fA-F]{2}")
_ROWS_OF_PAIRS: Final = bytes.maketrans(b"123456789abcdefABCDEF ", b"0" * 21 + b":"), b"00:" * 15
"""How rows of pairs look with figures and signs alike, and how many there are at least."""
_INTEGRITY: Final = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:sha(?:256|384|512)-)?([A-Za-z0-9+/_-]{22,86})(?:={1,2}|(?![A-Za-z0-9+/_-]))"
)
"""Digests of 16 to 64 bytes in base64, as addresses and Subresource Integrity have them."""
_RUNS_OF_BASE64: Final = Runs(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-", 22)
_LENGTHS: Final = frozenset({16, 20, 32, 48, 64})


def digests_of(file: Path) -> tuple[str, ...]:
    """Give a file's digests in hexadecimal, SHA-256 first, from one reading."""
    hashes = [hashlib.new(algorithm, usedforsecurity=False) for algorithm in _ALGORITHMS]
    with file.open("rb") as stream:
        while part := stream.read(_STEP):
            for one in hashes:
                one.update(part)
    return tuple(one.hexdigest() for one in hashes)


class DigestSearch:
    """Looks for digests in texts.

    Args:
        files: digests in hexadecimal, and what has them.
    """

    def __init__(self, files: Mapping[str, Source]) -> None:
        self._files = files
        self._beginnings = {digest[:_BEGINNING]: source for digest, source in files.items()}

    def __call__(self, text: str) -> Iterator[tuple[Source, str]]:
        """Give what is found, once each, and how it is written."""
        if not self._files:
            return
        found: dict[Source, str] = {}
        letters = plainly(text)
        for start, end in _RUNS_OF_SIXTEENS(letters):
            for run in _SIXTEENS.findall(text[start:end]):
                for source, how in self._in_run(run.lower()):
                    found.setdefault(source, how)
        table, pairs_enough = _ROWS_OF_PAIRS
        for pairs in _PAIRS.findall(text) if ":" in text and pairs_enough in letters.translate(table) else ():
            self._note(found, re.sub("[: ]", "", pairs).lower())
        for start, end in _RUNS_OF_BASE64(letters):
            for run in _INTEGRITY.findall(text[start : end + 2]):  # with the signs that fill it up
                self._note(found, _from_base64(run))
        yield from found.items()

    def _note(self, found: dict[Source, str], digest: str) -> None:
        if digest in self._files:
            found.setdefault(self._files[digest], "its digest")

    def _in_run(self, run: str) -> Iterator[tuple[Source, str]]:
        if run in self._files:
            yield self._files[run], "its digest"
        elif run[:_BEGINNING] in self._beginnings:
            yield self._beginnings[run[:_BEGINNING]], "its digest, shortened"


def _from_base64(run: str) -> str:
    kept = run.rstrip("=").replace("-", "+").replace("_", "/")
    if len(kept) * 3 // 4 not in _LENGTHS:
        return ""
    try:
        return base64.b64decode(kept + "=" * (-len(kept) % 4)).hex()
    except (binascii.Error, ValueError):
        return ""
