"""What goes to the printer: the press file once it has passed its preflight, and the record of that."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.editions.commission import Product
from magazine.editions.print.preflight.preflight import Origins, preflight
from magazine.editions.print.press import picture_name
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Location
from magazine.issue.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.editions.print.plan import Placed
    from magazine.editions.print.sheet import Orders


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A press file on its way out.

    Attributes:
        place: of the file within ``build/``.
        record: of what was checked on it.
        pages: what an editor would open to mend each page.
        pictures: where each picture is from, by its name on the pages.
    """

    place: str
    record: str
    pages: Sequence[Location]
    pictures: Mapping[str, Location]


def parcel_of(placed: Sequence[Placed], pictures: Mapping[str, Location], commission: Commission) -> Parcel:
    """Make the parcel of one language's press edition."""
    publication, language = commission.publication, commission.language
    return Parcel(
        place=addresses.file_place(publication.house, publication.id, language, Edition.PRESS),
        record=addresses.preflight_place(publication.id, language.tag),
        pages=[piece.sheet.where for piece in placed for _ in range(piece.laid_out.pages)],
        pictures=pictures,
    )


def inspected(document: bytes, parcel: Parcel, commission: Commission) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Check a press file: it and the record for the newsroom by their places, or nothing but what is wrong with it.

    Args:
        document: the file as bound.
        parcel: where it goes, and where it is from.
        commission: the order.
    """
    condition = commission.theme.condition
    if condition is None:
        return {}, without_inks(commission).findings
    whole = Location(path=f"issues/{commission.publication.id}/issue.yaml")
    verdict = preflight(document, condition, Origins(pages=parcel.pages, whole=whole, pictures=parcel.pictures))
    if verdict.findings:
        return {}, verdict.findings
    text = json.dumps({"file": parcel.place, **verdict.record}, ensure_ascii=False, indent=2) + "\n"
    return {parcel.place: document, parcel.record: text.encode()}, ()


def originals(orders: Orders) -> dict[str, Location]:
    """Say where each picture that was ordered is from, by its name on the pages."""
    found: dict[str, Location] = {}
    for name, order in orders.items():
        picture = order.job.arguments[0] if order.job.arguments else None
        if isinstance(picture, Picture):
            found[picture_name(name)] = Location(path=picture.card.path.removesuffix(".yaml"))
    return found


def put(files: Mapping[str, bytes], into: Path) -> tuple[str, ...]:
    """Write files, and give their places."""
    for place, data in files.items():
        target = into / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tuple(files)


def without_inks(commission: Commission) -> Product:
    """Say that the theme cannot be printed."""
    theme = commission.theme.name
    finding = Finding(
        rule="no-printing-condition",
        where=Location(path=f"themes/{theme}/inks/inks.json"),
        what=f"the theme “{theme}” does not say how the press prints, so there is no press edition",
        remedy="put the printer's ICC profile there, or build the others: --edition web,epub,screen,archive",
    )
    return Product(edition=Edition.PRESS, language=commission.language, files=(), findings=(finding,))
