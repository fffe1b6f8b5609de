"""Charts and codes as print wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.darkroom.qr import qr_svg
from magazine.editions.print.ornaments import data_address

if TYPE_CHECKING:
    from magazine.editions.print.supply import PrintSupply
    from magazine.markup import nodes


def code_of(supply: PrintSupply, address: str) -> str:  # noqa: ARG001
    """Draw an address as a code, as an address that holds the drawing."""
    return data_address(qr_svg(address))


def chart_of(supply: PrintSupply, node: nodes.Chart) -> str:
    return '<p class="chart-stub">chart</p>'
