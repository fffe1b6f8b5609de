"""Every check of the preflight, in the order in which a printer would look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.print.preflight import blending, document, fonts, inks, pixels, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from magazine.editions.print.preflight.proof import Fault, Proof

CHECKS: Final[Mapping[str, Callable[[Proof], Iterator[Fault]]]] = {
    "press-encrypted": document.encryption,
    "press-standard": document.standard,
    "press-output-intent": document.output_intent,
    "press-page-count": document.page_count,
    "press-active-content": document.active_content,
    "press-trim": sheets.trim,
    "press-bleed": sheets.bleed,
    "press-box": sheets.boxes,
    "press-annotation": sheets.notes,
    "press-font": fonts.embedding,
    "press-colour": inks.colours,
    "press-picture-colour": inks.pictures,
    "press-resolution": pixels.resolution,
    "press-ink": inks.ink,
    "press-picture-ink": pixels.picture_ink,
    "press-rich-black": inks.rich_black,
    "press-overprint": inks.overprint,
    "press-hairline": inks.hairlines,
    "press-registration": inks.registration,
    "press-blend-space": blending.blend_space,
    "press-blend-mode": blending.blend_modes,
    "press-curves": blending.curves,
}
"""The rule's name, as findings and reports give it, and its check."""
