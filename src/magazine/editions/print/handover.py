"""What goes to the printer: the press file once it has passed its preflight, and the record of that."""

from __future__ import annotations

import json
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
    from magazine.issue.job import Job


def inspected(
    document: bytes, placed: Sequence[Placed], pictures: Mapping[str, Location], commission: Commission
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Check a press file: the record for the newsroom by its place, and what is wrong with the file.

    Args:
        document: the file as bound.
        placed: the pieces in page order.
        pictures: where each picture is from, by its name on the pages.
        commission: the order.
    """
    publication, condition = commission.publication, commission.theme.condition
    if condition is None:
        return {}, without_inks(commission).findings
    origins = Origins(
        pages=[piece.sheet.where for piece in placed for _ in range(piece.laid_out.pages)],
        whole=Location(path=f"issues/{publication.id}/issue.yaml"),
        pictures=pictures,
    )
    verdict = preflight(document, condition, origins)
    record = {
        "file": addresses.file_place(publication.house, publication.id, commission.language, Edition.PRESS),
        **verdict.record,
    }
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    return {addresses.preflight_place(publication.id, commission.language): text.encode()}, verdict.findings


def originals(orders: Mapping[str, Job]) -> dict[str, Location]:
    """Say where each picture that was ordered is from, by its name on the pages."""
    found: dict[str, Location] = {}
    for name, job in orders.items():
        picture = job.arguments[0] if job.arguments else None
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
