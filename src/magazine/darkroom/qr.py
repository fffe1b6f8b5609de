"""QR codes: the way from paper to a film or a recording."""

from __future__ import annotations

import segno

from magazine.constants import QR_MODULE_PX, QR_QUIET_MODULES


def qr_svg(address: str) -> str:
    """Draw an address as a QR code: an SVG of one path, black on white, with the quiet zone that scanners need.

    Error correction is M (15 %), at the smallest version that holds the address: large modules scan better than redundant ones.

    Raises:
        ValueError: for an empty address, or one of more than the 2,331 bytes that a code can hold.
    """
    code = _code(address)
    side = code.symbol_size(scale=1, border=QR_QUIET_MODULES)[0]
    size = side * QR_MODULE_PX
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {side} {side}" '
        f'role="img" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000000" d="{_bars(code)}"/></svg>'
    )


def qr_side(address: str) -> int:
    """Give the modules on a side of an address' code, with its quiet zone.

    Raises:
        ValueError: as ``qr_svg``.
    """
    return int(_code(address).symbol_size(scale=1, border=QR_QUIET_MODULES)[0])


def _code(address: str) -> segno.QRCode:
    if not address:
        raise ValueError("a QR code needs an address")
    try:
        return segno.make_qr(address, error="m", boost_error=False)
    except segno.DataOverflowError as error:
        raise ValueError("the address is too long for a QR code") from error


def _bars(code: segno.QRCode) -> str:
    """Write the dark modules as one rectangle per run, row by row."""
    path = []
    for y, row in enumerate(code.matrix_iter(scale=1, border=QR_QUIET_MODULES)):
        x = 0
        cells = list(map(bool, row))
        while x < len(cells):
            end = x
            while end < len(cells) and cells[end] == cells[x]:
                end += 1
            if cells[x]:
                path.append(f"M{x} {y}h{end - x}v1H{x}z")
            x = end
    return "".join(path)
