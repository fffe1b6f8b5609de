"""The colours that are meant, in the place of those that stood for them.

All editions share one layout. In it two colours that look alike and are printed with other inks differ by one step of blue, so that the plates
can tell them apart (``separation.stand_ins``); a volume in light has no need of that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Name

if TYPE_CHECKING:
    from collections.abc import Mapping


def put_back(pdf: pikepdf.Pdf, lights: Mapping[str, str]) -> None:
    """Put colours back in all that is painted: pages, forms and patterns.

    Args:
        pdf: the volume.
        lights: colours that stand for others, and those, as ``#rrggbb``.
    """
    if not lights:
        return
    meant = {_numbers(light): _numbers(own) for light, own in lights.items()}
    sought = re.compile(rb"(?<![\d.])(" + b"|".join(map(re.escape, meant)) + rb")(?= rg\b| RG\b)")
    for stream in [page.obj.Contents for page in pdf.pages] + [item for item in pdf.objects if _is_painted(item)]:
        content = stream.read_bytes()
        restored = sought.sub(lambda found: meant[found[1]], content)
        if restored != content:
            stream.write(restored)


def _is_painted(item: pikepdf.Object) -> bool:
    if not isinstance(item, pikepdf.Stream):
        return False
    return bool(item.get("/Subtype") == Name.Form or item.get("/PatternType") == 1)


def _numbers(colour: str) -> bytes:
    """Write a colour's parts as WeasyPrint does: six decimals without the last zeros."""
    parts = (part / 255 for part in bytes.fromhex(colour.removeprefix("#")))
    return " ".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in parts).encode()
