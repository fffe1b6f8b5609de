"""The proof in booklet spreads, made from a written press edition."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from magazine.editions.commission import Product
from magazine.editions.print.bindery.imposition import impose
from magazine.issue import addresses
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from magazine.editions.commission import Commission


def impose_press(commission: Commission, press_place: str) -> Product:
    """Lay a press edition out in booklet spreads, beside it.

    Args:
        commission: of the language whose side the volume's back is on.
        press_place: the press edition's place within ``commission.into``.
    """
    title = PurePosixPath(press_place).name.removesuffix("-press.pdf")
    place = addresses.imposed_place(press_place)
    commission.tell(f"imposing {title}")
    document = impose(commission.into / press_place, commission.language.direction, title, commission.theme.faces)
    (commission.into / place).write_bytes(document)
    return Product(edition=Edition.PRESS, language=commission.language, files=(place,))
