"""What cannot be written down in a Markdown file: broken pictures, links, things that are no files."""

from __future__ import annotations

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def make(file: Path, text: str) -> None:
    """Make a file as a block says: a word, and what it takes."""
    word, *rest = text.split(maxsplit=1)
    MAKERS[word](file, rest[0].strip() if rest else "")


def picture_bytes(kind: str, size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    """Make a small picture."""
    stream = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(stream, kind, **options)
    return stream.getvalue()


def png_header(width: int, height: int) -> bytes:
    """Make a PNG that says how large it is, and has no pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def _png(file: Path, size: str) -> None:
    width, height = map(int, size.split())
    file.write_bytes(png_header(width, height))


def _picture(file: Path, kind: str) -> None:
    file.write_bytes(picture_bytes(kind))


def _turned(file: Path, about: str) -> None:
    kind, way = about.split()
    notes = Image.Exif()
    notes[0x0112] = int(way)
    file.write_bytes(picture_bytes(kind, exif=notes))


def _chunk(file: Path, about: str) -> None:
    name, body = about.split()
    data = bytes.fromhex(body)
    plain = picture_bytes("PNG")
    chunk = struct.pack(">I", len(data)) + name.encode() + data + struct.pack(">I", zlib.crc32(name.encode() + data))
    file.write_bytes(plain[:33] + chunk + plain[33:])


def _half(file: Path, kind: str) -> None:
    data = picture_bytes(kind, (96, 64))
    file.write_bytes(data[: len(data) * 2 // 3])


def _head(file: Path, kind: str) -> None:
    file.write_bytes(picture_bytes(kind)[:20])


def _link(file: Path, target: str) -> None:
    file.unlink(missing_ok=True)
    file.symlink_to(target)


def _pipe(file: Path, _rest: str) -> None:
    os.mkfifo(file)


def _nothing(file: Path, _rest: str) -> None:
    file.unlink(missing_ok=True)


def _empty(file: Path, _rest: str) -> None:
    file.write_bytes(b"")


def _field(file: Path, about: str) -> None:
    name, length = about.split()
    file.write_text(f"{name}: {'a' * int(length)}\n", encoding="utf-8")


def _zeros(file: Path, size: str) -> None:
    file.write_bytes(b"")
    os.truncate(file, int(size))


MAKERS = {
    "png": _png,  # width height: a PNG without pixels
    "picture": _picture,  # JPEG, PNG…: a small whole one
    "turned": _turned,  # JPEG, PNG… and a number: with a note of this orientation
    "chunk": _chunk,  # name and body in hexadecimal digits: a PNG with this chunk before its pixels
    "half": _half,  # JPEG, PNG…: its end is missing
    "head": _head,  # JPEG, PNG…: its first 20 bytes
    "link": _link,  # target: a symbolic link
    "pipe": _pipe,
    "nothing": _nothing,  # the file is taken away
    "empty": _empty,
    "field": _field,  # name length: YAML with one field of so many letters
    "zeros": _zeros,  # size: so many bytes, none of them on the disk
}
