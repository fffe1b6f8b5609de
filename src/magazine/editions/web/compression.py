"""Compressed forms of the site's text files, which servers send as they lie.

Beside ``index.html`` stand ``index.html.br`` (Brotli, RFC 7932) and ``index.html.gz`` (gzip, RFC 1952): no server spends time on
them, and they are denser than what a server would make while a reader waits.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Final

import brotli

from magazine.issue.job import Job, content_key

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Final = (".br", ".gz")
"""Endings that stand after a file's own, the denser form first."""
TEXT_ENDINGS: Final = frozenset(
    {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"}
)
"""What is compressed. Pictures, sound, books, PDFs, WOFF2 and Pagefind's own files are dense already."""
SMALLEST_BYTES: Final = 1_400
"""What fits into one packet on the way (Ethernet's 1,500 bytes less the headers of IP and TCP) arrives no sooner for being smaller."""
LARGEST_SHARE: Final = 0.9
"""A form that saves less than a tenth is not worth a file."""
BROTLI_QUALITY: Final = 10
"""Of 11. The sample's 42 pages: 145 KB in 0.22 s; quality 11 gives 143 KB in 0.54 s, 5 gives 162 KB in 0.02 s."""
LARGE_BYTES: Final = 200_000
BROTLI_QUALITY_OF_LARGE: Final = 5
"""Lists that grow with the archive are made anew by every build. A sitemap of 480 KB: 5.8 KB in 2 ms; quality 10 gives 5.1 KB in 164 ms."""
GZIP_LEVEL: Final = 9
"""The sample's pages: 173 KB in 0.01 s."""
_LENGTH_BYTES: Final = 4


def compressible(place: str) -> bool:
    """Say whether files of this name are text that gets smaller."""
    return place.endswith(tuple(TEXT_ENDINGS))


def plain_place(place: str) -> str:
    """Give the place of the file that a compressed form belongs to; a plain file's own place stays."""
    for form in FORMS:
        if place.endswith(form):
            return place.removesuffix(form)
    return place


def compression_job(place: str, content: bytes) -> Job:
    """Order the compressed forms of a file. They are kept by its content: what has not changed is never compressed again."""
    versions = (
        brotli.__version__,
        zlib.ZLIB_RUNTIME_VERSION,
        BROTLI_QUALITY,
        BROTLI_QUALITY_OF_LARGE,
        LARGE_BYTES,
        GZIP_LEVEL,
        SMALLEST_BYTES,
        LARGEST_SHARE,
    )
    return Job(
        kind="compressed",
        name=place,
        key=content_key("compressed", *versions, content),
        work=compress,
        arguments=(content,),
    )


def compress(content: bytes) -> bytes:
    """Give the forms that save enough, in one piece that ``forms_of`` takes apart; the same content gives the same bytes."""
    quality = BROTLI_QUALITY if len(content) <= LARGE_BYTES else BROTLI_QUALITY_OF_LARGE
    forms = (
        brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality),
        gzip.compress(content, GZIP_LEVEL, mtime=0),
    )
    kept = [form if _pays(form, content) else b"" for form in forms]
    return b"".join(len(form).to_bytes(_LENGTH_BYTES, "big") + form for form in kept)


def forms_of(made: bytes) -> Mapping[str, bytes]:
    """Give the forms in what ``compress`` made, by their endings."""
    forms, start = {}, 0
    for ending in FORMS:
        length = int.from_bytes(made[start : start + _LENGTH_BYTES], "big")
        start += _LENGTH_BYTES + length
        if length:
            forms[ending] = made[start - length : start]
    return forms


def _pays(form: bytes, content: bytes) -> bool:
    return len(content) >= SMALLEST_BYTES and len(form) <= LARGEST_SHARE * len(content)
