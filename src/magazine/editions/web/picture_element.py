"""The element of a picture: every format in several widths, its room kept before it arrives. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from magazine.editions.web.manifest import PictureFiles, Widths


def picture_element(
    files: PictureFiles, folder: str, sizes: str, alt: str, *, at_once: bool, crop: float | None = None
) -> Markup:
    """Write a ``picture``.

    Args:
        files: the developed picture.
        folder: the way to the issue's folder, with a slash at the end.
        sizes: how wide it stands, for HTML's ``sizes``. One that waits is measured where it stands by browsers that can
            (``auto``, HTML section 4.8.4.2.1); the others take this.
        alt: alternative text.
        at_once: True where it is in the first view; all others wait until they are near.
        crop: width by height of the frame that the style sheet cuts it to, if any: of a wider picture only a part is seen, and a file
            counts for as many pixels as are left of it.
    """
    *better, plain = files.formats
    seen = min(1.0, crop * files.height / files.width) if crop else 1.0
    sizes = sizes if at_once else f"auto, {sizes}"
    sources = Markup("").join(
        Markup('<source type="{}" srcset="{}" sizes="{}" />').format(
            form.media_type, _srcset(form, folder, seen), sizes
        )
        for form in better
    )
    urgency = Markup('fetchpriority="high"') if at_once else Markup('loading="lazy"')
    image = Markup(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" decoding="async" {} />'
    ).format(
        folder + quote(plain.files[-1][0]),
        _srcset(plain, folder, seen),
        sizes,
        files.width,
        files.height,
        escape(alt),
        urgency,
    )
    return Markup("<picture>{}{}</picture>").format(sources, image)


def _srcset(form: Widths, folder: str, seen: float) -> str:
    return ", ".join(f"{folder}{quote(name)} {round(width * seen)}w" for name, width in form.files)
