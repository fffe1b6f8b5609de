"""The element of a picture: every format in several widths, its room kept before it arrives. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from magazine.editions.web.manifest import PictureFiles, Widths


def picture_element(files: PictureFiles, folder: str, sizes: str, alt: str, *, at_once: bool) -> Markup:
    """Write a ``picture``.

    Args:
        files: the developed picture.
        folder: the way to the issue's folder, with a slash at the end.
        sizes: how wide it stands, for HTML's ``sizes``.
        alt: alternative text.
        at_once: True where it is in the first view; all others wait until they are near.
    """
    *better, plain = files.formats
    sources = Markup("").join(
        Markup('<source type="{}" srcset="{}" sizes="{}" />').format(form.media_type, _srcset(form, folder), sizes)
        for form in better
    )
    urgency = Markup('fetchpriority="high"') if at_once else Markup('loading="lazy"')
    image = Markup(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" decoding="async" {} />'
    ).format(
        folder + quote(plain.files[-1][0]),
        _srcset(plain, folder),
        sizes,
        files.width,
        files.height,
        escape(alt),
        urgency,
    )
    return Markup("<picture>{}{}</picture>").format(sources, image)


def _srcset(form: Widths, folder: str) -> str:
    return ", ".join(f"{folder}{quote(name)} {width}w" for name, width in form.files)
