"""All defects, by what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.editions.epub.mutations import (
    container,
    direction,
    fonts,
    leftovers,
    metadata,
    navigation,
    package,
    page_list,
    pages,
    pictures,
    recordings,
    style,
    tables_and_notes,
)
from tests.editions.epub.mutations.defect import Catcher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.editions.epub.mutations.defect import Defect

FAMILIES: Final[Mapping[str, tuple[Defect, ...]]] = {
    "container": container.DEFECTS,
    "package": package.DEFECTS,
    "pages": pages.DEFECTS,
    "direction": direction.DEFECTS,
    "navigation": navigation.DEFECTS,
    "page list": page_list.DEFECTS,
    "pictures": pictures.DEFECTS,
    "fonts": fonts.DEFECTS,
    "tables and notes": tables_and_notes.DEFECTS,
    "style sheet": style.DEFECTS,
    "recordings": recordings.DEFECTS,
    "metadata": metadata.DEFECTS,
    "leftovers": leftovers.DEFECTS,
}
DEFECTS: Final = {f"{family}: {defect.name}": defect for family, defects in FAMILIES.items() for defect in defects}
_BY_EPUBCHECK: Final = [name for name, defect in DEFECTS.items() if defect.by is Catcher.EPUBCHECK]
DAILY: Final = DEFECTS.keys() - set(_BY_EPUBCHECK) | set(_BY_EPUBCHECK[::4])
"""What is tried in a daily run: all that our own rules and Ace must catch, and every fourth of what EPUBCheck must, whose version is locked."""
