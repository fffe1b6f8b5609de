"""A small profile of a printing condition that never was: process inks by the light that a picture lacks."""

from __future__ import annotations

import struct
from itertools import product


def profile() -> bytes:
    """Write an ICC profile (version 2, output, CMYK) with a table of two steps each way."""
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"Test\0" + bytes(4 + 4 + 2 + 1 + 67),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": _table(4, 3, lambda c, m, y, k: (255 - max(k, (c + m + y) // 3), 128, 128)),
        b"B2A0": _table(3, 4, lambda light, *_: (0, (255 - light) // 2, (255 - light) // 2, (255 - light) // 2)),
    }
    offset = 128 + 4 + 12 * len(tags)
    index, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        index += name + struct.pack(">II", offset + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    size = offset + len(data)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"prtr", b"CMYK", b"Lab ")
    head += bytes(12) + b"acsp" + bytes(128 - 24 - 12 - 4 - 48) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + index + data


def _table(inputs: int, outputs: int, value: object) -> bytes:
    assert callable(value)
    ramp = bytes(range(256))
    grid = b"".join(bytes(value(*(255 * step for step in steps))) for steps in product((0, 1), repeat=inputs))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    head = b"mft1" + bytes(4) + bytes([inputs, outputs, 2, 0])
    return head + matrix + ramp * inputs + grid + ramp * outputs
