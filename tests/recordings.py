"""Small recordings in every container, made on the spot: clean, or with what a test puts into them."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "issues/2019-01/on-screen/signature.mp3"
FRAME = SAMPLE.read_bytes()[:8_000]
FRAMES = FRAME[: (144 * 64_000 // 32_000) * 20]


def box(kind: bytes, data: bytes = b"") -> bytes:
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def head(kind: bytes, made: int = 0) -> bytes:
    return box(kind, bytes(4) + made.to_bytes(4, "big") + bytes(80))


def track(kind: bytes = b"vide", name: bytes = b"VideoHandler\x00", more: bytes = b"", made: int = 0) -> bytes:
    handler = box(b"hdlr", bytes(8) + kind + bytes(12) + name)
    table = box(b"stbl", box(b"stsd", bytes(8)) + box(b"stts", bytes(8)))
    media = box(
        b"mdia",
        head(b"mdhd", made)
        + handler
        + box(b"minf", box(b"vmhd", bytes(12)) + box(b"dinf", box(b"dref", bytes(8))) + table),
    )
    return box(b"trak", head(b"tkhd") + media + more)


def film(tracks: bytes = track(), moov: bytes = b"", top: bytes = b"", made: int = 0) -> bytes:
    return (
        box(b"ftyp", b"isom\x00\x00\x02\x00isom")
        + box(b"free")
        + box(b"mdat", b"frames" * 9)
        + box(b"moov", head(b"mvhd", made) + tracks + moov)
        + top
    )


def page(body: bytes, flags: int = 0, serial: int = 1) -> bytes:
    lacing = bytes([255] * (len(body) // 255) + [len(body) % 255])
    return (
        b"OggS\x00"
        + bytes([flags])
        + bytes(8)
        + serial.to_bytes(4, "little")
        + bytes(8)
        + bytes([len(lacing)])
        + lacing
        + body
    )


def comments(*words: bytes, start: bytes = b"OpusTags") -> bytes:
    listed = b"".join(len(one).to_bytes(4, "little") + one for one in words)
    return start + (4).to_bytes(4, "little") + b"Lavf" + len(words).to_bytes(4, "little") + listed


def opus(*words: bytes, after: bytes = b"") -> bytes:
    return page(b"OpusHead\x01\x01" + bytes(9), 2) + page(comments(*words)) + page(b"sound" * 9, 4) + after


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2)


def wav(*more: bytes) -> bytes:
    body = b"WAVE" + chunk(b"fmt ", bytes(16)) + b"".join(more) + chunk(b"data", bytes(99))
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def element(number: int, data: bytes) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big") + (0x10000000 | len(data)).to_bytes(4, "big") + data


def webm(about: bytes = b"", entry: bytes = b"", more: bytes = b"", kind: int = 1) -> bytes:
    information = element(0x1549A966, element(0x2AD7B1, b"\x0f\x42\x40") + element(0x4D80, b"Lavf") + about)
    tracks = element(0x1654AE6B, element(0xAE, element(0xD7, b"\x01") + element(0x83, bytes([kind])) + entry))
    segment = information + tracks + more + element(0x1F43B675, element(0xE7, b"\x00") + element(0xA3, b"frames"))
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, segment)


def tag(name: bytes) -> bytes:
    return element(
        0x1254C367,
        element(0x7373, element(0x63C0, b"") + element(0x67C8, element(0x45A3, name) + element(0x4487, b"x"))),
    )
