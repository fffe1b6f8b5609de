"""What an editor should know about the made pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.plan import Placed


def findings_of(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Compare planned with made, and name letters that no font has."""
    for piece in placed:
        sheet, made = piece.sheet, piece.laid_out
        if sheet.planned is not None and sheet.planned != made.pages:
            yield Finding(
                rule="page-count",
                where=sheet.where,
                what=f"{sheet.planned} print pages were planned, and it fills {made.pages}",
                remedy="cut or add text, or plan again with `pages:`",
                level=Level.WARNING,
            )
        if made.missing:
            letters = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in made.missing)
            yield Finding(
                rule="letter-without-font",
                where=sheet.where,
                what=f"no typeface of the theme has {letters}",
                remedy="write it otherwise, or add a font that has it to the theme",
                level=Level.WARNING,
            )


def link_findings(placed: Sequence[Placed], broken: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Name links that lead to a place that is not in the volume."""
    places = {piece.sheet.id: piece.sheet.where for piece in placed}
    fallback = placed[0].sheet.where
    for piece, name in broken:
        yield Finding(
            rule="dead-link-in-print",
            where=places.get(piece, fallback),
            what=f"a link in the print edition leads to '{name}', which is not there",
            remedy="correct the link's target",
            level=Level.WARNING,
        )
