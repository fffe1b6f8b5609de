"""Files packed beforehand for web servers: each must unpack to its original, which is read for both."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import brotli

from magazine.release.audit.inspection import Inspected, Leak, inspect_words
from magazine.release.audit.readers.registry import gzip_words

if TYPE_CHECKING:
    from magazine.release.audit.secrets import Secrets


def packed_leaks(data: bytes, name: str, original: bytes, secrets: Secrets) -> Inspected:
    """Look at a packed file: at its head where it unpacks to its original, else at everything, and tell of the difference."""
    if _unpacked(data, name) == original:
        if not name.endswith(".gz"):
            return Inspected(())
        return inspect_words(gzip_words(data).encode(), "", secrets)
    found = inspect_words(data, name, secrets)
    other = Leak(
        rule="leaked-packed-file",
        place="",
        what="something else than the file that it is packed from",
        path="",
        line=1,
        remedy="build the site again; nothing may write packed files but the build",
    )
    return Inspected((other, *found.leaks), found.films)


def _unpacked(data: bytes, name: str) -> bytes | None:
    """Unpack a file; None where it is damaged, or something follows it."""
    try:
        if name.endswith(".br"):
            return bytes(brotli.decompress(data))
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        unpacked = stream.decompress(data)
    except (brotli.error, zlib.error):
        return None
    return None if stream.unused_data or not stream.eof else unpacked
