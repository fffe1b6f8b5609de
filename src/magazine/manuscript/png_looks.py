"""Whether programs agree on what is seen of a PNG: which colour is transparent, and how light and dark the others are."""

from __future__ import annotations

from typing import Final

from magazine.manuscript.picture_parts import chunks

_TRANSPARENCY: Final = (
    "unclear-transparency",
    "programs do not agree what is transparent in this picture, so what readers see of it is not certain",
    "save it again as a PNG with an alpha channel, or without transparency",
)
_COLOURS: Final = (
    "unclear-colours",
    "programs do not agree how light and dark this picture is, so what readers see of it is not certain",
    "save it again as a PNG in sRGB, as pictures for the web are",
)
_GAMMA: Final = 45_455
"""Of sRGB, in hundred-thousandths (PNG, 11.3.2.2)."""
_CLOSE: Final = 500
_CHROMATICITIES: Final = (31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)
"""Of sRGB: white, red, green, blue, across and up (PNG, 11.3.2.1)."""
_SRGB: Final = bytes((1, 13, 0, 1))
"""As H.273 numbers its primaries, transfer, matrix and range (PNG, 11.3.2.6)."""
_SPACES: Final = frozenset({b"cICP", b"cHRM", b"gAMA", b"iCCP", b"sRGB"})
_PLACED: Final = frozenset({b"PLTE", b"tRNS", b"IDAT"})
_GRAY, _RGB, _PALETTE = 0, 2, 3
_DEEP: Final = 16
"""Bits of a sample of which Pillow keeps the upper eight, in colour pictures: what has the key cannot be told any more."""


def unclear_look(data: bytes) -> tuple[str, str, str] | None:
    """Give rule, what and remedy of a finding where programs do not agree on what is seen of a PNG; None where they do."""
    if not has_true_key(data):
        return _TRANSPARENCY
    return None if has_plain_colours(data) else _COLOURS


def has_true_key(data: bytes) -> bool:
    """Say whether what a PNG has for transparent is so for every program: where it has a key, one that is well-formed and in its place."""
    depth, colours = data[24], data[25]
    order = [(kind, b"" if kind == b"IDAT" else body) for kind, body in chunks(data) if kind in _PLACED]
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


def has_plain_colours(data: bytes) -> bool:
    """Say whether a PNG's notes on its colours are those of sRGB or a profile: browsers follow the others, and most programs do not."""
    told: dict[bytes, set[bytes]] = {kind: set() for kind in _SPACES}
    for kind, body in chunks(data):
        if kind in _SPACES:
            told[kind].add(body)
    if told[b"cICP"] - {_SRGB}:
        return False
    if told[b"sRGB"]:
        return True
    gammas = {int.from_bytes(body[:4], "big") for body in told[b"gAMA"]}
    if any(abs(gamma - _GAMMA) > _CLOSE for gamma in gammas):
        return False
    return bool(told[b"iCCP"]) or all(_near(body) for body in told[b"cHRM"])


def _near(body: bytes) -> bool:
    values = [int.from_bytes(body[at : at + 4], "big") for at in range(0, len(body), 4)]
    return len(values) == len(_CHROMATICITIES) and all(
        abs(value - usual) <= _CLOSE for value, usual in zip(values, _CHROMATICITIES, strict=True)
    )
