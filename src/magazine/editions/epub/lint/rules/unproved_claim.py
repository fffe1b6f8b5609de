"""The package claims something of the book's accessibility that the book does not show.

Shops and libraries show these claims to readers who choose by them.

Source: EPUB Accessibility 1.1, "Discovery metadata" and "Conformance reporting"; Schema.org accessibility vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import OPF
from magazine.editions.epub.lint.proofs import all_described
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.documents import Package
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.proofs import Proofs
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "take the claim out, or put into the book what it promises"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold every claim against the content."""
    package = book.package
    if package is None:
        return
    proofs = book.proofs
    for name, known in (
        ("accessibilityFeature", proofs.features),
        ("accessMode", proofs.modes),
        ("accessibilityHazard", proofs.hazards),
    ):
        for meta in package.metas(f"schema:{name}"):
            said = (meta.text or "").strip()
            if said in known and not known[said]:
                yield package.sight(meta, f"the book claims {name} '{said}', which it does not show")
    yield from _sufficient(book, package, proofs)
    yield from _sources(book, package)


def _sufficient(book: OpenedBook, package: Package, proofs: Proofs) -> Iterator[Sight]:
    modes = {*package.stated("schema:accessMode")}
    for meta in package.metas("schema:accessModeSufficient"):
        named = {part.strip() for part in (meta.text or "").split(",")}
        if not named <= modes:
            yield package.sight(
                meta,
                f"the book is said to be complete in a mode that it does not name: {', '.join(sorted(named - modes))}",
            )
        if named == {"textual"} and not all_described(book):
            yield package.sight(meta, "the book is said to be complete as text, but a picture has no words")
        if "auditory" not in named and proofs.modes["auditory"] and not proofs.features["transcript"]:
            yield package.sight(
                meta, "the book is said to be complete without sound, but plays some whose words stand nowhere"
            )


def _sources(book: OpenedBook, package: Package) -> Iterator[Sight]:
    paged = book.nav("page-list") is not None
    for meta in package.metas("pageBreakSource"):
        if not paged:
            yield package.sight(meta, "the book names the source of its pages, but has no page list")
    for meta in package.root.iter(f"{OPF}meta", f"{OPF}link"):
        if meta.get("property") == "dcterms:conformsTo" or "dcterms:conformsTo" in meta.get("rel", "").split():
            yield package.sight(meta, "the book claims to conform to a standard, which nobody has examined")
