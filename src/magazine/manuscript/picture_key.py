"""Whether programs agree on what is transparent in a PNG: colours behind it must not be seen."""

from __future__ import annotations

from typing import Final

from magazine.manuscript.picture_parts import chunks

OPAQUE_ELSEWHERE: Final = (
    "programs do not agree what is transparent in this picture, so what readers see of it is not certain"
)
SAVE_ALPHA: Final = "save it again as a PNG with an alpha channel, or without transparency"
_GRAY, _RGB, _PALETTE = 0, 2, 3
_DEEP: Final = 16
"""Bits of a sample of which Pillow keeps the upper eight, in colour pictures: what has the key cannot be told any more."""


def has_true_key(data: bytes) -> bool:
    """Say whether what a PNG has for transparent is so for every program: where it has a key, one that is well-formed and in its place."""
    depth, colours = data[24], data[25]
    order = [(kind, body) for kind, body in chunks(data) if kind in {b"PLTE", b"tRNS", b"IDAT"}]
    keys = [body for kind, body in order if kind == b"tRNS"]
    kinds = [kind for kind, _ in order]
    if kinds.count(b"PLTE") > 1:
        return False
    if not keys or colours not in {_GRAY, _RGB, _PALETTE}:
        return not keys
    place = kinds.index(b"tRNS")
    if len(keys) > 1 or b"IDAT" in kinds[:place] or b"PLTE" in kinds[place:]:
        return False
    if colours == _PALETTE:
        return 0 < len(keys[0]) <= sum(len(body) for kind, body in order if kind == b"PLTE") // 3
    samples = [int.from_bytes(keys[0][at : at + 2], "big") for at in range(0, len(keys[0]), 2)]
    return (
        len(keys[0]) == 2 * (3 if colours == _RGB else 1)
        and all(one < 1 << depth for one in samples)
        and not (colours == _RGB and depth == _DEEP)
    )
