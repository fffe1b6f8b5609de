"""Signatures within EPUBs: two more entries at the container's end, a line with the hash of all the rest and its signature in CMS.

What is signed is the whole file as the build made it, not a list of its entries: a signed book is made from that file, the line and the
signature in one way alone (``_tail``), and is true only where making it so gives the very bytes that are there. So order, names, dates,
comments and whatever stands between entries, in front or behind are covered without a rule for each.

EPUB 3.3 lets a container's META-INF have files of one's own, which reading systems must not trip over; its own ``signatures.xml`` (XML-DSig)
covers entries one by one, and none of the above (``docs/decisions/0015-signatures.md``).
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from asn1crypto import pem

from magazine.release.cms import check_detached, sign_detached
from magazine.release.hitches import Hitch
from magazine.release.sums import SIGNATURE_MAX_BYTES, BadListError, read_sums, write_sums
from magazine.release.verdict import Judgement, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

    from magazine.release.trust import Trust

LINE: Final = "META-INF/house-signature.txt"
"""SHA-256 of the book without the two entries, and its name: a list of hashes with one line."""
SEALED: Final = "META-INF/house-signature.pem"
"""The line's signature, a detached CMS in PEM: text, so that nothing in it can pass for a part of the container."""
_NAMES: Final = (LINE.encode(), SEALED.encode())
_ARMOUR: Final = "CMS"
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD: Final = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7
_CENTRAL_HEAD: Final = struct.Struct("<4s4B4H3L5H2L")  # 4.3.12
_END_HEAD: Final = struct.Struct("<4s4H2LH")  # 4.3.16
_STORED: Final = 20, 0, 0  # version 2.0, no flags, no compression
_STRANGERS: Final = frozenset({Reason.OTHER_SIGNER, Reason.SAME_NAME, Reason.UNREADABLE, Reason.UNFIT})
_LEFT: Final = re.compile(
    re.escape(_NAMES[0]) + rb"(.{1,400}?)"
    + re.escape(_LOCAL) + rb".{26}" + re.escape(_NAMES[1]) + rb"(-----BEGIN CMS-----\n[\w+/=\n]{64,1000000}-----END CMS-----\n)",
    re.DOTALL,
)  # fmt: skip
"""Both entries in a container that cannot be opened any more; what the line says may be what was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Container:
    """A ZIP container as its end tells it.

    Attributes:
        records: its directory, a record an entry.
        directory: where the directory begins.
    """

    records: tuple[bytes, ...]
    directory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sealed:
    """A signed book, taken apart.

    Attributes:
        built: how many bytes the entries take that the build made.
        end: directory and end as the build made them.
        line: see ``LINE``.
        signature: of the line, DER.
    """

    built: int
    end: bytes
    line: bytes
    signature: bytes


def sign_book(
    content: bytes, name: str, signer: Signer, moment: datetime, timestamper: TimeStamper | None = None
) -> bytes:
    """Sign a book.

    Args:
        content: the file as the build made it.
        name: the file's name, which the signature bears out.
        signer: the key.
        moment: now, in UTC.
        timestamper: a timestamp authority, or None.

    Raises:
        ValueError: where it is no plain container, or has the entries already.
    """
    container = _container(content)
    if container is None or not container.records or any(_name(each) in _NAMES for each in container.records):
        raise ValueError("the book is no plain container, or has a signature")
    line = write_sums({name: hashlib.sha256(content).hexdigest()}).encode()
    signature = sign_detached(line, signer, moment, timestamper)
    return content[: container.directory] + _tail(container, line, pem.armor(_ARMOUR, signature))


def check_book(content: bytes, trust: Trust) -> Judgement:
    """Say what the signature in a book proves."""
    sealed = _taken_apart(content)
    if sealed is None:
        return _remains(content, trust)
    said = _judged(content, sealed, trust)
    if said.reason not in _STRANGERS:
        return said
    whole = content[: sealed.built] + sealed.end
    beneath = _taken_apart(whole)  # a stranger may have signed what the house had signed
    first = said if beneath is None else _judged(whole, beneath, trust)
    return said if first.reason in _STRANGERS else replace(first, reason=Reason.APPENDED, detail="")


def _judged(content: bytes, sealed: _Sealed, trust: Trust) -> Judgement:
    said = check_detached(sealed.line, sealed.signature, trust)
    if said.reason in _STRANGERS:
        return said
    digest = hashlib.sha256(memoryview(content)[: sealed.built])
    digest.update(sealed.end)
    try:
        ((name, signed),) = read_sums(sealed.line).items()
    except (BadListError, ValueError):
        return replace(said, reason=Reason.CHANGED, detail="")
    return replace(said, name=name) if signed == digest.hexdigest() else replace(said, reason=Reason.CHANGED, detail="")


def unsigned_book(content: bytes) -> bytes:
    """Give a book as the build made it."""
    sealed = _taken_apart(content)
    return content if sealed is None else content[: sealed.built] + sealed.end


def _container(content: bytes) -> _Container | None:
    """Read a container's directory; nothing where it is not as simple as ours are: one file, no comment, nothing behind."""
    if len(content) < _END_HEAD.size:
        return None
    mark, disk, other, here, count, size, start, comment = _END_HEAD.unpack_from(content, len(content) - _END_HEAD.size)
    if (mark, disk, other, here, comment) != (_END, 0, 0, count, 0) or start + size + _END_HEAD.size != len(content):
        return None
    records, at = [], start
    for _ in range(count):
        if at + _CENTRAL_HEAD.size > start + size or content[at : at + 4] != _CENTRAL:
            return None
        lengths = struct.unpack_from("<3H", content, at + 28)  # of name, extra field and comment
        end = at + _CENTRAL_HEAD.size + sum(lengths)
        records.append(content[at:end])
        at = end
    return _Container(records=tuple(records), directory=start) if at == start + size else None


def _name(record: bytes) -> bytes:
    (length,) = struct.unpack_from("<H", record, 28)
    return record[_CENTRAL_HEAD.size : _CENTRAL_HEAD.size + length]


def _tail(container: _Container, line: bytes, signature: bytes) -> bytes:
    """Write all that follows the entries that the build made: two more entries, the directory, the end. The two are dated as the first entry is."""
    system, attributes = container.records[0][4:6], container.records[0][38:42]
    moment = struct.unpack_from("<2H", container.records[0], 12)
    entries, records = b"", b"".join(container.records)
    for name, content in zip(_NAMES, (line, signature), strict=True):
        at = container.directory + len(entries)
        known = (*moment, zlib.crc32(content), len(content), len(content), len(name), 0)
        entries += _LOCAL_HEAD.pack(_LOCAL, *_STORED, *known) + name + content
        head = _CENTRAL_HEAD.pack(
            _CENTRAL, *system, _STORED[0], 0, *_STORED[1:], *known, 0, 0, 0, *struct.unpack("<L", attributes), at
        )
        records += head + name
    return entries + records + _end(len(container.records) + 2, len(records), container.directory + len(entries))


def _end(count: int, size: int, start: int) -> bytes:
    return _END_HEAD.pack(_END, 0, 0, count, count, size, start, 0)


def _taken_apart(content: bytes) -> _Sealed | None:
    """Take a signed book apart; nothing where putting it together again would not give the very same bytes."""
    whole = _container(content)
    if whole is None or tuple(map(_name, whole.records[-2:])) != _NAMES or len(whole.records) < 3:  # noqa: PLR2004 - its own and two
        return None
    (at,) = struct.unpack_from("<L", whole.records[-2], 42)
    if at > whole.directory:
        return None
    try:
        line, rest = _stored(content[at : whole.directory], _NAMES[0])
        signature, rest = _stored(rest, _NAMES[1])
        der = pem.unarmor(signature)[2]
    except (ValueError, TypeError, struct.error):
        return None
    built = _Container(records=whole.records[:-2], directory=at)
    if rest or pem.armor(_ARMOUR, der) != signature or _tail(built, line, signature) != content[at:]:
        return None
    records = b"".join(built.records)
    end = records + _end(len(built.records), len(records), at)
    return _Sealed(built=at, end=end, line=line, signature=der)


def _stored(content: bytes, name: bytes) -> tuple[bytes, bytes]:
    """Read an entry that is stored plain, and give what is behind it.

    Raises:
        ValueError: where it is too large.
        struct.error: where there is none.
    """
    (size,) = struct.unpack_from("<L", content, 18)
    start = _LOCAL_HEAD.size + len(name)
    if size > SIGNATURE_MAX_BYTES:
        raise ValueError("too large")
    return content[start : start + size], content[start + size :]


def _remains(content: bytes, trust: Trust) -> Judgement:
    """Look for a signature in a book that is not as signing made it: where the house's is in it, it was the house's book."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            if not {LINE, SEALED} & set(archive.namelist()):
                return Judgement(reason=Reason.UNSIGNED)
            found = tuple(_entry(archive, name) for name in (LINE, SEALED))
        reason = Reason.CHANGED
    except (
        BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        KeyError,
        struct.error,
        zlib.error,
    ):
        left = _LEFT.search(content)
        if left is None:
            return Judgement(reason=Reason.UNREADABLE, detail=Hitch.BROKEN)
        found, reason = (left[1], left[2]), Reason.DAMAGED
    try:
        said = check_detached(found[0], pem.unarmor(found[1])[2], trust)
    except (ValueError, TypeError):
        return Judgement(reason=Reason.UNREADABLE, detail=Hitch.BROKEN)
    return said if said.reason in _STRANGERS else replace(said, reason=reason, detail="")


def _entry(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(SIGNATURE_MAX_BYTES)
